"""Writes a report of about a hundred pages: text, 40 charts, 60 tables of 2,000
rows in all, contents and footnotes. The same on every run.

usage: make.py FOLDER [PARTS]     PARTS: 20 for a hundred pages
"""

import random
import sys

WORDS = "정책 예산 지역 인구 산업 전망 관측 자료 기준 비율 증가 감소 계획 시설 저장 연구 조사 결과 부문 효과".split()
PLACES = "서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주".split()


def sentence(dice):
    return " ".join(dice.choice(WORDS) + dice.choice(["은", "의", "와", "에서", ""]) for _ in range(12)) + " 나타났다."


def main():
    folder, parts = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
    dice = random.Random(1)
    entries, body, notes = [], [], []
    for part in range(parts):
        with open(f"{folder}/years{part}.csv", "w", encoding="utf-8") as f:
            f.write("연도,지역,값\n")
            for year in range(2010, 2025):
                for place in PLACES[:3]:
                    f.write(f"{year},{place},{dice.randint(100, 99999)}\n")
        with open(f"{folder}/rows{part}.csv", "w", encoding="utf-8") as f:
            f.write("시군구,인구,면적,비율\n")
            for row in range(84):
                f.write(f"{dice.choice(PLACES)} {row}구,{dice.randint(1000, 999999)},{dice.randint(10, 999)}.{dice.randint(0, 9)},{dice.randint(0, 99)}.{dice.randint(0, 9)}\n")
        entries.append(f"  years{part}: {{file: years{part}.csv, unit: {{값: 명}}, source: 시험 자료}}")
        entries.append(f"  rows{part}: {{file: rows{part}.csv, unit: {{인구: 명}}, source: 시험 자료}}")
        body.append(f"# {part + 1}번째 부문의 현황과 전망 {{#sec-{part}}}\n")
        for section in range(3):
            body.append(f"## {dice.choice(WORDS)}의 {dice.choice(WORDS)}\n")
            for paragraph in range(3):
                note = f"[^{part}-{section}]" if paragraph == 1 else ""
                body.append(" ".join(sentence(dice) for _ in range(6)) + note + f" (@tbl-{part}-{section})\n")
            notes.append(f"[^{part}-{section}]: {sentence(dice)}\n")
            rows = f"rows{part}" if section == 0 else f"short{part}x{section}"
            if section:
                body.append(f"```{{sql {rows}}}\nSELECT 시군구, 인구, 비율 FROM rows{part} LIMIT 8\n```\n")
                body.append(f'```{{chart #fig-{part}-{section}}}\ntitle: "{dice.choice(WORDS)}의 추이"\ndata: years{part}\nmark: {{type: {"line" if section == 1 else "bar"}}}\nencoding:\n  x: {{field: 연도, type: {"temporal, timeUnit: year" if section == 1 else "ordinal"}}}\n  y: {{field: 값, type: quantitative}}\n  color: 지역\nheight: 180\n```\n')
            body.append(f"```{{table #tbl-{part}-{section}}}\ndata: {rows}\ncaption: {dice.choice(WORDS)}의 현황\n```\n")
    head = "---\ntitle: 백 쪽 보고서\ndate: 2025-09-15\ntitle-page: true\ntoc: true\nlot: true\nlof: true\nnumbering: decimal\ndata:\n"
    with open(f"{folder}/long.md", "w", encoding="utf-8") as f:
        f.write(head + "\n".join(entries) + "\n---\n\n" + "\n".join(body) + "\n" + "\n".join(notes))


main()
