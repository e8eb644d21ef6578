/* Groups of large tables: threads find what one walk over the rows finds. */
#include "chart/model.h"
#include "chart_support.h"

#define ROWS 450001 /* more than one thread does alone */
#define PLACES 7
#define NAMES 3

struct big {
	double *place, *value;
	bool *missing;
	uint8_t *status;
	struct table *t;
};

static uint32_t name_of(uint32_t row)
{
	return row < ROWS / 2 ? row % 2 : row % NAMES; /* one comes late */
}

static struct big make(struct desk *k)
{
	static const char *const names[] = {"가", "나", "다"};
	struct big b = {ARENA_NEW(&k->mem, double, ROWS), ARENA_NEW(&k->mem, double, ROWS),
			ARENA_NEW(&k->mem, bool, ROWS), ARENA_NEW(&k->mem, uint8_t, ROWS),
			ARENA_NEW(&k->mem, struct table, 1)};
	struct column *c = ARENA_NEW(&k->mem, struct column, 3);
	struct str *name = ARENA_NEW(&k->mem, struct str, ROWS);
	srand(20261124);
	for (uint32_t r = 0; r < ROWS; r++) {
		b.place[r] = rand() % PLACES;
		b.value[r] = rand() % 100000 - 50000; /* sums of these are exact */
		b.missing[r] = rand() % 10 == 0;
		b.status[r] = r == ROWS - 5 ? STATUS_ESTIMATE : STATUS_ACTUAL;
		name[r] = str_of(names[name_of(r)]);
	}
	b.missing[ROWS - 5] = false;
	c[0] = (struct column){.name = STR("때"), .type = COLUMN_YEAR, .number = b.place};
	c[1] = (struct column){.name = STR("값"),
			       .type = COLUMN_NUMBER,
			       .number = b.value,
			       .status = b.status,
			       .missing = b.missing};
	c[2] = (struct column){.name = STR("무리"), .cells = {.text = name}};
	c[0].cells.text = c[1].cells.text = name; /* nobody reads them */
	*b.t = (struct table){.name = STR("큰 표"),
			      .rows = ROWS,
			      .columns = 3,
			      .column = c,
			      .status_column = TABLE_NONE};
	return b;
}

/* What the group with the row holds, found the plain way. */
static double plain(const struct big *b, const char *op, uint32_t row)
{
	double sum = 0, low = INFINITY, high = -INFINITY, rows = 0, values = 0;
	for (uint32_t r = 0; r < ROWS; r++) {
		if (b->place[r] != b->place[row] || name_of(r) != name_of(row))
			continue;
		rows++;
		if (b->missing[r])
			continue;
		values++;
		sum += b->value[r];
		low = fmin(low, b->value[r]);
		high = fmax(high, b->value[r]);
	}
	return !strcmp(op, "sum")     ? sum
	       : !strcmp(op, "mean")  ? sum / values
	       : !strcmp(op, "min")   ? low
	       : !strcmp(op, "max")   ? high
	       : !strcmp(op, "count") ? rows
				      : values;
}

static uint32_t first_row(const struct big *b, double place, uint32_t name)
{
	uint32_t r = 0;
	while (b->place[r] != place || name_of(r) != name)
		r++;
	return r;
}

static void test_shared_groups(void **state)
{
	struct desk *k = *state;
	struct big b = make(k);
	static const char *const op[] = {"sum", "mean", "min", "max", "count", "valid"};
	for (size_t i = 0; i < sizeof(op) / sizeof(*op); i++) {
		struct desk_plan *p = desk_plan(k, b.t, "line");
		desk_encode(p, CHANNEL_X, "때", TYPE_TEMPORAL);
		desk_encode(p, CHANNEL_Y, "값", TYPE_QUANTITATIVE)->aggregate = str_of(op[i]);
		desk_encode(p, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
		struct chart *c = desk_chart(k, p, 1);
		assert_non_null(c);
		const struct model_layer *l = &c->layer[0];
		assert_int_equal(l->plan->table->rows, PLACES * NAMES);
		uint32_t before = 0, unsure = 0;
		for (uint32_t g = 0; g < PLACES * NAMES; g++) {
			struct str text = column_text(l->column[CHANNEL_COLOR], g);
			uint32_t name = str_eq(text, STR("가"))   ? 0
					: str_eq(text, STR("나")) ? 1
								  : 2;
			uint32_t first = first_row(&b, l->column[CHANNEL_X]->number[g], name);
			assert_true(g == 0 || first > before); /* in the order of the rows */
			before = first;
			assert_true(l->column[CHANNEL_Y]->number[g] == plain(&b, op[i], first));
			unsure += l->plan->table->status &&
				  l->plan->table->status[g] == STATUS_ESTIMATE;
		}
		assert_int_equal(unsure, strcmp(op[i], "count") ? 1 : 0); /* rows are sure */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_shared_groups, desk_open, desk_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
