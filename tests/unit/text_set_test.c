#include "text_support.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/out.h"
#include "base/path.h"
#include "text/lock.h"

/*
 * Font sets of the tests' own, made in a temporary folder: what happens when
 * files are missing, changed, added or unreadable.
 */
#define NANUM "/usr/share/fonts/truetype/nanum/"
#define SQUARE NANUM "NanumSquareR.ttf"
#define ROUND NANUM "NanumSquareRoundR.ttf"

struct box {
	struct arena mem;
	struct diags d;
	struct str root, fonts;
};

static struct str read_all(struct box *b, const char *path)
{
	struct str s;
	assert_int_equal(files_read(&b->mem, str_of(path), &s), 0);
	return s;
}

static void write_all(struct box *b, struct str folder, const char *name, struct str bytes)
{
	assert_true(out_file(path_join(&b->mem, folder, str_of(name)), bytes, &b->d));
}

static int open_box(void **state)
{
	struct box *b = calloc(1, sizeof(*b));
	char root[] = "/tmp/dopyo-fonts-XXXXXX";
	if (!b || !mkdtemp(root))
		return -1;
	arena_init(&b->mem);
	b->d = (struct diags){.mem = &b->mem};
	b->root = arena_str(&b->mem, str_of(root));
	b->fonts = path_join(&b->mem, b->root, STR("fonts"));
	mkdir(b->fonts.p, 0777);
	setenv("XDG_CACHE_HOME", b->root.p, 1);
	write_all(b, b->fonts, "fonts.conf", read_all(b, "fonts/fonts.conf"));
	*state = b;
	return 0;
}

static int close_box(void **state)
{
	struct box *b = *state;
	struct str command = arena_printf(&b->mem, "rm -rf %s", b->root.p);
	int failed = system(command.p);
	arena_finish(&b->mem);
	free(b);
	return failed;
}

/* One line of a lock file for this system's release. */
static struct str pin(struct box *b, const char *use, const char *family, const char *path,
		      struct str sha256)
{
	return arena_printf(&b->mem, "%s\t%s\tRegular\t400\tpackage\t1.0\t%s\t%s\t0\t%.*s\n",
			    use, family, text_lock_release(&b->mem).p, path, STR_ARG(sha256));
}

static struct str sha_of(struct box *b, const char *path)
{
	return digest_sha256(&b->mem, read_all(b, path));
}

static void lock(struct box *b, struct str one, struct str two)
{
	struct str part[] = {STR("# comment\n\n"), one, two};
	write_all(b, b->fonts, "fonts.lock", arena_join(&b->mem, part, 3, STR_NONE));
}

static const char *codes(struct box *b)
{
	struct str part[32];
	size_t parts = 0;
	for (const struct diag *x = b->d.first; x && parts < 32; x = x->next)
		part[parts++] = str_of(diag_label(x->code));
	b->d = (struct diags){.mem = &b->mem};
	return arena_join(&b->mem, part, parts, STR(" ")).p;
}

static struct text_fonts *open_fonts(struct box *b)
{
	struct text_fonts *f = text_fonts_open(b->fonts, NULL, 0, &b->d);
	assert_non_null(f);
	return f;
}

static void missing(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "Absent", "/nowhere/a.ttf", sha_of(b, SQUARE)),
	     pin(b, "optional", "Gone", "/nowhere/b.ttf", sha_of(b, SQUARE)));
	struct text_fonts *f = open_fonts(b);
	assert_true(str_eq(b->d.first->arg[0], STR("Absent")));
	assert_true(str_eq(b->d.first->arg[3], STR("package")));
	assert_true(b->d.world);
	assert_false(f->complete || f->comparable);
	assert_int_equal(f->count, 2); /* listed all the same */
	assert_false(f->file[0].present);
	assert_null(text_open(f, &b->d));
	assert_string_equal(codes(b), "E920");
	text_fonts_close(f);
}

