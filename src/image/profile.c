#include <lcms2.h>
#include <stdlib.h>

#include "base/late.h"
#include "image/reader.h"

/*
 * Little CMS, loaded when the first picture with a profile is read: few
 * reports have one, and every run would wait for the library.
 */
#define LIBRARY "liblcms2.so.2"
/* clang-format off */
#define LCMS(X) \
	X(OpenProfileFromMem) X(CloseProfile) X(GetColorSpace) X(GetDeviceClass) \
	X(GetEncodedICCversion) X(Create_sRGBProfile) X(CreateTransform) \
	X(DoTransform) X(DeleteTransform)
/* clang-format on */

struct lcms {
#define X(name) __typeof__(cms##name) *name;
	LCMS(X)
#undef X
};

static bool load(struct lcms *c, struct span at, struct diags *d)
{
#define X(name) "cms" #name,
	static const char *const name[] = {LCMS(X)};
#undef X
	_Static_assert(sizeof(*c) == sizeof(name), "a pointer for each name");
	struct str why;
	return late_open(LIBRARY, name, sizeof(name) / sizeof(*name), c, &why) ||
	       diag_report(d, at, DIAG_COLORS, str_of(LIBRARY), why);
}

/* What PDF/A takes (ISO 19005-2 6.2.4.2), of as many components as the picture. */
static bool is_fit(const struct lcms *c, cmsHPROFILE profile, unsigned components)
{
	static const cmsColorSpaceSignature space[5] = {
		[1] = cmsSigGrayData, [3] = cmsSigRgbData, [4] = cmsSigCmykData};
	cmsProfileClassSignature kind = c->GetDeviceClass(profile);
	return components < 5 && space[components] &&
	       c->GetColorSpace(profile) == space[components] &&
	       (kind == cmsSigInputClass || kind == cmsSigDisplayClass ||
		kind == cmsSigOutputClass || kind == cmsSigColorSpaceClass) &&
	       c->GetEncodedICCversion(profile) < 0x05000000;
}

/* Four bytes a pixel on both sides; what is no colour is left alone. */
static cmsUInt32Number layout(unsigned components, bool inverted)
{
	cmsUInt32Number space = components == 1 ? PT_GRAY : components == 3 ? PT_RGB : PT_CMYK;
	return COLORSPACE_SH(space) | CHANNELS_SH(components) | EXTRA_SH(4 - components) |
	       BYTES_SH(1) | FLAVOR_SH((cmsUInt32Number)inverted);
}

/* Does it say of a choice of colours what sRGB says? Most profiles do. */
static bool is_srgb(const struct lcms *c, cmsHTRANSFORM to_srgb, unsigned components)
{
	enum { STEP = 15 };
	if (components == 4)
		return false;
	for (int i = 0; i < 256; i += STEP)
		for (int k = 0; k < (components == 3 ? 256 : 1); k += STEP) {
			uint8_t v[4] = {(uint8_t)i, (uint8_t)(components == 3 ? k : i),
					(uint8_t)(components == 3 ? (i + k) / 2 : i), 255};
			uint8_t seen[4] = {0};
			c->DoTransform(to_srgb, v, seen, 1);
			for (int n = 0; n < 3; n++)
				if (abs(v[n] - seen[n]) > 1)
					return false;
		}
	return true;
}

static cmsHTRANSFORM open_transform(const struct lcms *c, cmsHPROFILE profile,
				    const struct image *m)
{
	cmsHPROFILE srgb = c->Create_sRGBProfile();
	if (!srgb)
		arena_exhausted();
	cmsHTRANSFORM t = c->CreateTransform(profile, layout(m->components, m->inverted), srgb,
					     TYPE_RGBA_8, INTENT_RELATIVE_COLORIMETRIC,
					     cmsFLAGS_BLACKPOINTCOMPENSATION);
	c->CloseProfile(srgb);
	return t;
}

bool image_profile(struct image *m, struct str icc, struct str path, struct arena *mem,
		   struct diags *d)
{
	struct lcms c = {0};
	if (!load(&c, m->at, d))
		return false;
	cmsHPROFILE profile = c.OpenProfileFromMem(icc.p, (cmsUInt32Number)icc.n);
	cmsHTRANSFORM t = profile && is_fit(&c, profile, m->components)
				  ? open_transform(&c, profile, m)
				  : NULL;
	if (!t) {
		diag_report(d, m->at, DIAG_IMAGE_PROFILE, path);
	} else if (!is_srgb(&c, t, m->components)) {
		m->profile = arena_str(mem, icc);
		m->profile_version = c.GetEncodedICCversion(profile) >> 24;
	}
	if (t)
		c.DeleteTransform(t);
	if (profile)
		c.CloseProfile(profile);
	return true;
}

bool image_to_srgb(const struct image *m, uint8_t *rgba, struct diags *d)
{
	struct lcms c = {0};
	if (!load(&c, m->at, d))
		return false;
	cmsHPROFILE profile = c.OpenProfileFromMem(m->profile.p, (cmsUInt32Number)m->profile.n);
	cmsHTRANSFORM t = profile ? open_transform(&c, profile, m) : NULL;
	if (!t) /* it was opened before, when the file was read */
		arena_exhausted();
	size_t n = (size_t)m->width * m->height;
	c.DoTransform(t, rgba, rgba, (cmsUInt32Number)n);
	for (size_t i = 0; m->components == 4 && i < n; i++)
		rgba[4 * i + 3] = 255;
	c.DeleteTransform(t);
	c.CloseProfile(profile);
	return true;
}
