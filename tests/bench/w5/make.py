"""Writes a large CSV file to standard output.

usage: make.py KIND MEGABYTES      mix: eight columns, half of the records quoted
                                   num: two columns of numbers and a short name
                                   quotes: every cell quoted, with quotes and line ends in it
                                   cr: mix, with lone CR at the ends of lines
"""

import random
import sys

REGIONS = "서울 부산 대구 인천 광주 대전 울산 세종 경기 강원".split()
PLAIN = "분산에너지 특화지역 지정"
QUOTED = '"에너지 전환, 계통 ""보강"" 사업"'
SAMPLE = 20000  # different records; only the numbers in front of them go on


def mix(rnd):
    day = f"2024-{rnd.randrange(1, 13):02d}-{rnd.randrange(1, 29):02d}"
    policy = rnd.choice((PLAIN, QUOTED))
    count, budget = rnd.randrange(1024), rnd.randrange(1 << 20) / 10
    return f",{day},{rnd.choice(REGIONS)},{policy},{count},{budget:.1f},{rnd.choice(('조례', '고시'))},{rnd.choice(('', '비고 없음'))}"


def num(rnd):
    return f",{1000 + rnd.gauss(600, 300):.3f},{rnd.choice(REGIONS)}"


def quotes(rnd):
    return f',"{rnd.choice(REGIONS)}\n""{rnd.randrange(1000)}""","{rnd.randrange(1 << 20)}","{rnd.choice(REGIONS)}, ""주"""'


KINDS = {
    "mix": (mix, "id,일자,지역,정책명,건수,예산_백만원,구분,비고", "\n"),
    "num": (num, "timestamp,value,region", "\n"),
    "quotes": (quotes, "번호,이름,값,비고", "\n"),
    "cr": (mix, "id,일자,지역,정책명,건수,예산_백만원,구분,비고", "\r"),
}


def main():
    body, head, end = KINDS[sys.argv[1]]
    rnd = random.Random(20261123)
    sample = [body(rnd) + end for _ in range(SAMPLE)]
    out, written, number = sys.stdout.buffer, 0, 0
    written += out.write((head + end).encode())
    while written < int(sys.argv[2]) * 1000000:
        block = "".join(f"{number + i}{record}" for i, record in enumerate(sample, 1))
        written += out.write(block.encode())
        number += SAMPLE


main()