static void changed(void **state)
{
	struct box *b = *state;
	struct str right = sha_of(b, SQUARE), wrong = sha_of(b, ROUND);
	lock(b, pin(b, "required", "NanumSquare", SQUARE, right), STR_NONE);
	struct text_fonts *f = open_fonts(b);
	assert_true(f->comparable && f->complete);
	assert_string_equal(codes(b), "");
	text_fonts_close(f);
	lock(b, pin(b, "required", "NanumSquare", SQUARE, wrong), STR_NONE);
	f = open_fonts(b);
	assert_true(!f->comparable && f->complete);
	assert_string_equal(codes(b), "W921");
	text_fonts_close(f);
}

/* Another release: one notice when the fonts differ, and never comparable. */
static void another_release(void **state)
{
	struct box *b = *state;
	struct str line = arena_printf(
		&b->mem,
		"required\tNanumSquare\tRegular\t400\tp\t1\tother 99\t" SQUARE "\t0\t%s\n",
		sha_of(b, SQUARE).p);
	lock(b, line, STR_NONE);
	struct text_fonts *f = open_fonts(b);
	assert_true(str_eq(f->locked, STR("other 99")));
	assert_false(f->comparable);
	assert_string_equal(codes(b), "");
	text_fonts_close(f);
	line = arena_printf(&b->mem,
			    "required\tNanumSquare\tRegular\t400\tp\t1\tother 99\t" SQUARE
			    "\t0\t%s\n",
			    sha_of(b, ROUND).p);
	lock(b, line, STR_NONE);
	f = open_fonts(b);
	assert_string_equal(codes(b), "W922");
	text_fonts_close(f);
	/* rows for this release win over rows for others */
	lock(b, line, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)));
	f = open_fonts(b);
	assert_true(f->comparable);
	assert_string_equal(codes(b), "");
	text_fonts_close(f);
}

static void dropped_in(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	struct text_fonts *f = open_fonts(b);
	assert_null(text_fonts_find(f, STR("NanumSquareRound"), 400));
	text_fonts_close(f);
	struct str below = path_join(&b->mem, b->fonts, STR("mine"));
	mkdir(below.p, 0777);
	write_all(b, below, "round.TTF", read_all(b, ROUND));
	f = open_fonts(b);
	const struct text_font_file *x = text_fonts_find(f, STR("나눔스퀘어라운드"), 400);
	assert_non_null(x);
	assert_true(str_eq(x->family, STR("NanumSquareRound")));
	assert_int_equal(x->syllables, 2479);
	assert_int_equal(x->locked.n, 0);
	assert_true(f->comparable); /* what is pinned is as pinned */
	text_fonts_close(f);
	unlink(path_join(&b->mem, below, STR("round.TTF")).p);
	f = open_fonts(b);
	assert_null(text_fonts_find(f, STR("NanumSquareRound"), 400));
	text_fonts_close(f);
	assert_string_equal(codes(b), "");
}

static struct str with_a_byte(struct box *b, const char *path)
{
	struct str part[] = {read_all(b, path), STR("x")};
	return arena_join(&b->mem, part, 2, STR_NONE);
}

static void named_twice(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	write_all(b, b->fonts, "same.ttf", read_all(b, SQUARE));
	struct text_fonts *f = open_fonts(b);
	assert_string_equal(codes(b), ""); /* the very same file is no conflict */
	text_fonts_close(f);
	write_all(b, b->fonts, "same.ttf", with_a_byte(b, SQUARE));
	f = open_fonts(b);
	assert_string_equal(codes(b), "W926");
	assert_true(str_eq(text_fonts_find(f, STR("NanumSquare"), 400)->file, STR(SQUARE)));
	text_fonts_close(f);
}

/* A file that takes the place of a missing pinned one is used, and named. */
static void stands_in(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", "/nowhere/s.ttf", sha_of(b, SQUARE)),
	     STR_NONE);
	write_all(b, b->fonts, "s.ttf", read_all(b, SQUARE));
	struct text_fonts *f = open_fonts(b);
	assert_true(f->complete && f->comparable);
	assert_string_equal(codes(b), "");
	text_fonts_close(f);
	write_all(b, b->fonts, "s.ttf", with_a_byte(b, SQUARE));
	f = open_fonts(b);
	assert_true(f->complete && !f->comparable);
	assert_string_equal(codes(b), "W921");
	text_fonts_close(f);
}

