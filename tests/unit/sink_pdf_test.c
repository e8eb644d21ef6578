#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/out.h"
#include "image/image.h"
#include "pdf_face.h"
#include "pdf_place.h"
#include "sink/sink.h"

/*
 * One document with everything in it, written in each standard and face, and
 * read back with other people's programs. The files stay where the conformance
 * check finds them.
 */
#define STRUCTURE "tests/unit/sink_pdf_structure.txt"

static const char *program; /* argv[0] */

static const char *const sentences[] = {
	"해외에 본사를 둔 한국 스타트업은 2014년 32개에서 2024년 186개로 늘어 5.8배가 되었다.",
	"사용후핵연료 4만 4천 톤(연 750톤)의 “처리”와 ㈜대한 3㎡ ① ‘셋째’…",
	"AI 글로벌 3대 강국 — K-정책 제안, 100% & <태그> (괄호) \\역사선",
};

/* What fonts and readers find hard; only Noto has all of it. */
static const char *const hard[] = {
	"옛한글 \u1112\u119E\u11AB\uAE00 \uA960\u119E",
	"한자 國會 統計 鷄林 \uF914\u6A02", /* a compatibility form beside its twin */
	"조합형 \u1112\u1161\u11AB\u1100\u1173\u11AF 뒤의 완성형 한글",
	"긴 줄표 — 와 가로줄 ― 그리고 □ ○ ※ ㎿ Ⅳ ½",
	"A\u0301 é é \u212B \u00C5 \u03A9 \u2126",
};

struct fixture {
	struct arena mem;
	struct diags d;
	struct pages pages;
	struct page *page;
	struct scene *scene;
	struct face face;
	struct tag *document, *sect;
	double y;
};

static void say(struct fixture *f, const struct tag *tag, double size, const char *text)
{
	const struct text_run *run = face_shape(&f->mem, &f->face, size, text);
	scene_tag(f->scene, tag);
	scene_text(f->scene, "body", (struct ink){.rgba = 0x222222FF}, (struct point){56, f->y},
		   run, run->text);
	f->y += size * 1.6;
}

static struct tag *element(struct fixture *f, enum tag_kind kind, const struct tag *parent)
{
	return scene_element(&f->mem, kind, parent);
}

static void add_headings(struct fixture *f)
{
	struct tag *h1 = element(f, TAG_H1, f->sect), *h2 = element(f, TAG_H2, f->sect);
	scene_anchor(f->scene, (struct point){56, f->y - 20}, STR("sec-flip"),
		     STR("조용한 탈출"), 1);
	say(f, h1, 18, "조용한 탈출");
	scene_anchor(f->scene, (struct point){56, f->y - 14}, STR("sec-number"), STR("현황"),
		     2);
	say(f, h2, 13, "현황");
	for (size_t i = 0; i < sizeof(sentences) / sizeof(*sentences); i++)
		say(f, element(f, TAG_P, f->sect), 10.5, sentences[i]);
}

static void add_list(struct fixture *f)
{
	static const char *const item[][2] = {{"①", "첫째 과제"}, {"②", "둘째 과제"}};
	struct tag *list = element(f, TAG_L, f->sect);
	list->numbering = STR("Decimal");
	for (int i = 0; i < 2; i++) {
		struct tag *li = element(f, TAG_LI, list);
		struct tag *label = element(f, TAG_LBL, li), *body = element(f, TAG_LBODY, li);
		say(f, label, 10.5, item[i][0]);
		say(f, element(f, TAG_P, body), 10.5, item[i][1]);
	}
}

static void add_cell(struct fixture *f, struct tag *row, const char *scope, unsigned columns,
		     unsigned rows, const char *text)
{
	struct tag *cell = element(f, scope ? TAG_TH : TAG_TD, row);
	cell->scope = str_of(scope);
	cell->colspan = (uint16_t)columns;
	cell->rowspan = (uint16_t)rows;
	say(f, cell, 10, text);
}

