"""Does the schema say what the parser accepts?

usage: check.py DOPYO    run in the project's folder; the last line counts

 * each schema is a valid one, and both languages say the same of the same keys
 * it accepts every block of the reports, and refuses those of tests/diag whose shape is wrong
 * keys and forms that it names are read by the parser, keys and forms that it does not are refused
"""
import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import jsonschema

import yaml12

DOPYO = os.path.abspath(sys.argv[1])
tally = {True: 0, False: 0}


def check(ok, what):
    tally[bool(ok)] += 1
    if not ok:
        print("FAILED:", what)
    return ok


def schema_of(root, language="en"):
    run = subprocess.run([DOPYO, "schema", root, "--messages", language], capture_output=True, check=True)
    return json.loads(run.stdout)


def without_words(node):
    if isinstance(node, dict):
        return {k: without_words(v) for k, v in node.items() if k != "description" or not isinstance(v, str)}
    return [without_words(v) for v in node] if isinstance(node, list) else node


def words(node):
    if isinstance(node, dict):
        for k, v in node.items():
            if k == "description" and isinstance(v, str):
                yield v
            else:
                yield from words(v)
    elif isinstance(node, list):
        for v in node:
            yield from words(v)


def check_languages(root):
    english, korean = schema_of(root), schema_of(root, "ko")
    try:
        jsonschema.Draft7Validator.check_schema(english)
        valid = True
    except jsonschema.SchemaError as error:
        valid = False
        print(error)
    check(valid, root + ": is no JSON Schema")
    check(without_words(english) == without_words(korean), root + ": the languages differ")
    check(all(re.search("[가-힣]", w) for w in words(korean) if not w.startswith(":::")), root + ": Korean words")
    check(all(not re.search("[가-힣]", w.replace("전 국", "").replace("전국", "")) and w for w in words(english)),
          root + ": English words")


SCHEMA = schema_of("report")
BLOCKS = [name for name in "chart table list kpi image changes".split()]


def errors_of(kind, value):
    schema = SCHEMA if kind == "report" else {"$ref": "#/definitions/" + kind, "definitions": SCHEMA["definitions"]}
    return list(jsonschema.Draft7Validator(schema).iter_errors(value))


def check_reports():
    for path in glob.glob("reports/*.md") + glob.glob("tests/document/*.md"):
        for kind, first, _, text in yaml12.parts(open(path, encoding="utf-8").read()):
            if kind == "report" or kind in BLOCKS:
                found = errors_of(kind, yaml12.read(text))
                check(not found, "%s:%d: {%s} is refused: %s" % (path, first, kind, found[0].message if found else ""))


# codes of errors that a schema can see: unknown key, wrong kind, wrong word, out of range
SHAPE = ("E503", "E504", "E506", "E507", "E548", "E549", "E609")


def check_bad():
    """Where the parser complains of the shape, the schema refuses that block."""
    seen = 0
    for path in sorted(glob.glob("tests/diag/*.md")):
        text = open(path, encoding="utf-8", errors="replace").read()
        said = open(path[:-2] + "en", encoding="utf-8").read()
        wrong = [int(m[1]) for m in re.finditer(r"^[^ :]+\.md:([0-9]+):[0-9]+: error\[(E[0-9]+)\]", said, re.M)
                 if m[2] in SHAPE]
        for kind, first, last, body in yaml12.parts(text):
            here = [line for line in wrong if first <= line <= last]
            if not here or not (kind == "report" or kind in BLOCKS):
                continue
            try:
                value = yaml12.read(body)
            except Exception:
                continue
            seen += 1
            if "strokeDash: {value: 4}" in body:
                continue  # a list in this channel alone; the schema has one shape for all
            check(errors_of(kind, value), "%s:%d: the schema takes what is wrong" % (path, here[0]))
    check(seen > 15, "bad examples: only %d" % seen)


# ---- the parser

