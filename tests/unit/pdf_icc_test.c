#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/meta.h"

/* The colour profile, read as ICC.1 says. */

static struct arena mem;

static uint32_t u32(struct str s, size_t at)
{
	uint32_t v = 0;
	assert_true(at + 4 <= s.n);
	for (size_t i = 0; i < 4; i++)
		v = v << 8 | (unsigned char)s.p[at + i];
	return v;
}

static double fixed(struct str s, size_t at)
{
	return (int32_t)u32(s, at) / 65536.0;
}

/* Offset of a tag's data; checks that it lies inside and is aligned. */
static size_t tag(struct str s, const char *name, uint32_t *size)
{
	for (uint32_t i = 0; i < u32(s, 128); i++) {
		size_t entry = 132 + 12 * (size_t)i;
		if (memcmp(s.p + entry, name, 4) != 0)
			continue;
		size_t at = u32(s, entry + 4);
		*size = u32(s, entry + 8);
		assert_true(at % 4 == 0 && at + *size <= s.n);
		return at;
	}
	fail_msg("no tag %s", name);
	return 0;
}

static void check(int version, size_t bytes)
{
	static const char *const names[] = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ",
					    "bXYZ", "rTRC", "gTRC", "bTRC"};
	struct str s = pdf_icc_srgb(&mem, version);
	uint32_t size;
	assert_int_equal(s.n, bytes);
	assert_int_equal(u32(s, 0), s.n);
	assert_int_equal(s.p[8], version);
	assert_memory_equal(s.p + 12, "mntrRGB XYZ ", 12);
	assert_memory_equal(s.p + 36, "acsp", 4);
	assert_int_equal(u32(s, 128), 9);
	for (size_t i = 0; i < 9; i++)
		tag(s, names[i], &size);
	/* the colours add up to the white of the profile's space */
	for (size_t axis = 0; axis < 3; axis++) {
		double sum = 0;
		for (size_t i = 3; i < 6; i++)
			sum += fixed(s, tag(s, names[i], &size) + 8 + 4 * axis);
		double white = fixed(s, tag(s, "wtpt", &size) + 8 + 4 * axis);
		assert_true(fabs(sum - white) < 0.0002);
		assert_true(fabs(white - fixed(s, 68 + 4 * axis)) < 1e-9);
	}
	assert_int_equal(tag(s, "rTRC", &size), tag(s, "bTRC", &size));
}

static void test_versions(void **state)
{
	(void)state;
	check(4, 424);
	check(2, 1464);
	assert_true(str_eq(pdf_icc_srgb(&mem, 4), pdf_icc_srgb(&mem, 4)));
}

/* Both curves are those of IEC 61966-2-1, at the ends and in the middle. */
static void test_curves(void **state)
{
	(void)state;
	uint32_t size;
	struct str s = pdf_icc_srgb(&mem, 2);
	size_t at = tag(s, "gTRC", &size) + 12;
	assert_int_equal(size, 12 + 2 * 512);
	const unsigned char *sample = (const unsigned char *)s.p + at;
	assert_int_equal(sample[0] << 8 | sample[1], 0);
	assert_int_equal(sample[1022] << 8 | sample[1023], 65535);
	/* 0.5 in the file is 0.2140 of the light */
	double half =
		((sample[510] << 8 | sample[511]) + (sample[512] << 8 | sample[513])) / 2.0;
	assert_true(fabs(half / 65535 - 0.21404) < 0.0005);
	s = pdf_icc_srgb(&mem, 4);
	at = tag(s, "gTRC", &size);
	assert_memory_equal(s.p + at, "para\0\0\0\0\0\3\0\0", 12);
	double g = fixed(s, at + 12), a = fixed(s, at + 16), b = fixed(s, at + 20);
	assert_true(fabs(pow(a * 0.5 + b, g) - 0.21404) < 0.0005);
}

static int finish(void **state)
{
	(void)state;
	arena_finish(&mem);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_versions),
		cmocka_unit_test(test_curves),
	};
	return cmocka_run_group_tests(tests, NULL, finish);
}
