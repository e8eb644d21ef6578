#ifndef SOURCE_DESCRIBE_H
#define SOURCE_DESCRIBE_H

#include "source/source.h"

/*
 * What `dopyo data FILE` says about a loaded table: for people, for machines
 * (JSON), and as a `data` entry that, pasted into a report, changes nothing
 * (YAML). The notices of t->origin are worded by the caller.
 */
enum describe_form { DESCRIBE_HUMAN, DESCRIBE_JSON, DESCRIBE_YAML };

struct describe {
	enum describe_form form;
	bool korean;
	const struct str *notice; /* one sentence each */
	size_t notices;
	const struct source_options *options; /* with which it was loaded; NULL: none */
};

struct str describe_table(const struct table *t, const struct files *files,
			  const struct describe *as, struct arena *mem);

#endif