DATA = "연도,이름,값,상태\n2020,가,1,실적\n2021,나,2,실적\n2022,가,3,전망\n2023,나,4,전망\n"
FRONT = {"title": "t", "data": {"t": "t.csv"}}
CHART = {"data": "t", "mark": "bar", "encoding": {"x": "이름", "y": "값"}}
BASE = {
    "chart": CHART,
    "table": {"data": "t"},
    "list": {"data": "t", "item": "x"},
    "kpi": {"items": [{"value": "1"}]},
    "image": {"file": "x.png", "alt": "x"},
    "changes": {},
}


def merged(base, more):
    return {**base, **more}


def place(name):
    """How a map of that definition is written into a report: value → (kind, block)."""
    def chart(**more):
        return lambda v: ("chart", merged(CHART, {k: f(v) for k, f in more.items()}))

    def encoding(f, mark="bar"):
        return lambda v: ("chart", merged(CHART, {"mark": mark, "encoding": {"x": "이름", "y": merged({"field": "값"}, f(v))}}))

    def step(f=lambda v: v):
        return lambda v: ("chart", merged(CHART, {"transform": [f(v)]}))

    def front(f):
        return lambda v: ("report", merged(FRONT, f(v)))

    def theme(key):
        return front(lambda v: {"theme": {key: v}})

    def entry(key):
        return front(lambda v: {"data": {"t": {"file": "t.csv", key: v}}})

    op = [{"op": "sum", "field": "값", "as": "합"}]
    places = {
        "format": front(lambda v: {"format": v}), "pdf": front(lambda v: {"format": {"pdf": v}}),
        "png": front(lambda v: {"format": {"png": v}}), "params": front(lambda v: {"params": v}),
        "values": front(lambda v: {"values": v}), "readings": front(lambda v: {"readings": v}),
        "data": front(lambda v: {"data": v}), "entry": front(lambda v: {"data": {"t": v}}),
        "types": entry("types"), "units": entry("unit"), "fold_names": entry("fold"),
        "limits": entry("limits"), "expect": entry("expect"),
        "theme": front(lambda v: {"theme": v}), "fonts": theme("fonts"), "colors": theme("colors"),
        "sizes": theme("sizes"), "caption": theme("caption"), "number": theme("number"), "stripes": theme("table"),
        "layer": lambda v: ("chart", merged(CHART, {"layer": [v]})),
        "encoding": chart(encoding=lambda v: v), "annotation": chart(annotate=lambda v: [v]),
        "resolve": chart(resolve=lambda v: v), "resolve_part": chart(resolve=lambda v: {"scale": v}),
        "facet_parts": chart(facet=lambda v: v),
        "channel": encoding(lambda v: v), "axis": encoding(lambda v: {"axis": v}),
        "legend": lambda v: ("chart", merged(CHART, {"encoding": {"x": "이름", "y": "값", "color": {"field": "이름", "legend": v}}})),
        "argument": encoding(lambda v: {"aggregate": v}),
        "header": lambda v: ("chart", merged(CHART, {"encoding": {"x": "이름", "y": "값", "column": {"field": "이름", "header": v}}})),
        "scale": encoding(lambda v: {"scale": v}), "sort_by": encoding(lambda v: {"sort": v}),
        "scheme": lambda v: ("chart", merged(CHART, {"encoding": {
            "x": "이름", "y": "값", "color": {"field": "값", "scale": {"type": "quantize", "scheme": v}}}})),
        "bin": encoding(lambda v: {"bin": v}),
        "unit": encoding(lambda v: {"timeUnit": v}), "predicate": step(lambda v: {"filter": v}),
        "condition": chart(encoding=lambda v: {"x": "이름", "y": "값", "color": {"condition": v, "value": "#1c589c"}}),
        "interval": lambda v: ("chart", merged(CHART, {"encoding": {"x": {"field": "연도", "axis": {"tickCount": v}}, "y": "값"}})),
        "order": step(lambda v: {"sort": v}), "op": step(lambda v: {"aggregate": [v], "groupby": "이름"}),
        "window_op": step(lambda v: {"window": [v], "sort": "연도"}),
        "from": step(lambda v: {"lookup": "이름", "from": v}),
        "keyvals": step(lambda v: {"impute": "값", "key": "연도", "value": "1", "keyvals": v}),
        "projection": step(lambda v: {"project": v}),
        "marks": lambda v: ("table", {"data": "t", "marks": v}), "rows": lambda v: ("table", {"data": "t", "rows": v}),
        "column": lambda v: ("table", {"data": "t", "columns": [v]}),
        "header_group": lambda v: ("table", {"data": "t", "header-groups": [v]}),
        "figure": lambda v: ("kpi", {"items": [v]}),
        "report": lambda v: ("report", v),
    }
    del op
    if name in places:
        return places[name]
    if name in BASE:
        return lambda v: (name, v)
    if name in STEPS:
        return step()
    return None


