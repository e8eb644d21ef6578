#include "source_helper.h"

#include "ko/compose.h"

static void plain(void **state)
{
	(void)state;
	struct loaded l;
	load_text(
		&l,
		"연도,기업수(개),비고\n2014,32,\"가, 나\"\n2024,\"1,186\",\"그는 \"\"예\"\" 했다\"\n");
	assert_true(l.ok);
	assert_int_equal(l.d.errors + l.d.warnings, 0);
	assert_int_equal(l.t.rows, 2);
	assert_int_equal(l.t.columns, 3);
	assert_str(l.t.column[1].name, "기업수");
	assert_str(l.t.column[1].unit, "개");
	assert_int_equal(l.t.column[0].type, COLUMN_YEAR);
	assert_int_equal(l.t.column[1].type, COLUMN_NUMBER);
	assert_true(l.t.column[1].number[1] == 1186);
	assert_cell(&l, 1, 1, "1,186");
	assert_str(column_decimal(&l.t.column[1], 1, &l.mem), "1186");
	assert_str(column_decimal(&l.t.column[1], 0, &l.mem), "32");
	assert_cell(&l, 0, 2, "가, 나");
	assert_cell(&l, 1, 2, "그는 \"예\" 했다");
	assert_int_equal(l.t.header_row, 1);
	finish_load(&l);
}

static void line_ends(void **state)
{
	(void)state;
	static const struct {
		const char *text, *name;
	} row[] = {
		{"가,나\n1,2\n3,4\n", "LF"},        {"가,나\r\n1,2\r\n3,4\r\n", "CRLF"},
		{"가,나\r1,2\r3,4\r", "CR"},        {"가,나\r1,2\n3,4\r\n", "mixed"},
		{"가,나\n1,2\n3,4", "LF"},          {"\n\n가,나\n\n1,2\n \n3,4\n\n", "LF"},
		{"가 , 나\n 1 ,2 \n3\t,4\n", "LF"}, {"\xEF\xBB\xBF가,나\n1,2\n3,4\n", "LF"},
	};
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct loaded l;
		load_text(&l, row[i].text);
		assert_true(l.ok);
		assert_string_equal(l.t.origin->newline, row[i].name);
		assert_int_equal(l.t.rows, 2);
		assert_cell(&l, 1, 1, "4");
		assert_str(l.t.column[1].name, "나");
		finish_load(&l);
	}
}

static void delimiters(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		char delimiter;
		unsigned columns;
	} row[] = {
		{"가,나\n1,2\n", ',', 2},
		{"가\t나\n1,234\t5,678\n", '\t', 2},
		{"가;나;다\n1,5;2,5;3,5\n", ';', 3},
		{"가|나\n가,나|1\n", '|', 2},
		{"가\n나\n", ',', 1},
		{"가,나\n\"a;b;c\",1\n\"a;b;c\",2\n", ',', 2},
		{"가,나,다\na;b,c;d,1\na;b,c;d,2\n", ',', 3},
		{"제목, 2025년 현황\n\n가\t나\t다\n1\t2\t3\n4\t5\t6\n", '\t', 3},
	};
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct loaded l;
		load_text(&l, row[i].text);
		assert_true(l.ok);
		assert_int_equal(l.t.origin->delimiter, row[i].delimiter);
		assert_int_equal(l.t.columns, row[i].columns);
		finish_load(&l);
	}
}

static void given_delimiter(void **state)
{
	(void)state;
	struct loaded l;
	start_load(&l);
	l.o.delimiter = STR("tab");
	load_bytes(&l, STR("가,나\t다\n1,2\t3\n"));
	assert_true(l.ok);
	assert_int_equal(l.t.columns, 2);
	assert_str(l.t.column[0].name, "가,나");
	finish_load(&l);
	start_load(&l);
	l.o.delimiter = STR("::");
	load_bytes(&l, STR("가,나\n1,2\n"));
	assert_false(l.ok);
	assert_non_null(find_diag(&l.d, DIAG_CSV_DELIMITER));
	finish_load(&l);
}

