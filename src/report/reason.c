#include "report/reason.h"

#include <errno.h>
#include <string.h>

/* Messages hold what strerror() said, which is English without a locale; the words are
 * chosen when they are printed, as all others. */
static const struct {
	int error;
	const char *korean;
} table[] = {
	{ENOENT, "그런 파일이나 폴더가 없습니다"},
	{EACCES, "권한이 없습니다"},
	{EPERM, "허용되지 않은 일입니다"},
	{EISDIR, "폴더입니다"},
	{ENOTDIR, "폴더가 아닙니다"},
	{EEXIST, "이미 있습니다"},
	{ENOSPC, "디스크에 남은 자리가 없습니다"},
	{EDQUOT, "쓸 수 있는 디스크 양을 넘었습니다"},
	{EROFS, "읽기만 할 수 있는 파일 시스템입니다"},
	{EMFILE, "연 파일이 너무 많습니다"},
	{ENFILE, "시스템에 열린 파일이 너무 많습니다"},
	{EFBIG, "파일이 너무 큽니다"},
	{EIO, "입출력 오류입니다"},
	{ELOOP, "심볼릭 링크가 돌고 돕니다"},
	{ENAMETOOLONG, "파일 이름이 너무 깁니다"},
	{ETXTBSY, "실행 중인 파일입니다"},
	{EBUSY, "다른 곳에서 쓰고 있습니다"},
	{ENODEV, "그런 장치가 없습니다"},
	{ENXIO, "그런 장치나 주소가 없습니다"},
	{EINVAL, "인자가 올바르지 않습니다"},
	{ENOMEM, "메모리가 모자랍니다"},
	{EPIPE, "파이프의 받는 쪽이 닫혔습니다"},
	{ESTALE, "파일 핸들이 낡았습니다"},
	{EAGAIN, "지금은 쓸 수 없습니다"},
	{EINTR, "시스템 호출이 끊겼습니다"},
	{ENOTEMPTY, "폴더가 비어 있지 않습니다"},
	{EXDEV, "다른 파일 시스템입니다"},
};
#define COUNT (sizeof(table) / sizeof(*table))

const char *reason_words(int error, bool korean)
{
	for (size_t i = 0; korean && i < COUNT; i++)
		if (table[i].error == error)
			return table[i].korean;
	return strerror(error);
}

struct str reason_korean(struct str said)
{
	for (size_t i = 0; i < COUNT; i++)
		if (str_eq(said, str_of(strerror(table[i].error))))
			return str_of(table[i].korean);
	return said;
}
