"""Random documents of every block through the whole program, and what must hold on
their pages. Every word is numbered, so that it can be followed to where it is drawn.

usage: random_documents.py DOPYO FOLDER ROUNDS SEED

Round n is made of seed SEED + n, which is printed with a fault: one round with that
seed makes the document again, and FOLDER/random.md holds it, cut down to the blocks
that the fault needs.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from bisect import bisect_right as bisect
from collections import defaultdict

MM = 72 / 25.4
PAPERS = {"a4": (210 * MM, 297 * MM), "b5": (182 * MM, 257 * MM), "letter": (612, 792), "16:9": (960, 540)}
WORD = r"[낱w](\d+)"
HERE = os.path.dirname(os.path.abspath(__file__))


class Maker:
    """A document: blocks of Markdown, and records of what must be found of them."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.count = 0  # words so far; they are numbered in the order of reading
        self.blocks = []  # (text, words before it, words with it, notes before it, notes with it)
        self.paras = []  # (first, last, kind): texts that page ends may divide
        self.tables = []
        self.pairs = []  # (word, word, why): they stand on one page
        self.balanced = []  # (first and last word of columns that text runs down, plain text?)
        self.notes = []  # (words, word of the mark, in a table?)
        self.files = {}
        self.inside = 0
        self.flows = False
        self.front()
        for _ in range(self.dice.choice([3, 10, 25, 40])):
            words, notes = self.count, len(self.notes)
            text = self.block()
            self.blocks.append((text, words, self.count, notes, len(self.notes)))

    def chance(self, p):
        return self.dice.random() < p

    def front(self):
        d = self.dice
        self.korean = d.random() < 0.75
        self.paper = d.choice(["a4", "a4", "b5", "letter", "16:9"])
        w, h = PAPERS[self.paper]
        self.margin = d.choice([20, 20, 15, 30])
        self.sides = [self.margin] * 4
        if self.chance(0.12):  # tiny pages
            wide, high = d.choice([60, 90, 120]), d.choice([60, 90, 120])
            self.sides = [min(100, max(20, (h / MM - high) / 2))] * 4
            self.sides[1] = self.sides[3] = min(100, max(20, (w / MM - wide) / 2))
        body = d.choice([10, 10, 10, 9, 12, 16, 22])
        lines = ["title: 시험", f"lang: {'ko' if self.korean else 'en'}", f"papersize: '{self.paper}'"]
        lines.append(f"margin: [{', '.join(f'{m:.1f}' for m in self.sides)}]")
        theme = [f"sizes: {{body: {body}, small: {body - 1}, h1: {body * 1.5:.0f}}}", f"line-height: {d.choice([1.3, 1.6, 1.6, 2])}"]
        theme.append(f"caption: {{preset: {d.choice(['assembly', 'kdi', 'press'])}, place: {d.choice(['above', 'above', 'below'])}}}")
        if self.chance(0.3):
            theme.append("table: {zebra: true}")
        lines.append("theme: {" + ", ".join(theme) + "}")
        lines.append(f"justify: {d.choice(['true', 'false'])}")
        lines.append(f"numbering: {d.choice(['none', 'none', 'decimal', 'government'])}")
        self.toc = self.chance(0.3)
        if self.toc:
            lines.append(f"toc: true\ntoc-depth: {d.randint(1, 4)}\nlof: {d.choice(['true', 'false'])}")
        if self.chance(0.2):
            lines.append("title-page: true")
        self.lines, self.size = lines, body
        area_w = w / MM - self.sides[1] - self.sides[3]
        area_h = h / MM - self.sides[0] - self.sides[2]
        # a page of ordinary size, where exceptions for lack of room do not arise
        self.roomy = self.sides[0] <= 30 and self.sides[1] <= 30 and body <= 12

    def text(self, kept):
        data = "data:\n" + "".join(f"  {n}: {e}\n" for n, (e, _) in self.files.items()) if self.files else ""
        body = "\n\n".join(self.blocks[i][0] for i in kept)
        return "---\n" + "\n".join(self.lines) + "\n" + data + "---\n\n" + body + "\n"

    # ---- words

    def word(self):
        self.count += 1
        return f"{'낱' if self.korean else 'w'}{self.count}"

    def words(self, most, para=None):
        first = self.count + 1
        out = " ".join(self.word() for _ in range(self.dice.randint(1, most)))
        if para:
            self.paras.append((first, self.count, para))
        return out

    def note(self, table=False):
        n = len(self.notes) + 1
        size = self.dice.choice([2, 20, 20, 60, 400]) if self.inside < 2 and not table else 10
        self.notes.append((size, self.count, table))
        words = " ".join(f"note{n}x{i}" for i in range(size))
        return f"[^n{n}]", f"[^n{n}]: {words}"

    # ---- blocks

    INNER = ["paragraph"] * 5 + ["list", "ordered", "outline", "quote", "table", "code", "datatable", "figure", "cards"]
    OUTER = ["heading"] * 4 + ["callout", "columns", "newspaper", "rule", "pagebreak", "landscape", "longtable", "longdata", "kpi", "picture"]

    def block(self):
        kinds = self.INNER + (self.OUTER if not self.inside else [])
        return getattr(self, self.dice.choice(kinds))()

    def some(self, most):
        self.inside += 1
        out = "\n\n".join(self.block() for _ in range(self.dice.randint(1, most)))
        self.inside -= 1
        return out

    def paragraph(self):
        text = self.words(self.dice.choice([3, 20, 60, 200]), "P")
        if self.chance(0.15):
            mark, note = self.note()
            text = f"{text}{mark}\n\n{note}"
        return text

    def heading(self):
        text = "#" * self.dice.choice([1, 1, 2, 2, 3]) + " " + self.words(6, "H")
        if self.chance(0.2):
            mark, note = self.note()
            text = f"{text}{mark}\n\n{note}"
        return text

    def list(self, mark="-"):
        out = []
        step = " " * (len(mark) + 1)
        for _ in range(self.dice.randint(1, 8)):
            out.append(f"{mark} " + self.words(30, "LI"))
            if self.chance(0.3):
                for _ in range(self.dice.randint(1, 3)):
                    out.append(f"{step}- " + self.words(12, "LI"))
                    if self.chance(0.3):
                        out.append(f"{step}  - " + self.words(40, "LI"))
            if self.chance(0.1):
                block = getattr(self, self.dice.choice(["code", "quote", "table"]))()
                out.append("\n" + re.sub("^", step, block, flags=re.M) + "\n")
        return "\n".join(out)

    def ordered(self):
        return self.list("1.")

    def outline(self):
        return "\n".join(self.dice.choice("□○※") + " " + self.words(25, "LI") for _ in range(self.dice.randint(1, 8)))

    def quote(self):
        return "> " + self.words(120, "P")

    def code(self):
        return "```\n" + "\n".join(self.words(8) for _ in range(self.dice.randint(1, 30))) + "\n```"

    def table(self, rows=8, most=6):
        # narrower cells break words inside, and a column's end may stand in such a word
        columns = self.dice.randint(1, 2 if self.flows or (self.inside and not self.roomy) else 5)
        notes = []

        def row(note=False):
            start = self.count + 1
            cells = []
            for _ in range(columns):
                cells.append(self.words(most))
                if note and self.chance(0.02):
                    mark, words = self.note(True)
                    cells[-1] += mark
                    notes.append(words)
            return "| " + " | ".join(cells) + " |", (start, self.count)

        head, head_words = row()
        body = [row(not self.inside) for _ in range(self.dice.randint(1, rows))]
        self.tables.append({"head": head_words, "rows": [w for _, w in body], "short": most <= 6 and not self.inside, "flows": self.flows})
        text = "\n".join([head, "|" + "---|" * columns] + [t for t, _ in body])
        return "\n\n".join([text] + notes)

    def longtable(self):
        return self.table(rows=60, most=self.dice.choice([2, 40]))

    def datatable(self, rows=8):
        d = self.dice
        name = f"d{len(self.files)}"
        caption = self.words(8)
        before = self.count
        heads = [self.word() for _ in range(d.randint(2, 4))]
        head_words = (before + 1, self.count)
        grouped, total = self.chance(0.3), self.chance(0.4)
        lines, body, groups = [",".join((["묶음"] if grouped else []) + heads)], [], []
        group = ""
        for i in range(d.randint(2, rows)):
            if grouped and i % 5 == 0:
                group = self.word()
                groups.append(self.count)
            start = self.count + 1
            first = self.words(d.choice([1, 1, 4]))
            body.append((start, self.count))
            cells = [first] + [str(d.randint(1, 99999)) for _ in heads[1:]]
            lines.append(",".join(([group] if grouped else []) + cells))
        unit = self.chance(0.6)
        entry = f"{{file: {name}.csv" + (f", unit: {{{', '.join(f'{h}: 톤' for h in heads[1:])}}}" if unit else "") + "}"
        self.files[name] = (entry, "\n".join(lines) + "\n")
        out = ["```{table" + (f" #tbl-{name}" if self.chance(0.7) else "") + "}", f"data: {name}", f"caption: {caption}"]
        inner = [k for k, v in (("group: 묶음", grouped), (f"total: [{heads[1]}]", total)) if v]
        if inner:
            out.append("rows: {" + ", ".join(inner) + "}")
        last = self.count
        if self.chance(0.5):
            out.append(f"note: {self.words(20)}")
            self.pairs.append((last, last + 1, "the notes of a table leave its last row"))
        if self.chance(0.5):
            out.append(f"source: {self.words(5)}")
        named = "tbl-" in out[0]
        self.tables.append({"head": head_words, "rows": body, "unit": unit, "named": named, "short": not self.inside, "flows": self.flows, "groups": groups, "total": total,
                            "caption": before})
        return "\n".join(out + ["```"])

    def longdata(self):
        return self.datatable(rows=120)

    def figure(self):
        self.files["figure"] = ("{file: figure.csv}", "연도,값\n2020,3\n2021,5\n2022,4\n2023,8\n")
        first = self.count + 1
        out = ["```{chart" + (f" #fig-{first}" if self.chance(0.6) else "") + "}", f"title: {self.words(8)}", "data: figure"]
        out += [f"mark: {self.dice.choice(['bar', 'line', 'area'])}", "encoding: {x: 연도, y: 값}", f"note: {self.words(20)}"]
        self.pairs.append((first, self.count, "a figure leaves its notes"))
        return "\n".join(out + ["```"])

    def picture(self):
        first = self.count + 1
        out = ["```{image" + (f" #fig-{first}" if self.chance(0.6) else "") + "}", "file: ramp.png", "alt: 그림"]
        out += [f"caption: {self.words(8)}"] + [f"width: {self.dice.choice([40, 100])}%", f"note: {self.words(20)}"]
        self.pairs.append((first, self.count, "a picture leaves its notes"))
        return "\n".join(out + ["```"])

    def kpi(self):
        items = []
        for _ in range(self.dice.randint(1, 7)):
            items.append(f"  - {{label: {self.words(3)}, value: {self.dice.randint(1, 10**6)}, change: {self.words(4)}}}")
        return "```{kpi}\nitems:\n" + "\n".join(items) + "\n```"

    def cards(self):
        name = f"d{len(self.files)}"
        lines = [self.words(self.dice.choice([3, 15])) for _ in range(self.dice.randint(1, 24))]
        self.files[name] = (f"{name}.csv", "글\n" + "\n".join(lines) + "\n")
        number = self.dice.choice(["①", "none"])
        return f"```{{list}}\ndata: {name}\nitem: \"{{{{글}}}}\"\nnumber: {number}\ncolumns: {self.dice.randint(1, 3)}\n```"

    def callout(self):
        title = self.words(3)
        first = self.count + 1
        text = f'::: {{.callout title="{title}"}}\n{self.some(8)}\n\n:::'
        if self.count >= first:
            self.pairs.append((first - 1, first, "the title of a call-out leaves its text"))
        return text

    def columns(self):
        part = lambda: f"::: {{.column}}\n{self.some(3)}\n\n:::"
        return "::: {.columns}\n\n" + part() + "\n\n" + part() + "\n\n:::"

    def newspaper(self):
        first = self.count + 1
        self.inside += 1
        self.flows = True  # from column to column, with its head on each
        parts = []
        for _ in range(self.dice.randint(1, 8)):
            kinds = ["paragraph"] * 4 + ["heading"] + (["list", "table", "figure", "quote"] if self.chance(0.3) else [])
            parts.append(getattr(self, self.dice.choice(kinds))())
        columned = self.count
        if self.chance(0.25):
            parts.append(self.heading())  # it heads what follows, and stands below the columns
        else:
            parts.append(self.paragraph())
            columned = self.count
        self.inside -= 1
        self.flows = False
        plain = all(re.match(r"[낱w]\d", p) and "[^" not in p for p in parts)
        self.balanced.append((first, columned, plain))
        return f"::: {{.columns count={self.dice.randint(2, 3)}}}\n\n" + "\n\n".join(parts) + "\n\n:::"

    def landscape(self):
        return f"::: {{.landscape}}\n\n{self.some(2)}\n\n:::"

    def rule(self):
        return "---"

    def pagebreak(self):
        return self.words(3) + "\n\n\\newpage"


