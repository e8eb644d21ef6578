#include "ko/lexicon.h"

#include <string.h>

static const char units[] =
	"톤 명 개 원 건 대 회 곳 가구 배 점 달러 유로 엔 위안 퍼센트 퍼센트포인트 "
	"킬로미터 미터 킬로그램 그램 리터 헥타르 시간 분 초 년 월 일 개월 주 척 채 동 호 "
	"% ㎏ kg ㎞ km m t TOE kWh MWh GWh W MW GW";

static const char particles[] =
	"은 는 이 가 을 를 과 와 의 에 에서 에게 도 만 로 으로 로서 으로서 로써 으로써 부터 까지 보다 "
	"이다 다 이며 며 이나 나 이라 라 라고 이라고 라는 이라는 인 씩 당 가량 정도 이상 이하 미만 초과 "
	"안팎 수준 규모";

size_t lexicon_unit(struct str s, size_t most)
{
	size_t longest = 0;
	for (const char *p = units; *p; p += strspn(p, " ")) {
		struct str word = {p, strcspn(p, " ")};
		p += word.n;
		if (word.n > longest && word.n <= most && str_starts(s, word))
			longest = word.n;
	}
	return longest;
}

bool lexicon_particle(struct str s)
{
	return s.n > 0 && str_among(s, particles);
}