static void add_table(struct fixture *f)
{
	struct tag *table = element(f, TAG_TABLE, f->sect);
	say(f, element(f, TAG_CAPTION, table), 10, "[표 1] 본사의 소재지");
	struct tag *head = element(f, TAG_THEAD, table), *body = element(f, TAG_TBODY, table);
	struct tag *one = element(f, TAG_TR, head), *two = element(f, TAG_TR, head);
	add_cell(f, one, "Column", 1, 2, "연도");
	add_cell(f, one, "Column", 2, 1, "기업 수");
	add_cell(f, two, "Column", 1, 1, "국내");
	add_cell(f, two, "Column", 1, 1, "해외");
	scene_tag(f->scene, &scene_artifact);
	scene_line(f->scene, "rule", (struct ink){.rgba = 0x888888FF, .width = 0.5},
		   (struct point){56, f->y}, (struct point){300, f->y});
	for (int i = 0; i < 2; i++) {
		struct tag *row = element(f, TAG_TR, body);
		add_cell(f, row, "Row", 1, 1, i ? "2024" : "2014");
		add_cell(f, row, NULL, 1, 1, i ? "1,204" : "310");
		add_cell(f, row, NULL, 1, 1, i ? "186" : "32");
	}
}

static void add_figure(struct fixture *f)
{
	static const double dash[] = {3, 2};
	struct tag *figure = element(f, TAG_FIGURE, f->sect);
	figure->alt = STR("막대그래프: 2014년 32개에서 2024년 186개로 늘었다(5.8배).");
	double y = f->y;
	scene_clip(f->scene, (struct rect){56, y, 300, 120});
	scene_tag(f->scene, &scene_artifact);
	scene_line(f->scene, "grid",
		   (struct ink){.rgba = 0xCCCCCCFF, .width = 0.4, .dash = dash, .dashes = 2},
		   (struct point){56, y + 60}, (struct point){356, y + 60});
	scene_tag(f->scene, figure);
	scene_rect(f->scene, "mark.bar", (struct ink){.rgba = 0x2166ACFF},
		   (struct rect){80, y + 90, 40, 20});
	scene_rect(f->scene, "mark.bar", (struct ink){.rgba = 0xB2182B80},
		   (struct rect){160, y + 10, 40, 100});
	scene_circle(f->scene, "mark.point",
		     (struct ink){.rgba = 0x000000FF, .width = 1, .round = true},
		     (struct point){220, y + 40}, 12);
	const struct text_run *run = face_shape(&f->mem, &f->face, 9, "기업 수(개)");
	scene_text(f->scene, "axis.title", (struct ink){.rgba = 0x444444FF},
		   (struct point){66, y + 100}, run, run->text);
	f->scene->item[f->scene->count - 1].text.angle = -1.5707963267948966;
	scene_unclip(f->scene);
	f->y += 140;
	say(f, element(f, TAG_CAPTION, figure), 10, "[그림 1] 해외 본사");
}

static void add_links(struct fixture *f)
{
	struct tag *p = element(f, TAG_P, f->sect);
	say(f, p, 10.5, "자료: ");
	struct tag *out = element(f, TAG_LINK, p), *in = element(f, TAG_LINK, p);
	out->uri = STR("https://www.assembly.go.kr/포털?q=1&a=(b)");
	out->contents = STR("대한민국국회");
	say(f, out, 10.5, "대한민국국회");
	scene_link(f->scene, (struct rect){56, f->y - 26, 70, 12});
	in->target = STR("sec-flip");
	in->contents = STR("조용한 탈출");
	say(f, in, 10.5, "조용한 탈출 참조");
	scene_link(f->scene, (struct rect){56, f->y - 26, 70, 12});
}

static void add_note(struct fixture *f)
{
	struct tag *p = element(f, TAG_P, f->sect), *note = element(f, TAG_NOTE, p);
	note->id = STR("fn-1");
	say(f, element(f, TAG_LBL, note), 8, "1)");
	say(f, note, 8, "THE VC, 매일경제(2025. 2.) 재인용");
	struct tag *english = element(f, TAG_SPAN, p);
	english->lang = STR("en-US");
	say(f, english, 8, "Source: THE VC");
}

