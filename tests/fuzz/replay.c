/* usage: replay FILE... -- runs one fuzz target over its corpus. */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

const bool fuzz_replays = true;

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		if (!f) {
			perror(argv[i]);
			return 1;
		}
		size_t room = (size_t)1 << 20, n;
		uint8_t *data = malloc(room);
		n = data ? fread(data, 1, room, f) : 0;
		fclose(f);
		uint8_t *exact = malloc(n ? n : 1); /* so that a read beyond the end is seen */
		for (size_t k = 0; exact && k < n; k++)
			exact[k] = data[k];
		LLVMFuzzerTestOneInput(exact, n);
		free(exact);
		free(data);
	}
	printf("%d passed, 0 failed, 0 skipped\n", argc - 1);
	return 0;
}
