/* rows N > FILE.csv: N rows of one year, ten regions that walk at random. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = UINT64_C(88172645463325252);

static uint64_t next(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	return state ^= state << 17;
}

int main(int argc, char **argv)
{
	static const char *const region[] = {"서울", "부산", "대구", "인천", "광주",
					     "대전", "울산", "세종", "경기", "강원"};
	double value[10], step = 31536000;
	long rows = argc == 2 ? atol(argv[1]) : 0;
	if (rows <= 0)
		return 2;
	for (int i = 0; i < 10; i++)
		value[i] = 1000 + 150 * i;
	puts("timestamp,value,region");
	for (long i = 0; i < rows; i++) {
		uint64_t k = next() % 10;
		double move = ((double)(next() % 20001) - 10000) / 10000;
		value[k] += move * (rows > 5000000 ? 0.6 : 2);
		printf("%ld,%.3f,%s\n", 1704067200L + (long)((double)i * (step / (double)rows)),
		       value[k], region[k]);
	}
	return 0;
}
