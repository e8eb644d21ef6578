"""Draws small reports, hundreds of them in one run of the program, and tells which
changes of a report nobody sees and nobody is told of."""
import collections
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import tempfile

CHUNK = 250   # reports of one run
LONGEST = 20  # seconds that it may take

# A report before and several after; words: each of them is to differ from the others. A case
# of which what is before cannot be drawn tells nothing, unless it is whole.
Case = collections.namedtuple("Case", "name before after suffix words whole", defaults=(False, False))


OUT = object()  # the value of a key that is not to be written


def plain(value):
    """As YAML in one line."""
    if isinstance(value, dict):
        kept = ["%s: %s" % (json.dumps(k, ensure_ascii=False), plain(v)) for k, v in value.items() if v is not OUT]
        return "{" + ", ".join(kept) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(plain(v) for v in value) + "]"
    if value is None or isinstance(value, (bool, int, float)):
        return json.dumps(value)
    return json.dumps(value, ensure_ascii=False)


def report(front, *parts):
    """A report of its front matter and parts: text, or (block, keys)."""
    text = "---\n" + "".join("%s: %s\n" % (k, plain(v)) for k, v in front.items() if v is not OUT) + "---\n\n"
    for part in parts:
        if isinstance(part, str):
            text += part + "\n\n"
        else:
            name, keys = part
            text += "```{%s}\n" % name + "".join("%s: %s\n" % (k, plain(v)) for k, v in keys.items() if v is not OUT) + "```\n\n"
    return text


class Engine:
    def __init__(self, program, data):
        self.program = program
        self.data = data
        self.shared = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.numbers = {}  # report → its number
        self.seen = {}     # number → (what was drawn, what was said)

    def run(self, folder, chunk, suffix):
        """What is said of each; None where it is not known of which."""
        run = subprocess.run(
            [self.program, "render", "-f", suffix, "-q", "--messages", "en", "--diagnostic-format", "json"]
            + ["%d.md" % number for _, number in chunk],
            cwd=folder, capture_output=True, timeout=LONGEST,
            env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0:quarantine_size_mb=4"})
        said = collections.defaultdict(list)
        for line in run.stderr.decode().splitlines():
            if not line.startswith("{"):
                if len(chunk) == 1:
                    raise RuntimeError("the program broke off: %s\n%s" % (run.stderr.decode()[-3000:], chunk[0][0]))
                return None
            x = json.loads(line)
            path = re.fullmatch(r"(\d+)\.md", x.get("path", ""))
            if not path and len(chunk) > 1:
                return None
            said[int(path[1]) if path else chunk[0][1]].append((x["code"], x["message"]))
        return said

    def draw_chunk(self, chunk, suffix):
        """In a folder of its own: what stands in it is listed."""
        folder = tempfile.mkdtemp(dir=self.shared)
        try:
            for name in os.listdir(self.data):
                shutil.copy(os.path.join(self.data, name), folder)
            for text, number in chunk:
                with open("%s/%d.md" % (folder, number), "w", encoding="utf-8") as f:
                    f.write(text)
            said = self.said_of(folder, chunk, suffix)
            if said is not None:
                drawn = self.drawn(folder, suffix)
                for _, number in chunk:
                    self.seen[number] = (drawn[number], said[number])
                return
        finally:
            shutil.rmtree(folder)
        # too long, broken off, or a message points into a file that several of them read
        step = max(1, len(chunk) // 4)
        for i in range(0, len(chunk), step):
            self.draw_chunk(chunk[i:i + step], suffix)

    def said_of(self, folder, chunk, suffix):
        try:
            return self.run(folder, chunk, suffix)
        except subprocess.TimeoutExpired:
            if len(chunk) == 1:
                raise RuntimeError("this takes longer than %d s:\n%s" % (LONGEST, chunk[0][0]))
            return None

    def drawn(self, folder, suffix):
        """What was written for each report, its pages in their order."""
        drawn = collections.defaultdict(bytes)
        written = re.compile(r"(\d+)(-\d+)?\.%s" % {"dump": "txt"}.get(suffix, suffix))
        pages = [m for m in map(written.fullmatch, os.listdir(folder)) if m]
        for m in sorted(pages, key=lambda m: (int(m[1]), -int(m[2] or 0))):
            with open(os.path.join(folder, m[0]), "rb") as f:
                drawn[int(m[1])] += f.read()
        return drawn

    def draw(self, reports):
        """Those (text, suffix) that were not drawn yet."""
        work = collections.defaultdict(list)
        for report in reports:
            if report not in self.numbers:
                self.numbers[report] = len(self.numbers)
                work[report[1]].append((report[0], self.numbers[report]))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            jobs = [pool.submit(self.draw_chunk, texts[i:i + CHUNK], suffix)
                    for suffix, texts in work.items() for i in range(0, len(texts), CHUNK)]
            for job in jobs:
                job.result()

    def of(self, text, suffix):
        return self.seen[self.numbers[text, suffix]]
