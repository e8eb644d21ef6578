#include <string.h>

#include "command/command.h"
#include "report/keys.h"
#include "spec/spec.h"

/* --params FILE: a YAML or JSON map of names and values. A plain number is a number,
 * what is quoted is text, as in the report's own params. */

bool command_params(const struct command_line *l, struct run *r, struct run_options *out)
{
	struct str bytes;
	struct node map;
	*out = l->run;
	if (!l->params.n)
		return true;
	int error = files_read(&r->mem, l->params, &bytes);
	if (error)
		return diag_report(&r->diags, SPAN_NONE, DIAG_FILE_READ, l->params,
				   str_of(strerror(error)));
	uint32_t file = files_add(&r->files, l->params, bytes);
	struct span whole = {file, 0, (uint32_t)bytes.n};
	if (!spec_parse_yaml(&map, file, whole, &r->files, &r->mem, &r->diags) ||
	    !keys_kind(&r->diags, &map, NODE_MAP))
		return false;
	/* later ones win: those of the file go before those of -P */
	struct run_param *all =
		ARENA_NEW(&r->mem, struct run_param, map.count + l->run.params + 1);
	bool ok = true;
	for (size_t i = 0; i < map.count; i++) {
		const struct node_entry *e = &map.entry[i];
		ok = keys_kind(&r->diags, &e->value, NODE_SCALAR) && ok;
		all[i] = (struct run_param){.name = e->key,
					    .value = e->value.text,
					    .text = e->value.style != NODE_PLAIN,
					    .at = e->key_at};
	}
	for (size_t i = 0; i < l->run.params; i++)
		all[map.count + i] = l->run.param[i];
	out->param = all;
	out->params = map.count + l->run.params;
	return ok;
}
