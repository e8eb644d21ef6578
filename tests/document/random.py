"""Random documents through the whole program: nothing lost, nothing twice, nothing
outside the margins, a heading never last on a page, reading order as in the source.

usage: random.py DOPYO FOLDER ROUNDS [SEED]     the seed is printed
"""

import random
import re
import subprocess
import sys

DOPYO, FOLDER, ROUNDS = sys.argv[1], sys.argv[2], int(sys.argv[3])
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(10**6)
MARGIN = 20 * 72 / 25.4
print("seed", SEED)
dice = random.Random(SEED)


class Maker:
    """Writes Markdown whose words are numbered in the order in which they are read."""

    def __init__(self):
        self.count = 0
        self.notes = []

    def words(self, most):
        out = []
        for _ in range(dice.randint(1, most)):
            self.count += 1
            out.append(f"낱말{self.count}")
        return " ".join(out)

    def blocks(self, count, depth=0):
        return "\n\n".join(self.block(depth) for _ in range(count))

    def block(self, depth):
        kinds = ["paragraph"] * 5 + ["list", "outline", "quote", "table", "code"]
        if depth == 0:
            kinds += ["heading"] * 3 + ["callout", "columns", "rule", "pagebreak", "landscape", "longtable"]
        return getattr(self, dice.choice(kinds))(depth)

    def paragraph(self, depth):
        text = self.words(dice.choice([3, 20, 200]))
        if dice.random() < 0.15:  # a footnote, whose words are counted apart
            self.notes.append(dice.choice([2, 20, 20, 400]))
            n = len(self.notes)
            words = " ".join(f"각주{n}낱{i}" for i in range(self.notes[-1]))
            text = f"{text}[^n{n}]\n\n[^n{n}]: {words}"
        return text

    def heading(self, depth):
        return "# " + self.words(6)

    def list(self, depth):
        out = []
        for _ in range(dice.randint(1, 8)):
            out.append("- " + self.words(30))
            if dice.random() < 0.3:
                out.append("  - " + self.words(12))
            if dice.random() < 0.15:
                block = dice.choice([self.code, self.quote, self.table])(depth)
                out.append("\n" + re.sub("^", "  ", block, flags=re.M) + "\n")
        return "\n".join(out)

    def outline(self, depth):
        return "\n".join(dice.choice("□○") + " " + self.words(25) for _ in range(dice.randint(1, 6)))

    def quote(self, depth):
        return "> " + self.words(120)

    def code(self, depth):
        return "```\n" + "\n".join(self.words(8) for _ in range(dice.randint(1, 12))) + "\n```"

    def table(self, depth, rows=8, most=6):
        columns = dice.randint(1, 5)
        row = lambda: "| " + " | ".join(self.words(most) for _ in range(columns)) + " |"
        return "\n".join([row(), "|" + "---|" * columns] + [row() for _ in range(dice.randint(1, rows))])

    def longtable(self, depth):
        return self.table(depth, rows=60, most=dice.choice([2, 40]))

    def callout(self, depth):
        return f'::: {{.callout title="{self.words(3)}"}}\n{self.blocks(dice.randint(1, 8), 1)}\n\n:::'

    def columns(self, depth):
        part = lambda: f"::: {{.column}}\n{self.words(dice.choice([10, 60]))}\n:::"
        return "::: {.columns}\n\n" + part() + "\n\n" + part() + "\n\n:::"

    def landscape(self, depth):
        return f"::: {{.landscape}}\n\n{self.blocks(2, 1)}\n\n:::"

    def rule(self, depth):
        return "---"

    def pagebreak(self, depth):
        return self.words(3) + "\n\n\\newpage"


def make():
    m = Maker()
    body = m.blocks(dice.randint(5, 40))
    title = dice.choice(["", "title-page: true\n", "toc: true\n"])
    return f"---\ntitle: 시험\nmargin: 20\n{title}---\n\n{body}\n", m


def pages_of(dump):
    page, tag = None, ""
    pages = []
    for line in dump.splitlines():
        if m := re.match(r"page \d+ ([\d.]+)x([\d.]+)", line):
            page = {"w": float(m[1]), "h": float(m[2]), "text": []}
            pages.append(page)
        elif line.startswith("  ") and (m := re.match(r'  text (\S+) ([-\d.]+),([-\d.]+) \S+ "(.*)"$', line)):
            page["text"].append((tag, m[1], float(m[2]), float(m[3]), m[4]))
        elif not line.startswith(" "):
            tag = line
    return pages


def check(dump, maker):
    pages = pages_of(dump)
    seen, noted, ends = [], [], []  # ends: the last text of each page
    for page in pages:
        body = [t for t in page["text"] if not t[0].startswith("Artifact") and "/TOC" not in t[0]]
        for tag, role, x, y, words in body:
            assert MARGIN - 0.5 <= x <= page["w"] - MARGIN, f"outside: {words} at {x}"
            assert MARGIN - 0.5 <= y <= page["h"] - MARGIN + 0.5, f"outside: {words} at {y}"
            seen += [int(n) for n in re.findall(r"낱말(\d+)", words)]
            noted += [(int(n), int(k)) for n, k in re.findall(r"각주(\d+)낱(\d+)", words)]
        if text := [t for t in body if t[1] != "note"]:
            ends.append(page["text"][-1] if text[-1][4] == "차례" else text[-1])
    for last in ends[:-1]:
        assert last[1] != "heading", f"a heading ends a page: {last[4]}"
    assert noted == [(n + 1, k) for n, c in enumerate(maker.notes) for k in range(c)], "notes: lost, twice or out of order"
    wanted = list(range(1, maker.count + 1))
    if seen != wanted:
        lost, twice = set(wanted) - set(seen), len(seen) - len(set(seen))
        assert not lost and not twice, f"lost {sorted(lost)[:5]}, twice {twice}"
        # columns, and cells of a row that a page end divides, go on on the next page
        jumps = [b for a, b in zip(seen, seen[1:]) if b != a + 1]
        apart = maker.source.count("{.columns}") + 2 * maker.source.count("|---")
        assert len(jumps) <= 4 * apart, f"order: {jumps}"


def main():
    for n in range(ROUNDS):
        text, maker = make()
        maker.source = text
        path = f"{FOLDER}/random.md"
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        run = subprocess.run([DOPYO, "render", "-q", "--messages", "en", path, "-f", "dump", "-o", "-"], capture_output=True)
        said = run.stderr.decode()
        if run.returncode:
            print(f"round {n}: {said[:500]}")
            sys.exit(1)
        try:
            check(run.stdout.decode(), maker)
        except AssertionError as fault:
            print(f"round {n}: {fault}")
            sys.exit(1)
    print(ROUNDS, "documents")


main()