/* Every reported place quotes back to its cell. */
static void places(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l,
		  " 이름 ,\"값\"\r\n\" 가\n나\" , 1 \r\n\"\",\" 2\"\r\n\r\n\"다\"\"라\",\r\n");
	assert_true(l.ok);
	assert_int_equal(l.t.rows, 3);
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 0, 0)), " 가\n나");
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 0, 1)), "1");
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 1, 0)), "");
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 1, 1)), " 2");
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 2, 0)), "다\"\"라");
	assert_str(files_quote(&l.files, l.t.column[0].at), "이름");
	assert_str(files_quote(&l.files, l.t.column[1].at), "값");
	assert_cell(&l, 0, 0, "가\n나");
	assert_cell(&l, 2, 0, "다\"라");
	assert_true(table_missing(&l.t.column[1], 2));
	finish_load(&l);
}

static void wrong(const char *text, enum diag_code code, unsigned line, unsigned column)
{
	struct loaded l;
	load_text(&l, text);
	assert_false(l.ok);
	const struct diag *x = find_diag(&l.d, code);
	if (!x)
		fail_msg("%s: %s instead of %s", text,
			 l.d.first ? diag_label(l.d.first->code) : "nothing", diag_label(code));
	struct place p = diag_place(&l.files, x->at);
	if (p.line != line || p.column != column)
		fail_msg("%s: %s at %u:%u", text, diag_label(code), p.line, p.column);
	finish_load(&l);
}

static void faults(void **state)
{
	(void)state;
	wrong("", DIAG_SOURCE_EMPTY, 1, 1);
	wrong("\n \n\n", DIAG_SOURCE_EMPTY, 1, 1);
	wrong("가,나\n1,\"2\n3,4\n", DIAG_CSV_QUOTE_OPEN, 2, 3);
	wrong("가,나\n\"1,2\n\"3\",4\n", DIAG_CSV_QUOTE_OPEN, 2, 1);
	wrong("가,나\n1,\"2\"x\n3,4\n", DIAG_CSV_QUOTE_TEXT, 2, 6);
	wrong("가,나\n1,2\n1,234,5\n6,7\n", DIAG_CSV_RAGGED_COMMA, 3, 1);
	wrong("이름,값\n서울,2\n부산,대구,5\n인천,7\n", DIAG_CSV_RAGGED_COMMA, 3, 1);
	wrong("가,나,다\n1,2,3\n4,5\n6,7,8\n", DIAG_CSV_RAGGED, 3, 1);
	wrong("가,나,다\n1,2,a\n4,b\nb,8\n6,7,c\n6,7,c\n", DIAG_CSV_RAGGED_BREAK, 3, 1);
	wrong("가,나\n1,2,3\n4,5,6\n", DIAG_CSV_HEADER_SHORT, 1, 1);
	wrong("가,나,다,라\n1,2,3\n4,5,6\n", DIAG_CSV_HEADER_LONG, 1, 1);
	wrong("지역,남,여\n서울,1,234,567,2,345,678\n부산,1,234,567,2,345,678\n",
	      DIAG_CSV_HEADER_SHORT, 1, 1);
	wrong("가,나\n1,2\n3,\xFF\n", DIAG_SOURCE_DAMAGED, 3, 3);
	wrong("\xB0\xA1,\xB3\xAA\n1,2\n3,\xFF\n", DIAG_SOURCE_BYTES, 3, 3);
	wrong("가나다,라마바\n1,2\n3,\xEA\xB0\n", DIAG_SOURCE_DAMAGED, 3, 3);
}

static void zero_bytes(void **state)
{
	(void)state;
	struct loaded l;
	start_load(&l);
	load_bytes(&l, STR("가,나\n1,\0002\n"));
	assert_false(l.ok);
	assert_non_null(find_diag(&l.d, DIAG_SOURCE_NUL));
	finish_load(&l);
}

static void no_such_file(void **state)
{
	(void)state;
	struct loaded l;
	start_load(&l);
	l.o.file = STR("/tmp/no-such-folder/없는 파일.csv");
	assert_false(source_load(&l.t, &l.o, &l.files, &l.mem, &l.d));
	assert_non_null(find_diag(&l.d, DIAG_SOURCE_MISSING));
	assert_false(l.d.world);
	l.o.file = STR("/tmp");
	assert_false(source_load(&l.t, &l.o, &l.files, &l.mem, &l.d));
	assert_non_null(find_diag(&l.d, DIAG_FILE_READ));
	assert_true(l.d.world);
	finish_load(&l);
}