static void add_picture(struct fixture *f)
{
	static uint8_t rgba[8 * 8 * 4];
	static struct image image = {.kind = IMAGE_PNG, .width = 8, .height = 8, .rgba = rgba};
	for (unsigned i = 0; i < 64; i++) {
		rgba[4 * i] = (uint8_t)(i * 4);
		rgba[4 * i + 1] = (uint8_t)(255 - i);
		rgba[4 * i + 2] = 128;
		rgba[4 * i + 3] = i < 32 ? 255 : 100;
	}
	struct tag *figure = element(f, TAG_FIGURE, f->sect);
	figure->alt = STR("색이 번지는 정사각형");
	scene_tag(f->scene, figure);
	scene_image(f->scene, "image", (struct rect){56, f->y, 40, 40}, &image);
	f->y += 60;
}

static void add_running(struct fixture *f)
{
	static const struct tag header = {.kind = TAG_ARTIFACT_HEADER};
	static const struct tag footer = {.kind = TAG_ARTIFACT_FOOTER};
	double y = f->y;
	f->y = 30;
	say(f, &header, 8, "국회 브리핑");
	f->y = 820;
	say(f, &footer, 8, "- 1 -");
	f->y = y;
}

static void new_page(struct fixture *f)
{
	f->page = page_add(&f->pages, (struct size){595.28, 841.89}, &f->mem);
	f->scene = &f->page->scene;
	f->y = 60;
	add_running(f);
}

static bool open(struct fixture *f, const char *family)
{
	*f = (struct fixture){0};
	f->d.mem = &f->mem;
	if (!face_open(&f->face, family))
		return false;
	f->document = scene_element(&f->mem, TAG_DOCUMENT, NULL);
	f->sect = element(f, TAG_SECT, f->document);
	f->pages = (struct pages){
		.document = f->document,
		.title = STR("AI 패권 경쟁 <시험> & ‘Key Role’"),
		.author = STR("정책연구실"),
		.subject = STR("발제 요지"),
		.keywords = STR("AI, 정책"),
		.lang = STR("ko-KR"),
		.created = 1757894400, /* 2025-09-15 */
	};
	return true;
}

static void close_fixture(struct fixture *f)
{
	face_close(&f->face);
	arena_finish(&f->mem);
}

static void add_hard(struct fixture *f)
{
	for (size_t i = 0; i < sizeof(hard) / sizeof(*hard); i++)
		say(f, element(f, TAG_P, f->sect), 10.5, hard[i]);
	struct tag *quote = element(f, TAG_BLOCKQUOTE, f->sect);
	say(f, element(f, TAG_P, quote), 10.5, "방점 \uB098\u302E 뒤");
	say(f, element(f, TAG_P, quote), 10.5, "4\u00A0만\u2009톤");
}

static void make_document(struct fixture *f)
{
	new_page(f);
	add_headings(f);
	add_list(f);
	add_table(f);
	new_page(f);
	add_figure(f);
	add_picture(f);
	add_links(f);
	add_note(f);
}

static void print_diags(const struct diags *d)
{
	for (const struct diag *x = d->first; x; x = x->next)
		print_message("%s %.*s | %.*s | %.*s\n", diag_label(x->code),
			      STR_ARG(x->arg[0]), STR_ARG(x->arg[1]), STR_ARG(x->arg[2]));
}

/* The document in one standard; the path is in the fixture's arena. */
static struct str write_as(struct fixture *f, const char *name, const char *standard)
{
	struct sink_options o = {.standard = str_of(standard)};
	struct sink_result r;
	struct str file = arena_printf(&f->mem, "%s-%s.pdf", name, standard);
	struct str path = place_of(&f->mem, program, file.p);
	bool ok = sink_pdf.write(&f->pages, 0, path, &o, &r, &f->d);
	print_diags(&f->d);
	assert_true(ok);
	assert_int_equal(r.pages, f->pages.count);
	return path;
}

/* Everything a program prints; its exit code must be 0. */
static struct str output_of(struct arena *mem, const char *before, struct str path,
			    const char *after)
{
	struct buf out = {0};
	struct str command = arena_printf(mem, "%s %.*s %s", before, STR_ARG(path), after);
	char chunk[4096];
	size_t n;
	FILE *pipe = popen(command.p, "r");
	assert_non_null(pipe);
	while ((n = fread(chunk, 1, sizeof(chunk), pipe)) > 0)
		buf_bytes(&out, chunk, n);
	if (pclose(pipe) != 0)
		fail_msg("%s", command.p);
	return buf_take(&out, mem);
}

