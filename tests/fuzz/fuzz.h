#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A fuzz target: gets any bytes, and aborts when a promise is broken. Linked
 * with libFuzzer by `make fuzz`, and with replay.c, which runs the corpus, by
 * `make test`.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Has an address in replay.c alone: a slow target may there do more. */
extern const bool fuzz_replays __attribute__((weak));

#define FUZZ_PROMISE(condition)           \
	do {                              \
		if (!(condition))         \
			__builtin_trap(); \
	} while (0)

#endif
