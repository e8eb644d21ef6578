#include "ko/format/styles.h"

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	(void)f, (void)mem;
	return value;
}

const struct format_style format_text = {
	.name = "text",
	.summary = "적힌 그대로",
	.example = "05 → 05",
	.options = "",
	.takes = "아무 값",
	.apply = apply,
};