# ---- what is drawn

class Text:
    def __init__(self, page, group, tag, role, x, y, words):
        self.page, self.group, self.tag, self.role, self.x, self.y, self.words = page, group, tag, role, x, y, words
        self.artifact = tag.startswith("Artifact")
        self.listed = "/TOC" in tag
        self.numbers = []


class Pages:
    def __init__(self, dump):
        self.size, self.text, self.rects, self.anchors = [], [], [], []
        tag, self.groups = "", 0
        for line in dump.splitlines():
            if m := re.match(r"page \d+ ([\d.]+)x([\d.]+)", line):
                self.size.append((float(m[1]), float(m[2])))
            elif line.startswith("  "):
                self.item(tag, line)
            else:
                tag = line
                self.groups += 1
        self.find_words()
        self.where = {}  # word → its text
        for t in self.text:
            if not t.artifact and not t.listed:
                for n in t.numbers:
                    self.where.setdefault(n, t)

    def find_words(self):
        """A word that is broken inside belongs to the line that it begins on."""
        groups = defaultdict(list)
        for t in self.text:
            groups[t.group].append(t)
        for texts in groups.values():
            starts, whole = [], ""
            for t in texts:
                starts.append(len(whole))
                whole += t.words
            for m in re.finditer(WORD, whole):
                texts[bisect(starts, m.start()) - 1].numbers.append(int(m[1]))

    def item(self, tag, line):
        page = len(self.size) - 1
        if m := re.match(r'  text (\S+) ([-\d.]+),([-\d.]+) (?:angle \S+ )?\S+ "(.*)"$', line):
            self.text.append(Text(page, self.groups, tag, m[1], float(m[2]), float(m[3]), m[4]))
        elif m := re.match(r"  (?:rect|image) (\S+) ([-\d.]+),([-\d.]+) ([-\d.]+)x([-\d.]+)", line):
            self.rects.append((page, m[1], *map(float, m.groups()[1:])))
        elif m := re.match(r'  anchor anchor \S+ (.*?) "(.*)" (\d+)$', line):
            self.anchors.append((page, m[1], m[2], int(m[3])))