/* A name that another system decomposed is found, and a misspelt one suggested. */
static void file_names(void **state)
{
	(void)state;
	char folder[] = "/tmp/dopyo-test-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct loaded l;
	start_load(&l);
	struct str decomposed = arena_printf(&l.mem, "%s/\xE1\x84\x80\xE1\x85\xA1.csv", folder);
	FILE *f = fopen(decomposed.p, "w");
	assert_non_null(f);
	fputs("가,나\n1,2\n", f);
	fclose(f);
	l.o.file = arena_printf(&l.mem, "%s/가.csv", folder);
	assert_true(source_load(&l.t, &l.o, &l.files, &l.mem, &l.d));
	l.o.file = arena_printf(&l.mem, "%s/갸.csv", folder);
	assert_false(source_load(&l.t, &l.o, &l.files, &l.mem, &l.d));
	assert_str(find_diag(&l.d, DIAG_SOURCE_MISSING)->arg[1], "가.csv");
	unlink(decomposed.p);
	rmdir(folder);
	finish_load(&l);
}

static void padding(void **state)
{
	(void)state;
	struct loaded l;
	start_load(&l);
	l.o.ragged = STR("pad");
	load_bytes(&l, STR("가,나,다\n1,2,3\n4\n6,7,8,,\n"));
	assert_true(l.ok);
	assert_int_equal(l.t.rows, 3);
	assert_true(table_missing(&l.t.column[2], 1));
	assert_cell(&l, 2, 2, "8");
	finish_load(&l);
	start_load(&l);
	l.o.ragged = STR("pad");
	load_bytes(&l, STR("가,나\n1,2\n4,5,6\n"));
	assert_false(l.ok);
	finish_load(&l);
	start_load(&l);
	l.o.ragged = STR("fill");
	load_bytes(&l, STR("가,나\n1,2\n"));
	assert_non_null(find_diag(&l.d, DIAG_CSV_RAGGED_OPTION));
	finish_load(&l);
}

static void trailing_delimiters(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "가,나\n1,2,\n3,4,\n");
	assert_true(l.ok);
	assert_int_equal(l.t.columns, 2);
	finish_load(&l);
	load_text(&l, "가,나,\n1,2\n3,4\n");
	assert_true(l.ok);
	assert_int_equal(l.t.columns, 2);
	finish_load(&l);
}

static void names(void **state)
{
	(void)state;
	struct loaded l;
	load_text(
		&l,
		"값,,값, \xE1\x84\x80\xE1\x85\xA1 ,값_2,\"인구\n(명)\",면적(㎡),면적(평),시군구별(1)\n"
		"1,2,3,4,5,6,7,8,9\n");
	assert_true(l.ok);
	static const char *const expected[] = {"값",       "열2",      "값_3",
					       "가",       "값_2",     "인구",
					       "면적(㎡)", "면적(평)", "시군구별(1)"};
	for (uint32_t i = 0; i < 9; i++)
		assert_str(l.t.column[i].name, expected[i]);
	assert_str(l.t.column[5].unit, "명");
	assert_str(l.t.column[6].unit, "㎡");
	assert_str(find_notice(&l, DIAG_NAME_EMPTY)->arg[0], "열2");
	assert_str(find_notice(&l, DIAG_NAME_TWICE)->arg[0], "값 → 값_3");
	finish_load(&l);
}

static void options(void **state)
{
	(void)state;
	struct loaded l;
	start_load(&l);
	l.o.skip = 2;
	l.o.header = 0;
	load_bytes(&l, STR("아무 글\n\"여기도\n1,2\n3,4\n"));
	assert_true(l.ok);
	assert_int_equal(l.t.rows, 2);
	assert_str(l.t.column[1].name, "열2");
	finish_load(&l);
	start_load(&l);
	l.o.header = 2;
	load_bytes(&l, STR("a,b\nc,d\n1,2\n"));
	assert_true(l.ok);
	assert_str(l.t.column[1].name, "b/d");
	assert_int_equal(l.t.header_row, 2);
	finish_load(&l);
	start_load(&l);
	l.o.header = 3;
	load_bytes(&l, STR("a,b\nc,d\n"));
	assert_false(l.ok);
	assert_non_null(find_diag(&l.d, DIAG_CSV_HEADER));
	finish_load(&l);
}

