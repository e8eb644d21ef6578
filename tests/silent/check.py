"""Nothing that somebody writes is without effect and without a message.

usage: check.py DOPYO [--all]    the last line counts; --all shows what was tried

Every key of the schema is written where it could stand, with a value that should be
seen (cases.py). Where the pages stay as they were and nothing new is said, the key is
silent: a failure, unless allowed.txt says why that is right."""
import os
import re
import sys

import cases
import keys
from engine import Engine

IDLE = "W696"
HERE = os.path.dirname(os.path.abspath(__file__))


def allowances():
    """(pattern, line) of allowed.txt; each line has a reason."""
    out = []
    with open(HERE + "/allowed.txt", encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                pattern, reason = line.rstrip("\n").split("  ", 1)
                assert reason.strip(), line
                out.append((re.compile(pattern), pattern))
    return out


def outcome(engine, case):
    """seen, told or silent: the best that any of its values does. wrong: told to be
    idle, and yet seen."""
    drawn, said = engine.of(case.before, case.suffix)
    told = False
    if case.words:
        (drawn, said_of), (other, of_other) = (engine.of(after, case.suffix) for after in case.after)
        return "told" if set(said_of) - set(said) else "silent" if drawn == other and said_of == of_other else "seen"
    for after in case.after:
        now, says = engine.of(after, case.suffix)
        new = {code for code, _ in set(says) - set(said)}
        if new == {IDLE} and now != drawn:
            return "wrong"
        if new:
            told = True
        elif now != drawn:
            return "seen"
    return "told" if told else "silent"


def main(program, show_all, only=False):
    engine = Engine(program, HERE + "/data")
    todo = [*cases.all_cases(), *keys.all_cases(program)] if not only else [*keys.all_cases(program)]
    homeless = [case for case in todo if isinstance(case, str)]
    todo = [case for case in todo if not isinstance(case, str)]
    engine.draw((case.before, case.suffix) for case in todo)
    # what cannot be drawn without the key says nothing about it
    todo = [case for case in todo if case.whole or engine.of(case.before, case.suffix)[0]]
    engine.draw((after, case.suffix) for case in todo for after in case.after)
    allowed, used, count = allowances(), set(), {"seen": 0, "told": 0, "silent": 0, "wrong": 0, "allowed": 0}
    for case in todo:
        what = outcome(engine, case)
        reason = next((p for r, p in allowed if r.fullmatch(case.name)), None) if what in ("silent", "wrong") else None
        if reason:
            what = "allowed"
            used.add(reason)
        count[what] += 1
        if show_all:
            print(what, case.name)
        elif what == "silent":
            print("FAILED: %s: nobody sees it and nobody is told" % case.name)
        elif what == "wrong":
            print("FAILED: %s: told to change nothing, and changes something" % case.name)
    stale = [p for _, p in allowed if p not in used]
    for name in homeless:
        print("FAILED: %s: keys.py has no home or no value for it" % name)
    for pattern in stale:
        print("FAILED: allowed.txt: nothing is silent any more of", pattern)
    print("of %d: %s" % (len(todo), ", ".join("%d %s" % (n, k) for k, n in count.items())))
    failed = count["silent"] + count["wrong"] + len(stale) + len(homeless)
    print("%d passed, %d failed, 0 skipped" % (len(todo) - count["silent"] - count["wrong"], failed))
    return failed > 0


sys.exit(main(os.path.abspath(sys.argv[1]), "--all" in sys.argv, "--keys" in sys.argv))
