#include "image/image.h"

#include "base/num.h"
#include "base/path.h"
#include "report/bind.h"
#include "report/fill.h"
#include "report/keys.h"

/* Pictures: ![…](file) alone in a paragraph, and {image}. */

static bool load(struct bind *b, struct str file, struct span at, struct plan_block *out)
{
	struct str path = path_join(b->mem, path_folder(b->o->report), file);
	out->image = image_load(path, at, b->mem, b->d);
	files_add(b->files, path, STR_NONE); /* the report depends on it */
	return out->image != NULL;
}

/* What a reader hears who cannot see the picture (PDF/UA 7.3). */
static bool describe(struct bind *b, struct str alt, struct span at, struct plan_block *out)
{
	return (fill_plain(b, alt, at, &out->alt) && str_trim(out->alt).n) ||
	       diag_report(b->d, at, DIAG_IMAGE_ALT, STR_NONE);
}

bool images_alone(struct bind *b, const struct inline_ *x, struct plan_block *out)
{
	bool ok = describe(b, x->text, x->at, out);
	return load(b, x->target, x->at, out) && ok;
}

static bool read_width(struct bind *b, struct keys *k, double *share)
{
	const struct node *width = keys_scalar(k, "width");
	double v;
	if (!width)
		return true;
	struct str s = width->text;
	if (!str_ends(s, STR("%")) || !num_parse(str_slice(s, 0, s.n - 1), &v) || v <= 0 ||
	    v > 100)
		return diag_report(b->d, width->at, DIAG_COLUMN_WIDTH, s);
	*share = v / 100;
	return true;
}

bool images_block(struct bind *b, const struct element *e, struct plan_block *out)
{
	struct keys k = keys_open(&e->yaml, &shape_image, b->d);
	const struct node *file = keys_needed(&k, "file", e->at);
	const struct node *alt = keys_needed(&k, "alt", e->at);
	bool ok = read_width(b, &k, &out->width);
	ok = fill_node(b, keys_scalar(&k, "caption"), NULL, &out->text) && ok;
	ok = fill_notes(b, keys_node(&k, "note"), &out->note) && ok;
	ok = fill_node(b, keys_scalar(&k, "source"), NULL, &out->source) && ok;
	ok = (!alt || describe(b, alt->text, alt->at, out)) && ok;
	targets_number(b, e, out);
	return file && load(b, file->text, file->at, out) && ok && k.ok;
}
