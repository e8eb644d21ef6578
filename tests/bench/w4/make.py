"""Writes the figures of 250 regions: one CSV of 9,250 rows, and the list of the
regions. The same on every run, and none of them real.

usage: make.py FOLDER
"""

import random
import sys

COUNTS = [12, 18, 21, 37, 45, 52, 88, 121, 134, 149, 171]
FIRST, TURN, LAST = 2014, 2024, 2050


def main():
    folder = sys.argv[1]
    dice = random.Random(7)
    regions = [f"가상{one}{two}시" for one in "가나다라마바사아자차카타파하고노도로모보소오조초코" for two in "산천강원주성포양동진"]
    with open(f"{folder}/regions.csv", "w", encoding="utf-8") as f:
        f.write("지역\n" + "".join(f"{region}\n" for region in regions))
    with open(f"{folder}/figures.csv", "w", encoding="utf-8") as f:
        f.write("지역,연도,건수,누적량\n")
        for region in regions:
            share = 0.3 + 1.4 * dice.random()
            for year in range(FIRST, LAST + 1):
                count = round(COUNTS[year - FIRST] * share * (0.85 + 0.3 * dice.random())) if year <= TURN else ""
                stock = round(share * (44000 + 750 * (year - TURN))) if year >= TURN else ""
                f.write(f"{region},{year},{count},{stock}\n")


main()