static void unusable(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	write_all(b, b->fonts, "a.ttf", STR("this is no font"));
	write_all(b, b->fonts, "b.otf", STR_NONE);
	write_all(b, b->fonts, "c.ttf", str_slice(read_all(b, ROUND), 0, 5000));
	write_all(b, b->fonts, "notes.txt", STR("not asked"));
	struct text_fonts *f = open_fonts(b);
	assert_true(f->complete);
	assert_string_equal(codes(b), "W925 W925 W925");
	text_fonts_close(f);
	f = open_fonts(b); /* and the cache says so again */
	assert_string_equal(codes(b), "W925 W925 W925");
	text_fonts_close(f);
}

/* Byte where the directory entry of a table begins. */
static size_t entry_of(const char *font, const char *tag)
{
	size_t at = 12;
	while (memcmp(font + at, tag, 4) != 0)
		at += 16;
	return at;
}

static size_t offset_of(const char *font, const char *tag)
{
	const unsigned char *p = (const unsigned char *)font + entry_of(font, tag) + 8;
	return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
}

static void slanted(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	struct str font = read_all(b, ROUND);
	char *p = arena_cstring(&b->mem, font);
	p[offset_of(p, "OS/2") + 63] |= 1; /* fsSelection: italic */
	p[offset_of(p, "head") + 45] |= 2; /* macStyle: italic */
	write_all(b, b->fonts, "italic.ttf", (struct str){p, font.n});
	struct text_fonts *f = open_fonts(b);
	assert_string_equal(codes(b), "W929");
	assert_null(text_fonts_find(f, STR("NanumSquareRound"), 400));
	text_fonts_close(f);
}

/* A font with one axis and one named instance, made of tables that nobody misses. */
static void variable(void **state)
{
	static const unsigned char
		fvar[] =
			{
				0,   1,   0,   0,   0, 16,  0, 2, 0, 1,   0, 20,  0, 1,
				0,   8, /* one axis, one instance */
				'w', 'g', 'h', 't', 1, 144, 0, 0, 1, 144, 0, 0,   2, 188,
				0,   0,   0,   0,   1, 0,   0, 2, 0, 0,   2, 188, 0, 0,
			};
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	struct str part[] = {read_all(b, ROUND), {(const char *)fvar, sizeof(fvar)}};
	struct str font = arena_join(&b->mem, part, 2, STR_NONE);
	char *p = arena_cstring(&b->mem, font);
	size_t at = entry_of(p, "gasp"), end = part[0].n;
	const char entry[] = {
		(char)(end >> 24), (char)(end >> 16), (char)(end >> 8), (char)end, 0, 0, 0,
		sizeof(fvar)};
	memcpy(p + at, "fvar", 4);
	memcpy(p + at + 8, entry, sizeof(entry));
	memcpy(p + entry_of(p, "kern"), "gvar", 4);
	write_all(b, b->fonts, "variable.ttf", (struct str){p, font.n});
	struct text_fonts *f = open_fonts(b);
	assert_string_equal(codes(b), "W928");
	text_fonts_close(f);
}

static void bad_lock(void **state)
{
	struct box *b = *state;
	lock(b, STR("required\tonly two\n"), pin(b, "perhaps", "A", "/a", sha_of(b, SQUARE)));
	assert_null(text_fonts_open(b->fonts, NULL, 0, &b->d));
	assert_true(str_eq(b->d.first->arg[1], STR("3")));
	assert_string_equal(codes(b), "E923 E923");
	struct str nowhere = STR("/nowhere/fonts"), folder;
	assert_null(text_fonts_open(nowhere, NULL, 0, &b->d));
	assert_false(text_fonts_folder(nowhere, &b->mem, &folder, &b->d));
	assert_string_equal(codes(b), "E901 E924");
}

static struct str cache_file(struct box *b, const struct text_fonts *f)
{
	return path_join(&b->mem, f->cache, STR("measured.tsv"));
}

/* A cache that was cut off or edited is made again, without a word. */
static void damaged_cache(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	struct text_fonts *f = open_fonts(b);
	struct str path = cache_file(b, f), good = read_all(b, path.p);
	text_fonts_close(f);
	for (size_t cut = 0; cut < good.n; cut += good.n / 17 + 1) {
		assert_true(out_file(path, str_slice(good, 0, cut), &b->d));
		f = open_fonts(b);
		assert_true(f->comparable);
		text_fonts_close(f);
		struct str again = read_all(b, path.p);
		assert_true(str_eq(again, good));
	}
	assert_string_equal(codes(b), "");
}

