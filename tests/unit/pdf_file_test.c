#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/file.h"
#include "pdf/syntax.h"
#include "pdf_read.h"

/* Objects, and the file that is made of them. */

static struct arena mem;
static struct pdf_objects objects;

static int setup(void **state)
{
	(void)state;
	pdf_objects_open(&objects, &mem);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	pdf_objects_close(&objects);
	arena_finish(&mem);
	return 0;
}

static unsigned add(const char *body)
{
	unsigned n = pdf_object_new(&objects);
	struct buf b = {0};
	buf_text(&b, body);
	pdf_object_set(&objects, n, &b);
	buf_finish(&b);
	return n;
}

/* A catalog with one empty page. */
static void add_document(void)
{
	add("<</Type/Catalog/Pages 2 0 R>>");
	add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
	add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Resources<<>>/Contents 4 0 R>>");
	unsigned content = pdf_object_new(&objects);
	pdf_object_stream(&objects, content, "", STR("0 0 5 5 re f\n"));
	add("<</Title(t)>>");
}

/* Other people's reader finds no fault in it. */
static void check_by_qpdf(const struct buf *file)
{
	char name[] = "/tmp/pdf_file_test-XXXXXX", command[128];
	int fd = mkstemp(name);
	assert_true(fd >= 0);
	FILE *f = fdopen(fd, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(file->p, 1, file->n, f), file->n);
	fclose(f);
	snprintf(command, sizeof(command), "qpdf --check %s >/dev/null 2>&1", name);
	int status = system(command);
	remove(name);
	assert_int_equal(status, 0);
}

static void test_packed(void **state)
{
	(void)state;
	struct buf out = {0};
	add_document();
	pdf_file_write(&objects, false, 1, 5, &out);
	struct str file = buf_str_of(&out);
	assert_true(str_starts(file, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n4 0 obj\n")));
	assert_true(str_ends(file, STR("\n%%EOF\n")));
	assert_true(str_find(file, STR("/Type/ObjStm/N 4/First"), 0) != SIZE_MAX);
	assert_true(str_find(file, STR("/Root 1 0 R/Info 5 0 R/ID[<"), 0) != SIZE_MAX);
	assert_true(str_find(file, STR("\ntrailer\n"), 0) == SIZE_MAX);
	check_by_qpdf(&out);
	buf_finish(&out);
}

static void test_classic(void **state)
{
	(void)state;
	struct buf out = {0};
	add_document();
	pdf_file_write(&objects, true, 1, 5, &out);
	struct str file = buf_str_of(&out);
	assert_true(str_starts(file, STR("%PDF-1.4\n%")));
	assert_true(str_find(file, STR("ObjStm"), 0) == SIZE_MAX);
	assert_true(str_find(file, STR("xref\n0 6\n0000000000 65535 f \n"), 0) != SIZE_MAX);
	check_by_qpdf(&out);
	buf_finish(&out);
}

/* More plain objects than one object stream holds. */
static void test_many(void **state)
{
	(void)state;
	for (unsigned extra = 251; extra <= 253; extra++) {
		struct buf out = {0};
		add_document();
		for (unsigned i = 0; i < extra; i++)
			add("<</Spare true>>");
		pdf_file_write(&objects, false, 1, 5, &out);
		assert_int_equal(str_find(buf_str_of(&out), STR("/ObjStm/N 256/"), 0) !=
					 SIZE_MAX,
				 extra >= 252);
		assert_int_equal(str_find(buf_str_of(&out), STR("/ObjStm/N 1/"), 0) != SIZE_MAX,
				 extra == 253);
		check_by_qpdf(&out);
		buf_finish(&out);
		teardown(NULL);
		setup(NULL);
	}
}

/* The identifier is made of the content: it changes with it and only with it. */
static void test_identifier(void **state)
{
	(void)state;
	struct str id[3];
	for (int i = 0; i < 3; i++) {
		static struct arena kept;
		struct buf out = {0};
		add_document();
		add(i == 2 ? "(b)" : "(a)");
		pdf_file_write(&objects, false, 1, 5, &out);
		struct str file = buf_str_of(&out);
		size_t at = str_find(file, STR("/ID[<"), 0) + 5;
		id[i] = arena_str(&kept, str_slice(file, at, at + 32));
		buf_finish(&out);
		teardown(NULL);
		setup(NULL);
		if (i == 2) {
			assert_true(str_eq(id[0], id[1]));
			assert_false(str_eq(id[1], id[2]));
			arena_finish(&kept);
		}
	}
}

static void test_deflate(void **state)
{
	(void)state;
	static const size_t sizes[] = {0, 1, 8191, 8192, 100000};
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		char *bytes = ARENA_NEW(&mem, char, sizes[i] + 1);
		for (size_t k = 0; k < sizes[i]; k++)
			bytes[k] = (char)(k * k >> 3);
		struct str plain = {bytes, sizes[i]};
		struct buf back = {0};
		doc_unpack(&back, pdf_deflate(&objects, plain));
		assert_true(str_eq(buf_str_of(&back), plain));
		buf_finish(&back);
	}
}

static void test_tree(void **state)
{
	(void)state;
	struct pdf_leaf leaf[600];
	for (unsigned i = 0; i < 600; i++)
		leaf[i] = (struct pdf_leaf){.number = i, .object = i + 1};
	unsigned one = pdf_object_tree(&objects, leaf, 2, false);
	assert_true(str_eq(objects.item[one - 1].body, STR("<</Nums[0 1 0 R 1 2 0 R ]>>")));
	unsigned many = pdf_object_tree(&objects, leaf, 600, false);
	assert_true(str_starts(objects.item[many - 1].body, STR("<</Kids[ ")));
	assert_true(str_starts(objects.item[many].body, STR("<</Limits[0 255]/Nums[0 1 0 R")));
	assert_true(str_starts(objects.item[many + 2].body, STR("<</Limits[512 599]/Nums[")));
	unsigned none = pdf_object_tree(&objects, leaf, 0, false);
	assert_true(str_eq(objects.item[none - 1].body, STR("<</Nums[]>>")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_packed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_classic, setup, teardown),
		cmocka_unit_test_setup_teardown(test_many, setup, teardown),
		cmocka_unit_test_setup_teardown(test_identifier, setup, teardown),
		cmocka_unit_test_setup_teardown(test_deflate, setup, teardown),
		cmocka_unit_test_setup_teardown(test_tree, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