def check_lost(m, p, kept):
    wanted = [n for i in kept for n in range(m.blocks[i][1] + 1, m.blocks[i][2] + 1)]
    seen = [n for t in p.text if not t.artifact and not t.listed for n in t.numbers]
    lost = set(wanted) - set(seen)
    assert not lost, f"lost: {sorted(lost)[:5]}"
    assert len(seen) == len(set(seen)), f"twice: {sorted(n for n in set(seen) if seen.count(n) > 1)[:5]}"
    # columns, and rows that a page end divides, go on on the next page
    divided = {n for t in m.tables for a, b in [t["head"]] + t["rows"] for n in range(a, b + 1)}
    for i in kept:
        if "{.columns}" in m.blocks[i][0]:
            divided.update(range(m.blocks[i][1] + 1, m.blocks[i][2] + 1))
    order = [n for n in seen if n not in divided]
    assert order == sorted(order), f"out of order: {[b for a, b in zip(order, order[1:]) if b < a][:5]}"


def check_margins(m, p, pdf):
    top, right, bottom, left = (s * MM for s in m.sides)
    for t in p.text:
        w, h = p.size[t.page]
        if t.tag.startswith(("Artifact.Header", "Artifact.Footer")):
            continue
        assert left - 0.5 <= t.x <= w - right + 0.5, f"outside: {t.words} at x {t.x} of page {t.page + 1}"
        assert top - 0.5 <= t.y <= h - bottom + 0.5, f"outside: {t.words} at y {t.y} of page {t.page + 1}"
    for page, role, x, y, rw, rh in p.rects:
        w, h = p.size[page]
        assert left - 1 <= x and x + rw <= w - right + 1, f"outside: {role} at x {x} + {rw} of page {page + 1}"
        assert top - 1 <= y and y + rh <= h - bottom + 1, f"outside: {role} at y {y} + {rh} of page {page + 1}"
    page = -1
    for line in pdf.splitlines():
        page += "<page " in line
        if word := re.search(r'xMin="([-\d.]+)" .*xMax="([-\d.]+)".*>(.*)<', line):
            w = p.size[page][0]
            assert float(word[2]) <= w - right + 1.5, f"outside: {word[3]} ends at x {word[2]} of page {page + 1}"


