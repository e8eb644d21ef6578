#ifndef COMMAND_PROVENANCE_H
#define COMMAND_PROVENANCE_H

#include "command/command.h"

/* Where the figures of a report come from: those of an element, of a value by
 * its name, or one by its id in the ledger; without a name, a line for each.
 * The exit code. */
int provenance_print(struct command_line *l, const char *report, struct str name);

#endif
