/* Any bytes under any label: decoding ends, gives valid UTF-8, or a place inside. */
#include "source/decode.h"
#include "base/utf8.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const label[] = {"auto",     "UTF-8",       "CP949", "UTF-16LE",
					    "UTF-16BE", "ISO-2022-KR", "JOHAB", "EUC-KR"};
	if (!size)
		return 0;
	struct arena mem;
	arena_init(&mem);
	struct str bytes = {(const char *)data + 1, size - 1};
	struct decoded out = {0};
	if (decode_text(bytes, str_of(label[data[0] % 8]), &out, &mem))
		FUZZ_PROMISE(utf8_invalid(out.text) == out.text.n);
	else
		FUZZ_PROMISE(out.error_at == SIZE_MAX || out.error_at <= bytes.n);
	arena_finish(&mem);
	return 0;
}