def base_of(name, shape):
    """What must be there, with values that make sense of the rest."""
    if name == "report":
        return dict(FRONT)
    if name in BASE:
        return dict(BASE[name])
    sensible = {"field": "값", "along": "연도", "to": "2030", "data": "t", "key": "이름", "fields": ["값"],
                "value": "1", "title": "x", "test": "값 > 0", "name": "blues", "columns": ["값"], "period": "때", "op": "sum", "as": "새",
                "type": "point", "interval": "year", "from": {"data": "t", "key": "이름", "fields": ["값"]}, "lookup": "이름",
                "filter": "값 > 0", "calculate": "값 + 1", "fold": ["값"], "stack": "값", "limit": 2, "bin": True,
                "timeUnit": "year", "aggregate": [{"op": "sum", "field": "값", "as": "합"}],
                "joinaggregate": [{"op": "sum", "field": "값", "as": "합"}],
                "window": [{"op": "sum", "field": "값", "as": "합"}],
                "stop": 3, "quantile": "값", "regression": "값", "on": "연도", "impute": "값", "pivot": "이름",
                "project": {"field": "값", "along": "연도", "rate": "1", "to": "2030"}}
    made = {key: sensible[key] for key in shape.get("required", [])}
    if name == "facet_parts":
        made["row"] = "이름"
    if name in ("channel", "column", "sort_by", "condition", "predicate"):
        made["field"] = "값"
    if name == "predicate":
        made["valid"] = True
    if name == "entry":
        made["file"] = "t.csv"
    if name == "sort":
        made["sort"] = "연도"
    return made


STEPS = [ref["$ref"].split("/")[-1] for ref in SCHEMA["definitions"]["transform"]["anyOf"]]


