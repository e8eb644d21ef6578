#ifndef COMMAND_BATCH_H
#define COMMAND_BATCH_H

#include "command/command.h"

/* One report for each row of --for-each, on so many processes; the exit code. */
int batch_render(struct command_line *l, const char *report, struct str from, int processes);

#endif
