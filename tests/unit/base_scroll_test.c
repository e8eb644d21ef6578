/* The text of a file that is there only where somebody looks, and of one that changes. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/crew.h"
#include "base/files.h"

#define SIZE ((size_t)300000)

struct made {
	char *path;
	char byte[SIZE];
	struct arena mem;
	struct scroll s;
};

static int make(void **state)
{
	struct made *m = calloc(1, sizeof(*m));
	m->path = arena_cstring(&m->mem, STR("/tmp/dopyo-test-XXXXXX"));
	int fd = mkstemp(m->path);
	for (size_t i = 0; i < SIZE; i++)
		m->byte[i] = i % 1000 == 999 ? '\n' : (char)('a' + i * 7 % 23);
	assert_int_equal(write(fd, m->byte, SIZE), SIZE);
	close(fd);
	assert_true(scroll_open(&m->s, &m->mem, str_of(m->path), SIZE));
	*state = m;
	return 0;
}

static int drop(void **state)
{
	struct made *m = *state;
	scroll_close(&m->s);
	unlink(m->path);
	arena_finish(&m->mem);
	free(m);
	return 0;
}

static void views(void **state)
{
	struct made *m = *state;
	for (size_t i = 1; i < 300; i++) {
		size_t lo = i * 7919 % SIZE, hi = lo + i * 31;
		struct str view = scroll_view(&m->s, lo, hi);
		assert_int_equal(view.n, hi < SIZE ? hi : SIZE);
		assert_memory_equal(view.p + lo, m->byte + lo, view.n - lo);
	}
	struct str line = scroll_view_line(&m->s, 5000, 123456);
	assert_memory_equal(line.p + 5000, m->byte + 5000, 123999 - 5000 + 1);
	assert_true(line.n > 124000);
	size_t more = 0, reached = 0;
	while (reached < SIZE)
		reached = scroll_view_more(&m->s, 17, &more).n;
	assert_memory_equal(m->s.text.p + 17, m->byte + 17, SIZE - 17);
	assert_true(str_eq(scroll_all(&m->s), (struct str){m->byte, SIZE}));
	assert_false(scroll_spoilt(&m->s));
}

static void view_here_and_there(void *context, size_t number)
{
	struct made *m = context;
	size_t lo = number * 104729 % (SIZE - 2000);
	struct str view = scroll_view(&m->s, lo, lo + 2000);
	if (memcmp(view.p + lo, m->byte + lo, 2000) != 0)
		abort();
	struct scroll_loan loan = scroll_lend(&m->s, lo, lo + number);
	if (loan.text.n != number || memcmp(loan.text.p, m->byte + lo, number) != 0)
		abort();
	scroll_return(&m->s, &loan);
}

static void many_at_a_time(void **state)
{
	struct crew crew = {.threads = 4, .job = view_here_and_there, .context = *state};
	crew_run(&crew, 1500);
}

static void behind_a_mark(void **state)
{
	struct made *m = *state;
	m->s.mark = 3;
	m->s.text = (struct str){m->s.text.p + 3, SIZE - 3};
	assert_memory_equal(scroll_view(&m->s, 1000, 1100).p + 1000, m->byte + 1003, 100);
	struct scroll_loan loan = scroll_lend(&m->s, 70000, 70010);
	assert_memory_equal(loan.text.p, m->byte + 70003, 10);
	scroll_return(&m->s, &loan);
	assert_true(str_eq(scroll_bytes(&m->s), (struct str){m->byte, SIZE}));
}

static void cut_short(void **state)
{
	struct made *m = *state;
	scroll_view(&m->s, 0, 10);
	assert_false(scroll_changed(&m->s));
	assert_int_equal(truncate(m->path, 1000), 0);
	assert_true(scroll_changed(&m->s));
	struct str all = scroll_all(&m->s);
	assert_true(scroll_spoilt(&m->s));
	assert_int_equal(all.p[0], m->byte[0]);
	assert_int_equal(all.p[SIZE - 1], 0);
	struct scroll_loan loan = scroll_lend(&m->s, 500, SIZE);
	assert_int_equal(loan.text.p[0], m->byte[500]);
	assert_int_equal(loan.text.p[SIZE - 501], 0);
	scroll_return(&m->s, &loan);
}

static void written_again(void **state)
{
	struct made *m = *state;
	struct arena mem = {0};
	struct files files = {.mem = &mem};
	uint32_t number = files_add_scroll(&files, STR("a.csv"), &m->s);
	assert_memory_equal(files_quote(&files, (struct span){number, 10, 20}).p, m->byte + 10,
			    10);
	struct timespec then[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
	assert_int_equal(utimensat(AT_FDCWD, m->path, then, 0), 0);
	assert_int_equal(files_changed(&files), 0); /* nothing was read of it since */
	files_quote(&files, (struct span){number, 200000, 200010});
	assert_int_equal(files_changed(&files), number);
	files_finish(&files);
	m->s.disk = NULL;
	arena_finish(&mem);
}

/* Whoever has it open sees the file that was there. */
static void another_in_its_place(void **state)
{
	struct made *m = *state;
	assert_int_equal(unlink(m->path), 0);
	assert_true(str_eq(scroll_all(&m->s), (struct str){m->byte, SIZE}));
	assert_false(scroll_spoilt(&m->s));
}

static void others(void **state)
{
	struct made *m = *state;
	struct scroll s;
	assert_false(scroll_open(&s, &m->mem, str_of(m->path), SIZE + 1));
	assert_false(scroll_open(&s, &m->mem, STR("/tmp"), 0));
	assert_false(scroll_open(&s, &m->mem, STR("/dev/zero"), 0));
	assert_false(scroll_open(&s, &m->mem, STR("/nowhere/at/all"), 0));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, drop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(views),     TEST(many_at_a_time), TEST(behind_a_mark),
		TEST(cut_short), TEST(written_again),  TEST(another_in_its_place),
		TEST(others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
