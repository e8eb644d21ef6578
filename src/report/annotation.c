#include <string.h>

#include "report/encode.h"
#include "report/fill.h"
#include "report/keys.h"

/* The list of annotations. */

static bool has_word(const struct node *list, const char *word)
{
	for (size_t i = 0; list && i < list->count; i++)
		if (str_eq(list->item[i].text, str_of(word)))
			return true;
	return false;
}

/* What each kind reads, besides type and facet. */
static void check_idle(struct encoder *x, const struct node *n, struct str type)
{
	static const struct {
		const char *type, *keys;
	} takes[] = {{"growth", "from to text show"},
		     {"point", "at text"},
		     {"range", "from to text"},
		     {"rule", "at text"},
		     {"text", "at text"}};
	for (size_t i = 0; i < n->count; i++) {
		struct str key = n->entry[i].key, belongs = STR_NONE;
		bool taken = str_among(key, "type facet");
		for (size_t k = 0; k < sizeof(takes) / sizeof(*takes); k++) {
			bool of = str_among(key, takes[k].keys);
			taken |= of && str_eq(type, str_of(takes[k].type));
			if (of)
				belongs = arena_printf(x->b->mem, "%.*s%stype: %s",
						       STR_ARG(belongs), belongs.n ? ", " : "",
						       takes[k].type);
		}
		if (!taken)
			diag_report(x->b->d, n->entry[i].key_at, DIAG_CHART_IDLE, key,
				    arena_printf(x->b->mem, "type: %.*s", STR_ARG(type)),
				    belongs);
	}
}

static void bind_annotation(struct encoder *x, const struct node *n, struct plan_annotation *a)
{
	struct bind *b = x->b;
	struct keys k = keys_open(n, &shape_annotation, b->d);
	struct str type = keys_choice(&k, "type");
	*a = (struct plan_annotation){.at = n->at};
	for (const char *p = keys_words(&k, "type"); type.n && !str_starts(str_of(p), type);
	     p += strcspn(p, " ") + 1)
		a->type = (enum plan_annotation_type)(a->type + 1);
	const struct {
		const char *key;
		struct str *to;
	} ends[] = {{"from", &a->from}, {"to", &a->to}, {"at", &a->where}, {"facet", &a->cell}};
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		const struct node *end = keys_scalar(&k, ends[i].key);
		if (end && !fill_plain(b, end->text, end->at, ends[i].to))
			encode_fail(x);
	}
	const struct node *show = keys_list(&k, "show");
	a->show_ratio = !show || has_word(show, "ratio");
	a->show_cagr = has_word(show, "cagr");
	a->show_difference = has_word(show, "difference");
	for (size_t i = 0; show && i < show->count; i++)
		keys_among(&k, &show->item[i], keys_words(&k, "show"));
	keys_needed(&k, "type", n->at);
	if (!fill_node(b, keys_scalar(&k, "text"), NULL, &a->text) || !type.n)
		encode_fail(x);
	x->ok = x->ok && k.ok;
	if (k.ok && type.n)
		check_idle(x, n, type);
}

void annotation_bind(struct encoder *x, const struct node *list)
{
	if (!list)
		return;
	struct plan_annotation *a = ARENA_NEW(x->b->mem, struct plan_annotation, list->count);
	for (size_t i = 0; i < list->count; i++)
		bind_annotation(x, &list->item[i], &a[i]);
	x->chart->annotation = a;
	x->chart->annotations = list->count;
}