def plain(value):
    """As YAML, all scalars quoted but those that mean something plain."""
    if isinstance(value, dict):
        return "{" + ", ".join("%s: %s" % (json.dumps(k, ensure_ascii=False), plain(v)) for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(plain(v) for v in value) + "]"
    if value is None:
        return "null"
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    return value if value in ("true", "false", "null") else json.dumps(value, ensure_ascii=False)


def report_of(kind, block):
    front = block if kind == "report" else FRONT
    text = "---\n" + "".join("%s: %s\n" % (k, plain(v)) for k, v in front.items()) + "---\n\n글\n\n"
    if kind != "report":
        text += "```{%s #x}\n" % kind + "".join("%s: %s\n" % (k, plain(v)) for k, v in block.items()) + "```\n"
    return text


def complaints(kind, block):
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/t.csv", "w", encoding="utf-8") as f:
            f.write(DATA)
        with open(folder + "/r.md", "w", encoding="utf-8") as f:
            f.write(report_of(kind, block))
        run = subprocess.run([DOPYO, "check", "--messages", "en", "--diagnostic-format", "json", folder + "/r.md"],
                             capture_output=True)
        assert run.returncode in (0, 1, 3), run.stderr.decode()
        return [json.loads(line) for line in run.stderr.decode().splitlines() if line.startswith("{")]


def examples(schema):
    """Values that it accepts: of every form, and every word."""
    if "enum" in schema:
        named = [v for v in schema["enum"] if isinstance(v, str) or v in (False, None)]  # 1. is a number to YAML, too
        return named[:3] + named[-1:] if len(named) > 4 else named
    if "const" in schema:
        return [schema["const"]]
    if "$ref" in schema:
        name = schema["$ref"].split("/")[-1]
        shape = SCHEMA["definitions"][name]
        if "anyOf" in shape:
            return []
        return [base_of(name, shape)] if base_of(name, shape) else []
    if "anyOf" in schema and "type" not in schema:
        return [v for each in schema["anyOf"] for v in examples(each)]
    kind = schema.get("type")
    if kind == "boolean":
        return [True, False]
    if kind in ("number", "integer"):
        return [schema.get("minimum", 1), schema.get("maximum", 2)]
    if kind == "array":
        return [[v] for v in examples(schema["items"])[:1]]
    if kind == "object":
        return []
    pattern = schema.get("pattern", "")
    return ["#1c589c" if "#" in pattern else "50%" if "%" in pattern else "2025-09-15" if pattern else "값"]


def check_shape(name, shape):
    put = place(name)
    if not check(put, name + ": the test does not know where it stands"):
        return
    base, keys = base_of(name, shape), shape.get("properties", {})
    for key, schema in keys.items():
        given = [v for v in examples(schema) if not (isinstance(v, list) and not v)]
        refused, shown = [], None
        for value in given:
            if (name, key) == ("axis", "orient") and value in ("top", "bottom"):
                continue  # of x; the axis of y is tried
            kind, block = put(merged(base, {key: value}))
            found = [x for x in complaints(kind, block) if x["code"] in SHAPE]
            if found:
                refused, shown = found, value
        check(not refused, "%s.%s: %s is refused: %s" % (name, key, shown, refused[:1] and refused[0]["message"]))
        for value in ({"zzz": 1}, [["zzz"]], "zzz"):
            if list(jsonschema.Draft7Validator({**schema, "definitions": SCHEMA["definitions"]}).iter_errors(value)):
                kind, block = put(merged(base, {key: value}))
                check([x for x in complaints(kind, block) if x["level"] == "error"],
                      "%s.%s: the parser takes %s" % (name, key, value))
    if shape.get("additionalProperties") is False and keys:
        kind, block = put(merged(base, {"zzz": 1}))
        found = [x for x in complaints(kind, block) if x["code"] == "E503" and "zzz" in x["message"]]
        listed = found and re.search(r": ([^:]*)$", found[0]["hint"])
        check(listed and listed[1].split() == list(keys), name + ": keys that the parser lists: " + str(found))


ELSEWHERE = ("E575", "E576", "E577", "E578")  # what does the same here
OTHER_VALUE = "E671"  # the mark has the property


def check_marks():
    object_ = next(x for x in SCHEMA["definitions"]["chart"]["properties"]["mark"]["anyOf"][0]["anyOf"] if "properties" in x)
    for rule in object_["allOf"]:
        mark = rule["if"]["properties"]["type"]["const"]
        takes = rule["then"]["propertyNames"]["enum"]
        for name, schema in object_["properties"].items():
            if name == "type":
                continue
            alternatives = schema["allOf"][0]
            value = examples(alternatives)[0]
            if alternatives.get("type") == "array":
                value = [1, 2]
            found = [x for x in complaints("chart", merged(CHART, {"mark": {"type": mark, name: value}}))
                     if x["code"] != OTHER_VALUE and ("mark %s has" % mark in x["message"] or "takes" in x["message"] or "property" in x["message"]
                                                      or x["code"] in ELSEWHERE)]
            check(bool(found) != (name in takes), "%s of mark %s: %s" % (name, mark, found))


for root in "report data theme chart table list kpi image changes".split():
    check_languages(root)
check_reports()
check_bad()
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    jobs = [pool.submit(check_shape, name, shape) for name, shape in
            [("report", SCHEMA)] + list(SCHEMA["definitions"].items()) if "properties" in shape]
    jobs.append(pool.submit(check_marks))
    for job in jobs:
        job.result()
print("%d passed, %d failed, 0 skipped" % (tally[True], tally[False]))
sys.exit(tally[False] > 0)