static bool has(struct str text, struct str what)
{
	bool found = str_find(text, what, 0) != SIZE_MAX;
	if (!found)
		print_message("not found: %.*s\n", STR_ARG(what));
	return found;
}

/* "emb", "sub" and "uni" of each line of pdffonts: yes, yes, yes. */
static void check_fonts(struct fixture *f, struct str path)
{
	struct str list = output_of(&f->mem, "pdffonts", path, "");
	size_t fonts = 0, at = str_find(list, STR("\n---"), 0);
	assert_true(at != SIZE_MAX);
	at = str_find(list, STR("\n"), at + 1) + 1;
	while (at < list.n) {
		size_t end = str_find(list, STR("\n"), at);
		struct str line = str_slice(list, at, end);
		assert_true(has(line, STR(" yes yes yes ")));
		assert_true(has(line, STR("Identity-H")));
		fonts++;
		at = end + 1;
	}
	assert_true(fonts >= 1);
}

static void check_file(struct fixture *f, struct str path)
{
	output_of(&f->mem, "qpdf --check", path, "2>&1");
	check_fonts(f, path);
	struct str text = output_of(&f->mem, "pdftotext -layout", path, "- 2>&1");
	for (size_t i = 0; i < sizeof(sentences) / sizeof(*sentences); i++)
		assert_true(has(text, str_of(sentences[i])));
	assert_true(has(text, STR("[표 1] 본사의 소재지")));
	assert_true(str_find(text, STR("\xEF\xBF\xBD"), 0) == SIZE_MAX); /* U+FFFD */
	struct str info = output_of(&f->mem, "pdfinfo", path, "2>&1");
	assert_true(has(info, STR("AI 패권 경쟁 <시험> & ‘Key Role’")));
	assert_true(has(info, STR("Tagged:          yes")));
	assert_true(has(info, STR("2025")));
}

static void test_everything(void **state)
{
	static const char *const family[] = {"Noto Sans CJK KR", "NanumGothic"};
	static const char *const standard[] = {"2a", "1a", "3a"};
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct fixture f;
		assert_true(open(&f, family[i]));
		make_document(&f);
		for (int k = 0; k < 3; k++)
			check_file(&f, write_as(&f, i ? "nanum" : "noto", standard[k]));
		close_fixture(&f);
	}
}

/* What is hard comes back as it was written, from two readers. */
static void test_hard_text(void **state)
{
	(void)state;
	struct fixture f;
	assert_true(open(&f, "Noto Sans CJK KR"));
	new_page(&f);
	say(&f, element(&f, TAG_P, f.sect), 10.5, sentences[0]);
	add_hard(&f);
	struct str path = write_as(&f, "hard", "2a");
	write_as(&f, "hard", "1a");
	check_fonts(&f, path);
	struct str poppler = output_of(&f.mem, "pdftotext -layout", path, "- 2>&1");
	struct str tree = output_of(&f.mem, "pdfinfo -struct-text", path, "2>&1");
	for (size_t i = 0; i < sizeof(hard) / sizeof(*hard); i++) {
		assert_true(has(poppler, str_of(hard[i])));
		assert_true(has(tree, str_of(hard[i])));
	}
	assert_true(has(poppler, STR("방점 \uB098\u302E 뒤")));
	assert_true(has(tree, STR("4 만 톤")));
	struct str mupdf = output_of(&f.mem, "mutool draw -q -F text", path, "2>&1");
	assert_true(has(mupdf, str_of(sentences[0])));
	assert_true(has(mupdf, str_of(hard[0])));
	assert_true(has(mupdf, str_of(hard[3])));
	assert_true(has(mupdf, STR("4 만 톤")));
	close_fixture(&f);
}