/* A warm run believes the cache: that is what makes it fast. Measuring does not. */
static void warm_run_reads_the_cache(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	struct text_fonts *f = open_fonts(b);
	struct str path = cache_file(b, f), good = read_all(b, path.p);
	text_fonts_close(f);
	size_t at = str_find(good, STR("\t2479\t"), 0);
	assert_int_not_equal(at, SIZE_MAX);
	struct str part[] = {str_slice(good, 0, at), STR("\t2480\t"),
			     str_slice(good, at + 6, good.n)};
	assert_true(out_file(path, arena_join(&b->mem, part, 3, STR_NONE), &b->d));
	f = open_fonts(b);
	assert_int_equal(f->file[0].syllables, 2480);
	text_fonts_close(f);
	f = text_fonts_measure(b->fonts, NULL, 0, &b->d);
	assert_int_equal(f->file[0].syllables, 2479);
	text_fonts_close(f);
}

static void nowhere_to_write(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	const char *home = getenv("HOME");
	struct str kept = arena_str(&b->mem, str_of(home));
	setenv("XDG_CACHE_HOME", "/proc/none", 1);
	setenv("HOME", "/proc/none", 1);
	setenv("TMPDIR", "/proc/none", 1);
	struct text_fonts *f = open_fonts(b);
	setenv("HOME", kept.p, 1);
	unsetenv("TMPDIR");
	assert_true(f->comparable && f->cache.n == 0);
	assert_string_equal(codes(b), "W927");
	text_fonts_close(f);
}

/* A folder of that name that is not ours alone is not trusted. */
static void shared_temporary_folder(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	struct str home = arena_str(&b->mem, str_of(getenv("HOME")));
	struct str own =
		arena_printf(&b->mem, "%s/dopyo-%lu", b->root.p, (unsigned long)geteuid());
	setenv("XDG_CACHE_HOME", "/proc/none", 1);
	setenv("HOME", "/proc/none", 1);
	setenv("TMPDIR", b->root.p, 1);
	struct text_fonts *f = open_fonts(b);
	assert_true(str_starts(f->cache, own));
	text_fonts_close(f);
	chmod(own.p, 0777);
	f = open_fonts(b);
	assert_int_equal(f->cache.n, 0);
	text_fonts_close(f);
	setenv("HOME", home.p, 1);
	unsetenv("TMPDIR");
	assert_string_equal(codes(b), "W927");
}

/* Several processes that find no cache: each is right, and so is what stays. */
static void made_by_several_at_once(void **state)
{
	struct box *b = *state;
	lock(b, pin(b, "required", "NanumSquare", SQUARE, sha_of(b, SQUARE)), STR_NONE);
	write_all(b, b->fonts, "round.ttf", read_all(b, ROUND));
	pid_t child[4];
	for (int i = 0; i < 4; i++) {
		child[i] = fork();
		if (child[i])
			continue;
		struct text_fonts *f = text_fonts_open(b->fonts, NULL, 0, &b->d);
		_exit(f && f->comparable && f->count == 2 && !b->d.warnings ? 0 : 1);
	}
	for (int i = 0; i < 4; i++) {
		int status;
		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	struct text_fonts *f = open_fonts(b);
	assert_true(f->comparable && f->count == 2);
	text_fonts_close(f);
	assert_string_equal(codes(b), "");
}

#define SET_TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SET_TEST(missing),
		SET_TEST(changed),
		SET_TEST(another_release),
		SET_TEST(dropped_in),
		SET_TEST(named_twice),
		SET_TEST(stands_in),
		SET_TEST(unusable),
		SET_TEST(slanted),
		SET_TEST(variable),
		SET_TEST(bad_lock),
		SET_TEST(damaged_cache),
		SET_TEST(warm_run_reads_the_cache),
		SET_TEST(nowhere_to_write),
		SET_TEST(shared_temporary_folder),
		SET_TEST(made_by_several_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