def check_headings(m, p):
    """What begins something is never the last on its page."""
    body = [t for t in p.text if not t.artifact and "/Note" not in t.tag]
    for last, following in zip(body, body[1:]):
        page = last.page
        lying = p.size[page][0] > p.size[page][1]
        crowded = (lying or not m.roomy) and any(t.page == page and "/Note" in t.tag for t in p.text)
        crowded |= not m.roomy and following.role == "heading"
        if page != following.page and not crowded:
            assert last.role not in ("heading", "callout", "caption", "label"), f"{last.role} ends page {page + 1}: {last.words}"


def check_lines(m, p, kept):
    """Two lines at least on each side of a break."""
    paras = [(a, b, kind) for a, b, kind in m.paras if a in p.where]
    for a, b, kind in paras:
        lines = defaultdict(set)
        for n in range(a, b + 1):
            t = p.where[n]
            lines[t.page].add(round(t.y, 1))
        if len(lines) > 1:
            few = [page + 1 for page, ys in lines.items() if len(ys) < 2]
            assert not few, f"one line of {kind} {a}-{b} stands alone on page {few[0]}"
            assert kind != "H", f"heading {a}-{b} is divided"


def check_tables(m, p):
    for t in m.tables:
        first, last = t["head"]
        if first not in p.where:
            continue
        begin = p.where[first].page
        pages = sorted({p.where[n].page for a, b in t["rows"] for n in range(a, b + 1)})
        name = f"table {first}"
        assert pages[0] == begin, f"{name}: no row below its head on page {begin + 1}"
        assert {p.where[n].page for n in range(first, last + 1)} == {begin}, f"{name}: its head is divided"
        again = defaultdict(list)
        for x in p.text:
            if x.artifact and x.numbers and first <= x.numbers[0] <= last:
                again[x.page] += x.numbers
        for page in range(len(p.size)):
            wanted = list(range(first, last + 1)) if page in pages and page != begin else []
            assert t["flows"] or again[page] == wanted, f"{name}: head on page {page + 1}: {again[page]}"
        above = [(x.page, x.words) for x in p.text if x.artifact and x.role == "table.again"]
        if t.get("unit"):
            for page in pages[1:]:
                assert any(a == page and "톤" in w for a, w in above), f"{name}: no unit on page {page + 1}"
        if t.get("named"):
            word = "계속" if m.korean else "continued"
            for page in pages[1:]:
                assert any(a == page and word in w for a, w in above), f"{name}: not named on page {page + 1}"
        if "caption" in t and "above" in m.lines[4] and (m.roomy or not m.notes):
            assert p.where[t["caption"]].page == begin, f"{name}: its caption stands on page {p.where[t['caption']].page + 1}"
        if m.roomy and t["short"] and len(t["rows"]) >= 4:
            rows = defaultdict(int)
            for a, b in t["rows"]:
                rows[p.where[a].page] += 1
            rows[p.where[t["rows"][-1][0]].page] += t.get("total", False)
            for g in t.get("groups", ()):
                rows[p.where[g].page] += 1
            assert min(rows.values()) >= 2, f"{name}: one row alone on page {min(rows, key=rows.get) + 1}"
        for g in t.get("groups", ()):
            assert p.where[g].page == p.where[g + 1].page, f"{name}: the head of a group ends page {p.where[g].page + 1}"