/* The tree as poppler prints it, without the numbers of objects. */
static void test_structure(void **state)
{
	(void)state;
	struct fixture f;
	struct str golden;
	assert_true(open(&f, "Noto Sans CJK KR"));
	make_document(&f);
	struct str path = write_as(&f, "structure", "2a");
	struct str tree = output_of(&f.mem, "pdfinfo -struct-text", path,
				    "2>&1 | sed 's/Object [0-9]* 0/Object/'");
	if (files_read(&f.mem, STR(STRUCTURE), &golden) != 0)
		fail_msg("%s: run from the top of the source tree", STRUCTURE);
	if (!str_eq(tree, golden)) {
		print_message("%.*s", STR_ARG(tree));
		fail_msg("the structure is not that of %s", STRUCTURE);
	}
	close_fixture(&f);
}

static void write_alone(const char *path)
{
	struct fixture f;
	struct sink_options o = {.standard = STR("2a")};
	struct sink_result r;
	uselocale(newlocale(LC_ALL_MASK, "", (locale_t)0)); /* so that LC_ALL could matter */
	if (!open(&f, "Noto Sans CJK KR"))
		exit(1);
	make_document(&f);
	bool ok = sink_pdf.write(&f.pages, 0, str_of(path), &o, &r, &f.d);
	close_fixture(&f);
	FcFini();
	exit(!ok);
}

/* The same bytes in any time zone and locale, from another process. */
static void test_same_bytes(void **state)
{
	static const char *const around[] = {
		"TZ=UTC LC_ALL=C",
		"TZ=Asia/Seoul LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1",
		"TZ=America/New_York LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8",
	};
	struct str bytes[3], path;
	struct arena mem = {0};
	(void)state;
	for (int i = 0; i < 3; i++) {
		path = arena_printf(&mem, "%s-same-%d.pdf", program, i);
		struct str command = arena_printf(&mem, "%s '%s' write '%.*s'", around[i],
						  program, STR_ARG(path));
		assert_int_equal(system(command.p), 0);
		assert_int_equal(files_read(&mem, path, &bytes[i]), 0);
		remove(path.p);
		assert_true(bytes[i].n > 10000);
		assert_true(str_eq(bytes[i], bytes[0]));
	}
	arena_finish(&mem);
}

/* A document that may not be written leaves the file of before. */
static void test_refused(void **state)
{
	(void)state;
	struct fixture f;
	struct sink_options o = {0};
	struct sink_result r;
	struct str before, after;
	assert_true(open(&f, "Noto Sans CJK KR"));
	make_document(&f);
	struct str path = write_as(&f, "refused", "2a");
	assert_int_equal(files_read(&f.mem, path, &before), 0);
	f.pages.title = STR_NONE;
	struct tag *figure = element(&f, TAG_FIGURE, f.sect);
	figure->at = (struct span){1, 5, 9};
	say(&f, figure, 10, "설명 없는 그림");
	assert_false(sink_pdf.write(&f.pages, 0, path, &o, &r, &f.d));
	assert_int_equal(f.d.errors, 2);
	assert_int_equal(f.d.first->code, DIAG_PDF_TITLE);
	assert_int_equal(f.d.last->code, DIAG_PDF_ALT);
	assert_true(str_eq(f.d.last->arg[1], STR("설명 없는 그림")));
	assert_int_equal(f.d.last->at.lo, 5);
	assert_int_equal(files_read(&f.mem, path, &after), 0);
	assert_true(str_eq(before, after));
	o.standard = STR("4");
	assert_false(sink_pdf.write(&f.pages, 0, path, &o, &r, &f.d));
	assert_int_equal(f.d.last->code, DIAG_PDF_STANDARD);
	remove(path.p);
	close_fixture(&f);
}

/* An untagged item cannot hide behind the one before it. */
static void test_untagged(void **state)
{
	(void)state;
	struct fixture f;
	struct sink_options o = {0};
	struct sink_result r;
	assert_true(open(&f, "Noto Sans CJK KR"));
	make_document(&f);
	say(&f, element(&f, TAG_P, f.sect), 10, "말");
	say(&f, element(&f, TAG_P, f.sect), 10, "떠도는 글");
	f.scene->item[f.scene->count - 1].tag = NULL;
	assert_false(sink_pdf.write(&f.pages, 0, STR("/nowhere/x.pdf"), &o, &r, &f.d));
	assert_int_equal(f.d.first->code, DIAG_PDF_UNTAGGED);
	assert_true(str_eq(f.d.first->arg[0], STR("떠도는 글")));
	close_fixture(&f);
}

