#include "ko/sequence.h"

#include <string.h>

#define PLACES 19

/* One place a word, in all its spellings. */
static const struct sequence {
	const char *place[PLACES];
} sequences[] = {
	{{"전국", "서울|서울시|서울특별시", "부산|부산시|부산광역시", "대구|대구시|대구광역시",
	  "인천|인천시|인천광역시", "광주|광주시|광주광역시", "대전|대전시|대전광역시",
	  "울산|울산시|울산광역시", "세종|세종시|세종특별자치시", "경기|경기도",
	  "강원|강원도|강원특별자치도", "충북|충청북도", "충남|충청남도",
	  "전북|전라북도|전북특별자치도", "전남|전라남도", "경북|경상북도", "경남|경상남도",
	  "제주|제주도|제주특별자치도"}},
	{{"월|월요일", "화|화요일", "수|수요일", "목|목요일", "금|금요일", "토|토요일",
	  "일|일요일"}},
	{{"전혀 그렇지 않다|전혀 그렇지 않음|전혀 아니다",
	  "그렇지 않다|그렇지 않음|별로 그렇지 않다|별로 그렇지 않음|그렇지 않은 편이다|아니다",
	  "보통|보통이다|중립|그저 그렇다", "그렇다|그러함|대체로 그렇다|그런 편이다",
	  "매우 그렇다|매우 그러함"}},
	{{"매우 불만족|매우 불만족한다|매우 불만",
	  "불만족|불만족한다|약간 불만족|대체로 불만족|불만", "보통|보통이다",
	  "만족|만족한다|약간 만족|대체로 만족", "매우 만족|매우 만족한다"}},
	{{"매우 반대|매우 반대한다|적극 반대", "반대|반대한다|대체로 반대|반대하는 편",
	  "보통|보통이다|중립", "찬성|찬성한다|대체로 찬성|찬성하는 편",
	  "매우 찬성|매우 찬성한다|적극 찬성"}},
	{{"전혀 중요하지 않다|전혀 중요하지 않음",
	  "중요하지 않다|중요하지 않음|별로 중요하지 않다|별로 중요하지 않음", "보통|보통이다",
	  "중요하다|중요함|대체로 중요하다", "매우 중요하다|매우 중요함"}},
	{{"매우 부정적|매우 부정", "부정적|부정|대체로 부정적", "중립|중립적|보통",
	  "긍정적|긍정|대체로 긍정적", "매우 긍정적|매우 긍정"}},
	{{"매우 낮다|매우 낮음", "낮다|낮음", "보통|보통이다", "높다|높음",
	  "매우 높다|매우 높음"}},
	{{"매우 나쁘다|매우 나쁨", "나쁘다|나쁨", "보통|보통이다", "좋다|좋음",
	  "매우 좋다|매우 좋음"}},
	{{"무학", "초졸|초졸 이하|초등학교 졸업", "중졸|중졸 이하|중학교 졸업",
	  "고졸|고졸 이하|고등학교 졸업", "전문대졸|전문대 졸업", "대졸|대졸 이상|대학교 졸업",
	  "대학원졸|대학원졸 이상|대학원 이상"}},
};

static const char rest[] =
	"기타|그 외|그 밖|모름|모르겠다|잘 모르겠다|무응답|모름/무응답|해당 없음";

static bool spelled(const char *words, struct str name)
{
	while (words && *words) {
		size_t n = strcspn(words, "|");
		if (str_eq(name, (struct str){words, n}))
			return true;
		words += n + (words[n] == '|');
	}
	return false;
}

static size_t place_of(const struct sequence *s, struct str name)
{
	size_t i = 0;
	while (i < PLACES && !spelled(s->place[i], name))
		i++;
	return i;
}

static bool ranks_in(const struct sequence *s, const struct str *name, size_t count,
		     double *rank)
{
	size_t own = 0;
	for (size_t i = 0; i < count; i++) {
		size_t place = place_of(s, name[i]);
		if (place == PLACES && !spelled(rest, name[i]))
			return false;
		own += place < PLACES;
		rank[i] = (double)place;
	}
	return own > 1;
}

bool sequence_ranks(const struct str *name, size_t count, double *rank)
{
	for (size_t i = 0; i < sizeof(sequences) / sizeof(*sequences); i++)
		if (ranks_in(&sequences[i], name, count, rank))
			return true;
	return false;
}