def check_pairs(m, p):
    for a, b, why in m.pairs if m.roomy and m.paper != "16:9" or not m.notes else ():
        if a in p.where and b in p.where:
            assert p.where[a].page == p.where[b].page, f"{why}: words {a}, {b}"


def check_notes(m, p, kept):
    seen = [(t.page, int(n), int(k)) for t in p.text if not t.artifact for n, k in re.findall(r"note(\d+)x(\d+)", t.words)]
    numbers = [n for i in kept for n in range(m.blocks[i][3] + 1, m.blocks[i][4] + 1)]
    wanted = [(n, k) for n in numbers for k in range(m.notes[n - 1][0])]
    found = [(n, k) for _, n, k in seen]
    assert len(found) == len(set(found)) and set(found) == set(wanted), "notes: lost or twice"
    beside = {n for i in kept if "{.columns}" in m.blocks[i][0] for n in range(m.blocks[i][3] + 1, m.blocks[i][4] + 1)}
    found, wanted = ([k for k in notes if k[0] not in beside] for notes in (found, wanted))
    assert found == wanted, f"notes: out of order {[b for a, b in zip(found, wanted) if a != b][:3]}"
    begin = {n: page for page, n, k in seen if k == 0}
    for number, n in enumerate(numbers, 1):
        size, mark, in_table = m.notes[n - 1]
        page = p.where[mark].page if mark in p.where else None
        assert page is None or in_table or begin[n] >= page, f"note {n} stands before its mark"
        if m.roomy and not in_table:
            assert begin[n] == page, f"note {n} begins on page {begin[n] + 1}, its mark is on page {page + 1}"