static void limits(void **state)
{
	(void)state;
	static const struct {
		struct source_limits limits;
		enum diag_code code;
	} row[] = {
		{{.rows = 2}, DIAG_SOURCE_ROWS},
		{{.columns = 1}, DIAG_SOURCE_COLUMNS},
		{{.cell = 2}, DIAG_SOURCE_CELL},
		{{.file = 5}, DIAG_SOURCE_SIZE},
	};
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct loaded l;
		start_load(&l);
		l.o.limits = row[i].limits;
		load_bytes(&l, STR("a,b\n1,200\n3,4\n"));
		assert_false(l.ok);
		assert_non_null(find_diag(&l.d, row[i].code));
		finish_load(&l);
	}
}

static void leftovers_of_other_programs(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "sep=;\r\n가;나\r\n1,5;2\r\n\x1A");
	assert_true(l.ok);
	assert_int_equal(l.t.origin->delimiter, ';');
	assert_int_equal(l.t.rows, 1);
	assert_str(l.t.column[0].name, "가");
	finish_load(&l);
	load_text(&l, "코드,값\n=\"001\",1\n=\"002\",2\n");
	assert_true(l.ok);
	assert_cell(&l, 1, 0, "002");
	assert_int_equal(l.t.column[0].type, COLUMN_CODE);
	finish_load(&l);
	load_text(&l, ",이름\n0,가\n1,나\n");
	assert_non_null(find_notice(&l, DIAG_INDEX_COLUMN));
	finish_load(&l);
	load_text(&l, "가,나\n\xEF\xBB\xBF다\xC2\xAD라,1\n");
	assert_true(l.ok);
	assert_cell(&l, 0, 0, "다라");
	finish_load(&l);
}

static void large_shapes(void **state)
{
	(void)state;
	struct loaded l;
	struct str wide = STR_NONE, big = STR_NONE;
	start_load(&l);
	size_t n = 0, cells = 10000, size = (size_t)10 * 1024 * 1024;
	char *p = ARENA_NEW(&l.mem, char, cells * 14);
	for (size_t i = 0; i < cells; i++)
		n += (size_t)snprintf(p + n, 8, "c%zu%s", i, i + 1 < cells ? "," : "\n");
	for (size_t i = 0; i < cells; i++)
		n += (size_t)snprintf(p + n, 4, "%d%s", 1, i + 1 < cells ? "," : "\n");
	wide = (struct str){p, n};
	load_bytes(&l, wide);
	assert_true(l.ok);
	assert_int_equal(l.t.columns, cells);
	finish_load(&l);
	start_load(&l);
	p = ARENA_NEW(&l.mem, char, size + 16);
	memcpy(p, "a,b\n1,\"", 7);
	memset(p + 7, 'x', size);
	memcpy(p + 7 + size, "\"\n", 2);
	big = (struct str){p, size + 9};
	load_bytes(&l, big);
	assert_true(l.ok);
	assert_int_equal(column_text(&l.t.column[1], 0).n, size);
	finish_load(&l);
}

static void composes(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l,
		  "이름,값\n\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB글,1\n\xE3\x85\xA4ㅈㅛㅁ,2\n");
	assert_true(l.ok);
	assert_cell(&l, 0, 0, "한글");
	assert_cell(&l, 1, 0, "죰");
	assert_str(files_quote(&l.files, source_cell(&l.t, &l.files, 0, 0)),
		   "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB글");
	finish_load(&l);
}

static void header_only(void **state)
{
	(void)state;
	struct loaded l;
	load_text(&l, "가,나\n");
	assert_true(l.ok);
	assert_int_equal(l.t.rows, 0);
	assert_int_equal(l.t.columns, 2);
	assert_non_null(find_diag(&l.d, DIAG_ROWS_NONE));
	finish_load(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain),
		cmocka_unit_test(line_ends),
		cmocka_unit_test(delimiters),
		cmocka_unit_test(given_delimiter),
		cmocka_unit_test(places),
		cmocka_unit_test(faults),
		cmocka_unit_test(zero_bytes),
		cmocka_unit_test(no_such_file),
		cmocka_unit_test(file_names),
		cmocka_unit_test(padding),
		cmocka_unit_test(trailing_delimiters),
		cmocka_unit_test(names),
		cmocka_unit_test(options),
		cmocka_unit_test(limits),
		cmocka_unit_test(large_shapes),
		cmocka_unit_test(composes),
		cmocka_unit_test(header_only),
		cmocka_unit_test(leftovers_of_other_programs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