static void test_unwritable(void **state)
{
	(void)state;
	struct fixture f;
	struct sink_options o = {0};
	struct sink_result r;
	assert_true(open(&f, "NanumGothic"));
	make_document(&f);
	assert_false(sink_pdf.write(&f.pages, 0, STR("/nowhere/x.pdf"), &o, &r, &f.d));
	assert_int_equal(f.d.first->code, DIAG_FOLDER_NONE);
	assert_true(f.d.world);
	close_fixture(&f);
}

/* A table of 500 rows over many pages: one element, cut by the pages. */
static void test_long_table(void **state)
{
	(void)state;
	struct fixture f;
	assert_true(open(&f, "Noto Sans CJK KR"));
	new_page(&f);
	struct tag *table = element(&f, TAG_TABLE, f.sect);
	for (int i = 0; i < 500; i++) {
		if (f.y > 780)
			new_page(&f);
		struct tag *row = element(&f, TAG_TR, table);
		char text[16];
		snprintf(text, sizeof(text), "%d행", i);
		add_cell(&f, row, i ? NULL : "Column", 1, 1, text);
	}
	struct str path = write_as(&f, "table", "2a");
	struct str tree = output_of(&f.mem, "pdfinfo -struct-text", path, "2>&1");
	assert_true(has(tree, STR("\"499행\"")));
	size_t first = str_find(tree, STR("Table"), 0);
	assert_true(str_find(tree, STR("Table"), first + 1) == SIZE_MAX);
	assert_true(str_find(tree, STR("BBox"), 0) == SIZE_MAX); /* it has no one box */
	check_fonts(&f, path);
	close_fixture(&f);
}

static void test_registry(void **state)
{
	(void)state;
	assert_ptr_equal(sink_find(STR("pdf")), &sink_pdf);
	assert_ptr_equal(sink_find(STR("txt")), &sink_dump);
	assert_ptr_equal(sink_find(STR("dump")), &sink_dump);
	assert_null(sink_find(STR("docx")));
	for (size_t i = 0; i < sink_count; i++) {
		assert_true(*sink_all[i]->name && *sink_all[i]->suffix);
		assert_true(*sink_all[i]->summary);
		assert_non_null(sink_all[i]->write);
	}
}

static void test_dump(void **state)
{
	(void)state;
	struct fixture f;
	struct sink_options o = {0};
	struct sink_result r;
	struct str text;
	assert_true(open(&f, "Noto Sans CJK KR"));
	make_document(&f);
	struct str path = arena_printf(&f.mem, "%s-dump.txt", program);
	assert_true(sink_dump.write(&f.pages, 0, path, &o, &r, &f.d));
	assert_int_equal(files_read(&f.mem, path, &text), 0);
	assert_int_equal(r.bytes, text.n);
	assert_int_equal(r.pages, 2);
	assert_true(
		str_starts(text, STR("document ko-KR \"AI 패권 경쟁 <시험> & ‘Key Role’\"\n"
				     "page 1 595.28x841.89\nArtifact.Header\n  text body")));
	assert_true(has(text, STR("\npage 2 595.28x841.89\n")));
	assert_true(has(text, STR("Document/Sect/H1\n")));
	assert_false(sink_dump.write(&f.pages, 0, STR("/nowhere/x.txt"), &o, &r, &f.d));
	remove(path.p);
	close_fixture(&f);
}

int main(int argc, char **argv)
{
	program = argv[0];
	if (argc == 3 && strcmp(argv[1], "write") == 0)
		write_alone(argv[2]);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_everything), cmocka_unit_test(test_hard_text),
		cmocka_unit_test(test_structure),  cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_refused),    cmocka_unit_test(test_untagged),
		cmocka_unit_test(test_unwritable), cmocka_unit_test(test_long_table),
		cmocka_unit_test(test_registry),   cmocka_unit_test(test_dump),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	FcFini();
	return failed;
}