def check_contents(m, p):
    entries, words = [], []
    for t in p.text:
        if t.role == "contents":
            words.append(t.words)
        elif t.role == "contents.page":
            entries.append((" ".join("".join(words).split()), int(t.words)))
            words = []
    at = defaultdict(list)
    for page, _, title, level in p.anchors:
        at[" ".join(title.split())].append(page + 1)
    for title, page in entries:
        if title in at:
            assert page in at[title], f"contents: {title} on page {page}, not {at[title]}"
        elif n := re.findall(WORD, title):
            found = p.where[int(n[0])].page + 1
            assert page == found, f"contents: {title} on page {page}, not {found}"
        else:
            assert False, f"contents: {title} is nowhere"


def check_columns(m, p):
    """Where text in columns ends they are as low as each other, but for two lines."""
    for first, last, plain in m.balanced:
        if not plain or first not in p.where:
            continue
        lines = [t for t in dict.fromkeys(p.where[n] for n in range(first, last + 1))]
        columns = [[]]  # a line that does not stand below the last one begins a column
        for t in lines:
            if columns[-1] and (t.page, t.y) < (columns[-1][-1].page, columns[-1][-1].y) or (
                    columns[-1] and t.page != columns[-1][-1].page):
                columns.append([])
            columns[-1].append(t)
        on_last = [c[-1].y for c in columns if c[-1].page == lines[-1].page]
        pitch = 2 * m.size * 1.35
        if len(on_last) > 1 and m.roomy:
            assert max(on_last) - min(on_last) <= 3 * pitch, f"columns {first} end at {on_last}"


