#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "case.h"

/* Files too large to keep, made when a case asks for them. */

/* 10,000 columns, c1 … c10000, over two rows of 1 … and 2 … */
static void many_columns(FILE *f)
{
	for (int row = 0; row < 3; row++)
		for (int i = 1; i <= 10000; i++)
			fprintf(f, row ? "%s%d%s" : "%sc%d%s", i > 1 ? "," : "", row ? row : i,
				i < 10000 ? "" : "\n");
}

/* A cell of 10 MB between two small ones; it holds line ends and delimiters. */
static void huge_cell(FILE *f)
{
	fputs("번호,본문,값\n1,\"", f);
	for (int i = 0; i < 1024 * 1024; i++)
		fputs("가나,\n\"\"", f);
	fputs("\",7\n2,끝,8\n", f);
}

/* 10,000 numbers, of which one is a word. */
static void one_wrong(FILE *f)
{
	fputs("연도,값\n", f);
	for (int i = 1; i <= 10000; i++)
		if (i == 7777)
			fputs("2020,백이십\n", f);
		else
			fprintf(f, "2020,%d\n", i);
}

/* 30 columns with one bad cell each: twenty are told, the rest is counted. */
static void thirty_wrong(FILE *f)
{
	for (int row = 0; row < 5; row++)
		for (int i = 1; i <= 30; i++)
			fprintf(f,
				row == 0   ? "%sc%d%s"
				: row == 3 ? "%sx%d%s"
					   : "%s%d%s",
				i > 1 ? "," : "", row ? row + i : i, i < 30 ? "" : "\n");
}

/* 100,000 records of which the last but one is short. */
static void late_ragged(FILE *f)
{
	fputs("가,나,다\n", f);
	for (int i = 1; i <= 100000; i++)
		fputs(i == 99999 ? "1,2\n" : "1,2,3\n", f);
}

bool made_write(const char *name, int fd)
{
	static const struct {
		const char *name;
		void (*write)(FILE *);
	} maker[] = {{"many-columns", many_columns},
		     {"huge-cell", huge_cell},
		     {"one-wrong", one_wrong},
		     {"thirty-wrong", thirty_wrong},
		     {"late-ragged", late_ragged}};
	for (size_t i = 0; i < sizeof(maker) / sizeof(*maker); i++) {
		if (strcmp(maker[i].name, name) != 0)
			continue;
		FILE *f = fdopen(dup(fd), "wb");
		if (!f)
			return false;
		maker[i].write(f);
		return fclose(f) == 0;
	}
	return false;
}
