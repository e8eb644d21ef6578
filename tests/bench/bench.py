"""Times whole cold processes, A B A B, and prints medians and ratios.

usage: bench.py RUNS WORKDIR WORKLOAD...        (from the project's root, after make)
"""

import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
DUCKDB = (
    "import duckdb, sys; c = duckdb.connect();"
    " c.execute(\"create table t as select * from read_csv('\" + sys.argv[1] + \"')\")"
)
NOTO = "/usr/share/fonts/opentype/noto"


def cases(work):
    """workload -> [(name, command, output)]; the first is ours."""
    dopyo = os.path.abspath("build/release/dopyo")
    python = os.path.join(os.path.abspath(work), "venv/bin/python")
    w1, w2 = os.path.join(HERE, "w1"), os.path.join(HERE, "w2")
    out = os.path.abspath(work)
    typst = (
        "import typst, sys; typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3],"
        " font_paths=[sys.argv[4]], ignore_system_fonts=True)"
    )
    w3, w4 = os.path.join(HERE, "w3"), f"{out}/w4"
    fonts = [f"{NOTO}/NotoSansCJK-{weight}.ttc" for weight in ("Regular", "Bold")]

    def ours(report, name):
        png = f"{out}/{name}.png"
        return ("dopyo", [dopyo, "render", "-q", "--figure", "fig-w3", "--preset", "slide",
                          f"{w3}/{report}.md", "-o", png], png)

    def awk(csv, name):
        means, png = f"{out}/{name}-means.csv", f"{out}/{name}-awk.png"
        program = ('NR>1{k=int($1/86400)","$3;s[k]+=$2;n[k]++}'
                   'END{for(k in s)print k","s[k]/n[k]}')
        return ("mawk, gnuplot", ["sh", "-c",
                f"mawk -F, '{program}' {out}/{csv}.csv >{means} && gnuplot -e "
                f"\"csv='{means}'; out='{png}'\" {w3}/means.gp"], png)

    def duck(csv, name):
        png = f"{out}/{name}-duck.png"
        return ("DuckDB, ECharts", ["env", f"NODE_PATH={out}/node_modules", "node",
                                    f"{w3}/duck.cjs", f"{out}/{csv}.csv", png, *fonts], png)

    def matplotlib(mode, csv, name):
        png = f"{out}/{name}-mpl.png"
        return ("pandas, matplotlib", [python, f"{w3}/w3_mpl.py", mode, f"{out}/{csv}.csv", png],
                png)

    return {
        "W1": [
            ("dopyo", [dopyo, "render", "-q", "--figure", "fig-w1", "--preset", "slide",
                       f"{w1}/w1.md", "-o", f"{out}/w1.png"], f"{out}/w1.png"),
            ("gnuplot pngcairo", ["gnuplot", "-e", f"dir='{w1}'; out='{out}/gnuplot.png'",
                                  f"{w1}/w1.gp"], f"{out}/gnuplot.png"),
        ],
        "W2": [
            ("dopyo", [dopyo, "render", "-q", f"{w2}/w2.md", "-o", f"{out}/w2.pdf"], f"{out}/w2.pdf"),
            ("typst (PyPI)", [python, "-c", typst, f"{w2}/w2.typ", f"{out}/typst.pdf", w2, NOTO],
             f"{out}/typst.pdf"),
            ("  of which Python", [python, "-c", "import typst"], None),
        ],
        "W4": [
            ("dopyo", [dopyo, "render", "-q", f"{w4}/w4.md", "--for-each", f"{w4}/regions.csv",
                       "-o", f"{w4}/dopyo/{{{{지역}}}}.pdf"], f"{w4}/dopyo/가상가산시.pdf"),
            ("typst (PyPI)", [python, f"{HERE}/w4/typst_all.py", w4, NOTO, f"{w4}/typst"],
             f"{w4}/typst/가상가산시.pdf"),
        ],
        "start": [("dopyo", [dopyo, "--version"], None), ("  of which a process", ["true"], None)],
        "long": [("dopyo", [dopyo, "render", "-q", f"{out}/long/long.md", "-o", f"{out}/long.pdf"],
                  f"{out}/long.pdf")],
        "long-half": [("dopyo", [dopyo, "render", "-q", f"{out}/half/long.md", "-o", f"{out}/half.pdf"],
                       f"{out}/half.pdf")],
        "W3a": [ours("mean-1m", "w3a"), awk("t1m", "w3a"), duck("t1m", "w3a"),
                matplotlib("mean", "t1m", "w3a")],
        "W3b": [ours("mean-10m", "w3b"), duck("t10m", "w3b")],
        "W3c": [ours("all-10m", "w3c"), matplotlib("all", "t10m", "w3c")],
        **{
            f"W5-{kind}": [
                ("dopyo", [dopyo, "data", f"{out}/{kind}.csv"], None),
                ("duckdb (table)", [python, "-c", DUCKDB, f"{out}/{kind}.csv"], None),
                ("  of which Python", [python, "-c", "import duckdb"], None),
            ]
            for kind in ("mix", "num", "quotes", "cr")
        },
    }


def run_once(command):
    """Wall and CPU milliseconds and peak MiB of one process."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = (time.perf_counter() - start) * 1e3
    if child.returncode:
        raise RuntimeError(f"{command[0]} failed: {said.decode(errors='replace')[-400:]}")
    return wall, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024


def works(command):
    """Is the program there, and does it do its work once?"""
    if not shutil.which(command[0]):
        return False
    if "dopyo" in command[0]:
        return True
    try:
        run_once(command)
    except RuntimeError as error:
        print(f"  {error}", file=sys.stderr)
        return False
    return True


def measure(rows, runs):
    present, missing = [], []
    for row in rows:
        (present if works(row[1]) else missing).append(row)
    taken = {name: [] for name, _, _ in present}
    for turn in range(runs + 1):  # the first turn warms the page cache
        for name, command, _ in present:
            sample = run_once(command)
            if turn:
                taken[name].append(sample)
    return present, missing, taken


def main():
    runs, work = int(sys.argv[1]), sys.argv[2]
    for workload, rows in cases(work).items():
        if workload not in sys.argv[3:]:
            continue
        present, missing, taken = measure(rows, runs)
        middle = {
            name: [statistics.median(part) for part in zip(*samples)]
            for name, samples in taken.items()
        }
        ours = middle["dopyo"]
        print(f"{workload}  ({runs} runs in turn, medians)")
        for name, _, output in present:
            wall, cpu, peak = middle[name]
            size = f"{os.path.getsize(output):>9,} bytes" if output else ""
            ratio = f"dopyo / this {ours[0] / wall:6.3f}, CPU {ours[1] / cpu:6.3f}"
            if name.startswith(" "):
                ratio = " " * len(ratio)
            print(f"  {name:<20} {wall:8.1f} ms  {cpu:8.1f} ms CPU  {ratio}  {peak:7.1f} MiB  {size}")
        for name, command, _ in missing:
            print(f"  {name:<20} not here: {command[0]}")


main()