def check(m, p, kept, pdf):
    check_lost(m, p, kept)
    check_margins(m, p, pdf)
    check_headings(m, p)
    check_lines(m, p, kept)
    check_tables(m, p)
    check_pairs(m, p)
    check_notes(m, p, kept)
    check_contents(m, p)
    check_columns(m, p)


class Runner:
    def __init__(self, dopyo, folder):
        self.dopyo, self.folder = dopyo, folder
        shutil.copy(f"{HERE}/data/ramp.png", folder)

    def run(self, path, *more):
        command = [self.dopyo, "render", "-q", "--messages", "en", path, *more]
        try:
            return subprocess.run(command, capture_output=True, timeout=600)
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, 1, b"", b"no end")

    def fault(self, m, kept, pdf):
        """What is wrong with these blocks of a document; None: nothing."""
        path = f"{self.folder}/random.md"
        for name, (_, text) in m.files.items():
            with open(f"{self.folder}/{name}.csv", "w", encoding="utf-8") as f:
                f.write(text)
        with open(path, "w", encoding="utf-8") as f:
            f.write(m.text(kept))
        done = self.run(path, "-f", "dump", "-o", "-")
        said = done.stderr.decode()
        if ("E538" in said or "E694" in said) and not m.roomy:
            return None  # something is taller than a tiny page, and is refused
        if done.returncode:
            return next((line for line in said.splitlines() if "error" in line), said)[-300:]
        boxes = ""
        if pdf:
            self.run(path, "-o", f"{self.folder}/random.pdf")
            boxes = subprocess.run(["pdftotext", "-bbox", f"{self.folder}/random.pdf", "-"], capture_output=True).stdout.decode()
        try:
            check(m, Pages(done.stdout.decode()), kept, boxes)
        except AssertionError as fault:
            return str(fault)
        return None

    def shrink(self, m, fault, pdf):
        """The blocks that a fault of this kind needs."""
        kept, kind = list(range(len(m.blocks))), fault.split(":")[0].rstrip("0123456789- ")
        size = len(kept) // 2 or 1
        while size:
            at = 0
            while at < len(kept):
                less = kept[:at] + kept[at + size:]
                found = self.fault(m, less, pdf) if less else None
                if found and found.split(":")[0].rstrip("0123456789- ") == kind:
                    kept, fault = less, found
                else:
                    at += size
            size //= 2
        self.fault(m, kept, pdf)
        return fault


def main():
    dopyo, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seed = int(sys.argv[4])
    print("seed", seed, flush=True)
    runner = Runner(dopyo, folder)
    for n in range(rounds):
        m = Maker(seed + n)
        pdf = n % 4 == 0
        if fault := runner.fault(m, range(len(m.blocks)), pdf):
            print(f"seed {seed + n}: {fault}")
            print(f"cut down: {runner.shrink(m, fault, pdf)}")
            sys.exit(1)
    print(rounds, "documents")


main()
