"""Every key of every shape of the schema, where it could stand. A key that is added to the
schema is tried by itself: its values come from its form, or from VALUES where a form is
not enough (names of columns, SQL). A shape that has no home here is a failure."""
import json
import subprocess

from cases import MARKS, FRONT, chart
from engine import report, Case, OUT

LEFT = {"axis", "legend", "scale", "channel", "encoding", "header"}  # cases.py tries these
ONLY_NAMES = {"params", "values", "data", "types", "units", "readings"}  # names that authors choose

WORDS = "가나다라 마바사아 자차카타 파하 word another 그리고 여러 낱말이 이어지는 긴 글 "
PROSE = ["# 하나 {#sec-a}", "## 둘", WORDS * 5, "### 셋", "- 가\n- 나", "글 **굵게** `code` [고리](https://example.com) 글"]
SEEN = ("chart #fig-a", {"data": "t", "mark": "bar", "title": "도표의 제목", "subtitle": "도표의 부제", "note": "주",
                  "encoding": {"x": "이름", "y": "mean(값)", "color": "갈래"}, "annotate": [{"type": "growth", "from": "가람", "to": "라온"}]})
TABLE = {"data": "m", "caption": "표의 제목", "note": "주", "source": "출처"}
M = {"file": "marked.csv", "status": "상태", "source": "s", "missing": ["없음"]}
LONG = {"long": {"file": "long.csv", "source": "s"}}


def front(**more):
    return {**FRONT, "data": {**FRONT["data"], "m": M}, **more}


def whole(keys):
    ordered = {**front()["data"], "o": {"sql": "SELECT 이름 FROM m ORDER BY 이름"}}
    return report({**front(data=ordered), **keys}, *PROSE, "{{w}}은(는)" if "values" in keys else "글", SEEN,
                  ("table #tbl-a", TABLE), ("table", {"data": "o"}))


def theme(*path):
    def home(keys):
        for name in reversed(path):
            keys = {name: keys}
        extra = {"items": [{"label": "하나", "value": "12", "unit": "개", "change": "▲ 3", "source": "출처"}, {"value": "9", "change": "▼ 3"}]}
        return report(front(subtitle="부제", theme=keys), *PROSE, SEEN, ("table #tbl-a", {**TABLE, "columns": ["이름", {"field": "값", "bar": True, "unit": "개"}, "상태"]}),
                      ("kpi", extra), "::: {.columns count=2}\n%s\n:::" % (WORDS * 9))
    return home


def entry(*path, over=()):
    def home(keys):
        base = dict(over)
        for name in reversed(path):
            keys = {name: keys}
        return report({**FRONT, "data": {**FRONT["data"], "d": {**base, **keys}}}, ("table", {"data": "d"}))
    return home


def figure(keys):
    base = {"data": "t", "mark": "bar", "encoding": {"x": "이름", "y": "mean(값)"}}
    return report(FRONT, ("chart", {**base, **keys}))


def mark(name, encoding, **more):
    return lambda keys: report({**FRONT, "data": {**FRONT["data"], "gap": {"file": "gap.csv", "source": "s"}}},
                               ("chart", {"data": "t", "encoding": encoding, "height": 300, **more, "mark": {"type": name, **keys}}))


def steps(**more):
    """The rows that a step leaves are shown by a table of the chart."""
    base = {"data": "t", "mark": "point", "encoding": {"x": "값2", "y": "값", "color": "이름"}, "table": "below", **more}
    data = {"data": {**FRONT["data"], "w": {"file": "wide.csv", "source": "s"}, "more": {"file": "more.csv", "source": "s"}}}
    return lambda *list_: report({**FRONT, **data}, ("chart", {**base, "transform": list(list_)}))


def step(over=None, **more):
    return lambda keys: steps(**more)({**(over or {}), **keys})


def inner(key, over, outer, **more):
    """A map in a list of a step: its operations."""
    return lambda keys: steps(**more)({**outer, key: [{**over, **keys}]})


def annotate(over):
    return lambda keys: report(FRONT, ("chart", {"data": "t", "mark": "line", "encoding": {"x": "연도", "y": "mean(값)"}, "height": 300,
                                                 "annotate": [{**over, **keys}]}))


def cells(more, key="facet"):
    return lambda keys: report(FRONT, ("chart", {"data": "t", "mark": "point", "encoding": {"x": "값", "y": "값", "color": "이름"},
                                                 key: keys, **more}))


def table(*path, listed=False):
    def home(keys):
        for name in reversed(path):
            keys = {name: [keys] if listed else keys}
        return report({**front(), "data": {**front()["data"], **LONG}}, ("table", {**TABLE, **keys}))
    return home


def over_long(keys):
    return report({**FRONT, "data": LONG}, ("table", {"data": "long", **keys}))


def items(keys):
    return report({**FRONT, "data": {**FRONT["data"], **LONG}}, WORDS * 55, ("list", {"data": "long", "item": "{{이름}} **{{값}}**", **keys}))


def kpi(keys):
    return report(FRONT, ("kpi", {"items": [{"label": "하나", "value": "1234.5", **keys}, {"value": "3"}]}))


def image(keys):
    return report(FRONT, ("image", {"file": "p.png", "alt": "그림", **keys}))


def condition(channel, over):
    return lambda keys: chart("point", {"x": "값2", "y": "값", channel: {"condition": {"test": "이름 = '가람'", **over, **keys},
                                                                       "value": "#00aa00" if channel == "color" else 30}})


SUM = {"op": "sum", "field": "값", "as": "z"}
Z = {"encoding": {"x": "이름", "y": "z:Q"}}
Y = {"encoding": {"x": "이름", "y": "값"}}
WINDOW = {"window": [{"op": "sum", "field": "값", "as": "z"}], "sort": ["값2"]}
STACK = {"stack": "값", "as": ["z", "z2"]}
ZZ = {"encoding": {"x": "값2", "y": "z:Q", "y2": "z2"}, "mark": "rule"}
# shape: homes of its map, by a name
HOMES = {
    "report": {"": whole},
    "theme": {"": theme()}, "fonts": {"": theme("fonts")}, "colors": {"": theme("colors")}, "sizes": {"": theme("sizes")},
    "caption": {"": theme("caption")}, "number": {"": theme("number")}, "stripes": {"": theme("table")},
    "format": {"": lambda keys: whole({"format": keys})},
    "pdf": {"": lambda keys: whole({"format": {"pdf": keys}})}, "png": {"": lambda keys: whole({"format": {"png": keys}})},
    "entry": {"": entry(over={"file": "marked.csv", "missing": ["없음"]})},
    "fold_names": {"": lambda keys: entry(over={"file": "wide.csv"})({"fold": keys or OUT})},
    "limits": {"": entry("limits", over={"file": "t.csv"})}, "expect": {"": entry("expect", over={"file": "t.csv"})},
    "chart": {"": figure, "grid": lambda keys: figure({"facet": "갈래", **keys}),
              "layers": lambda keys: figure({"mark": OUT, "layer": [{"mark": "bar"}, {"mark": "rule", "encoding": {"y": {"datum": 60}}}], **keys}),
              "pie": lambda keys: figure({"mark": "arc", "encoding": {"theta": "sum(값)", "color": "이름"}, **keys})},
    "argument": {"": lambda keys: chart("point", {"x": "이름", "y": {"field": "값", "aggregate": keys or OUT}})},
    "bin": {"": lambda keys: chart("bar", {"x": {"field": "값2", "bin": keys}, "y": "count()"})},
    "sort_by": {"": lambda keys: chart("bar", {"x": {"field": "이름", "sort": keys}, "y": "mean(값)", "color": "갈래"})},
    "interval": {"": lambda keys: chart("line", {"x": {"field": "날", "axis": {"tickCount": {"interval": "year", **keys}}}, "y": "mean(값)"}),
                 "nice": lambda keys: chart("line", {"x": {"field": "날", "scale": {"nice": {"interval": "year", **keys}}}, "y": "mean(값)"})},
    "scheme": {"": lambda keys: chart("point", {"x": "값2", "y": "값", "color": {"field": "값", "scale": {"type": "quantize", "scheme": {"name": "blues", **keys}}}})},
    "condition": {"color": condition("color", {"value": "#aa0000"}), "size": condition("size", {"value": 200}),
                  "field": condition("color", {"field": "갈래"})},
    "projection": {"": lambda keys: report(FRONT, ("chart", {
        "data": "t", "mark": "line", "encoding": {"x": "연도", "y": "값", "color": "이름"},
        "transform": [{"filter": "갈래 = '갑류'"}, {"project": {"field": "값", "along": "연도", "to": 2028, "rate": 3, **keys}}]}))},
    "project": {},
    "filter": {"": step({"filter": "값 > 80"})}, "calculate": {"": step({"calculate": "값 * 2", "as": "z"}, **Z)},
    "aggregate": {"": step({"aggregate": [SUM], "groupby": ["이름"]}, **Z)},
    "op": {"aggregate": inner("aggregate", SUM, {"groupby": ["이름"]}, **Z), "joinaggregate": inner("joinaggregate", SUM, {}, **Z)},
    "joinaggregate": {"": step({"joinaggregate": [SUM]}, **Z)},
    "window": {"": step(WINDOW, **Z)},
    "window_op": {"": inner("window", {"op": "sum", "field": "값", "as": "z"}, WINDOW, **Z)},
    "order": {"window": lambda keys: steps(**Z)({**WINDOW, "sort": [{"field": "값2", **keys}]})},
    "fold": {"": step({"fold": ["2020", "2021"]}, data="w", encoding={"x": "시도", "y": "value:Q", "color": "key:N"})},
    "lookup": {"": step({"lookup": "이름", "from": {"data": "more", "key": "이름", "fields": ["넓이"]}}, encoding={"x": "이름", "y": "넓이:Q"})},
    "from": {"": lambda keys: steps(encoding={"x": "이름", "y": "넓이:Q"})(
        {"lookup": "이름", "from": {"data": "more", "key": "이름", "fields": ["넓이"], **keys}})},
    "stack": {"": step(STACK, **ZZ)},
    "limit": {"": step({"limit": 2}, **Y), "names": step({"limit": 2, "field": "이름", "by": "값"}, **Y)},
    "bins": {"": step({"bin": True, "field": "값", "as": "z"}, **Z)},
    "time_unit": {"": step({"timeUnit": "yearmonth", "field": "날", "as": "z"}, encoding={"x": "z:N", "y": "값"})},
    "unit": {"": lambda keys: chart("bar", {"x": {"field": "날", "timeUnit": {"unit": "yearmonth", **keys}}, "y": "count()"}),
             "times": lambda keys: steps(encoding={"x": "z:N", "y": "값"})({"timeUnit": {"unit": "yearmonth", **keys}, "field": "날", "as": "z"})},
    "predicate": {"": lambda keys: steps(**Y)({"filter": {"field": "값", "gt": 80, **keys}}),
                  "time": lambda keys: steps(**Y)({"filter": {"field": "날", "timeUnit": "month", "equal": 2, **keys}})},
    "pivot": {"": step({"pivot": "갈래", "value": "값", "groupby": ["이름"]}, encoding={"x": "이름", "y": "을류:Q"})},
    "impute": {"": step({"impute": "값", "key": "연도", "keyvals": [2030], "groupby": ["이름"], "value": 7}, **Y),
               "mean": step({"impute": "값", "key": "연도", "keyvals": [2030], "groupby": ["이름"], "method": "mean"}, **Y)},
    "keyvals": {"": lambda keys: steps(**Y)({"impute": "값", "key": "연도", "value": 7, "groupby": ["이름"], "keyvals": {"start": 2025, "stop": 2030, **keys}})},
    "quantile": {"": step({"quantile": "값", "as": ["p", "z"], "probs": [0.5, 0.9]}, encoding={"x": "p:N", "y": "z:Q"}),
                 "steps": step({"quantile": "값", "as": ["p", "z"]}, encoding={"x": "p", "y": "z:Q"})},
    "regression": {"": step({"regression": "값", "on": "값2"}, mark="line", encoding={"x": "값2", "y": "값"}),
                   "poly": step({"regression": "값", "on": "값2", "method": "poly"}, mark="line", encoding={"x": "값2", "y": "값"}),
                   "params": step({"regression": "값", "on": "값2", "params": True}, mark="point", encoding={"x": "coef_1", "y": "rSquared"})},
    "sort": {"": step({"sort": "값"}, encoding={"x": {"field": "이름", "sort": None}, "y": "값"})},
    "layer": {"": lambda keys: report({**FRONT, "data": {**FRONT["data"], "more": {"file": "more.csv"}}}, ("chart", {
        "data": "t", "mark": "point", "encoding": {"x": "이름", "y": "mean(값)"}, "layer": [{}, {"encoding": {"y": "max(값)"}, **keys}]}))},
    "facet_parts": {"": lambda keys: cells({})(keys or OUT)},
    "resolve": {"layers": lambda keys: report(FRONT, ("chart", {"data": "t", "encoding": {"x": "이름"}, "resolve": keys, "layer": [
        {"mark": "bar", "encoding": {"y": "mean(값)"}}, {"mark": "line", "encoding": {"y": "sum(값2)"}}]}))},
    "resolve_part": {},
    "annotation": {kind: annotate({"type": kind, **over}) for kind, over in {
        "growth": {"from": 2018, "to": 2021}, "point": {"at": 2020, "text": "점"}, "range": {"from": 2019, "to": 2020, "text": "구간"},
        "rule": {"at": 2020, "text": "선"}, "text": {"at": 2020, "text": "글"}}.items()},
    "list": {"": items}, "kpi": {}, "figure": {"": kpi}, "image": {"": image},
    "table": {"": table(), "long": over_long},
    "column": {"number": lambda keys: report(front(), ("table", {**TABLE, "columns": ["이름", {"field": "값", **keys}, "상태"]})),
               "text": lambda keys: report(front(), ("table", {**TABLE, "columns": [{"field": "이름", **keys}, "값", "상태"]}))},
    "rows": {"": lambda keys: over_long({"rows": keys})},
    "header_group": {"": lambda keys: report(front(), ("table", {**TABLE, "header-groups": [
        {"title": "머리", "columns": ["값", "상태"], **keys}]}))},
    "marks": {"": table("marks")},
    "changes": {"": lambda keys: report(FRONT, ("changes", keys))},
}
for part in ("scale", "axis", "legend"):
    HOMES["resolve_part"][part] = lambda keys, part=part: cells({"resolve": {part: keys}})("갈래")
SUM_OF = {"field": "값", "aggregate": "sum"}
MARK_HOMES = {}
for name, encoding in MARKS.items():
    MARK_HOMES[name] = mark(name, encoding)
    MARK_HOMES[name + " plain"] = mark(name, {k: v for k, v in encoding.items() if k != "color"} if name not in ("rect", "arc") else encoding)
for name in ("bar", "line", "area"):
    MARK_HOMES[name + " lying"] = mark(name, {"y": MARKS[name]["x"], "x": MARKS[name]["y"]})
MARK_HOMES["boxplot"] = lambda keys: mark("boxplot", MARKS["boxplot"])({"extent": 0, **keys})  # values beyond it
MARK_HOMES["boxplot plain"] = lambda keys: mark("boxplot", {"x": "이름", "y": "값"})({"extent": 0, **keys})
MARK_HOMES["boxplot bare"] = lambda keys: mark("boxplot", MARKS["boxplot"])({"extent": 0, "outliers": False, **keys})
MARK_HOMES["errorbar ticked"] = lambda keys: mark("errorbar", MARKS["errorbar"])({"ticks": True, **keys})
MARK_HOMES["errorband bordered"] = lambda keys: mark("errorband", MARKS["errorband"])({"borders": True, **keys})
MARK_HOMES["line gap"] = mark("line", {"x": "연도", "y": "값"}, data="gap")
MARK_HOMES["area gap"] = mark("area", {"x": "연도", "y": "값"}, data="gap")
MARK_HOMES["point graded"] = mark("point", {"x": "값2", "y": "값", "size": "값", "shape": "이름", "opacity": "값2"})
MARK_HOMES["point open"] = lambda keys: mark("point", MARKS["point"])({"filled": False, **keys})
MARK_HOMES["line dashed"] = mark("line", {"x": "연도", "y": SUM_OF, "strokeDash": "갈래"})
MARK_HOMES["arc rings"] = mark("arc", {"theta": SUM_OF, "radius": {"field": "값", "aggregate": "sum"}, "color": "이름"})
MARK_HOMES["text round"] = mark("text", {"theta": {"field": "값", "aggregate": "sum"}, "color": "이름", "text": "이름"})

# What keys may say that their form does not tell: of one shape and key, or of a key anywhere
VALUES = {
    "report.theme": ["slide", "print-grey", "high-contrast", "krds", "th.yaml", {"extends": "slide"}],
    "report.data": [{"t": {"file": "t.csv", "source": "다른"}, "m": M}],
    "report.params": [{"n": 3}], "report.values": [{"v": "1 + 1"}], "report.assert": [["1 = 1"], ["1 = 2"]],
    "report.readings": [{"xyz": "엑스"}], "report.format": [{"pdf": {"papersize": "b5"}}], "report.date": ["2024-01-01"],
    "report.margin": [40, [10, 20, 30, 40]],
    "theme.fonts": [{"body": "Noto Serif CJK KR"}], "fonts.*": ["Noto Serif KR", "없는 글꼴"],
    "entry.file": ["more.csv"], "entry.sql": ["SELECT 이름 FROM t"], "entry.missing": [["없음"]], "entry.types": [{"코드": "number"}],
    "entry.unit": [{"값": "개"}], "entry.status": ["상태"], "entry.fold": ["해", {"period": "해"}], "entry.fill": [["이름"]],
    "entry.limits": [{"rows": 2}], "entry.expect": [{"rows": 3}], "entry.totals": [["가람"], "drop", "keep"],
    "entry.retrieved": ["2025-01-02"], "entry.url": ["https://example.com/"],
    "fold_names.period": ["해"], "expect.unique": [["이름"]], "expect.columns": [["없는 열"]], "expect.rows": [3],
    "limits.*": [1],
    "chart.data": ["없는 자료"], "chart.mark": ["line", "point"], "chart.encoding": [{"x": "갈래", "y": "mean(값)"}],
    "chart.transform": [[{"filter": "값 > 80"}]], "chart.layer": [[{"encoding": {"y": "max(값)"}}]], "chart.facet": ["갈래", {"row": "갈래"}],
    "chart.resolve": [{"scale": {"y": "independent"}}], "chart.annotate": [[{"type": "point", "at": "가람", "text": "글"}]],
    "chart.width": [200, 320], "chart.height": [120, 340], "chart.theme": ["slide", {"colors": {"text": "#aa0000"}}],
    "argument.*": ["값2"], "sort_by.field": ["값2"], "sort_by.op": ["max", "min", "count"],
    "scheme.name": ["viridis", "reds"],
    "bin.step": [7], "bin.steps": [[7, 50]], "bin.minstep": [45], "bin.extent": [[0, 400]], "bin.anchor": [3], "bin.base": [2],
    "bin.divide": [[3]], "bin.maxbins": [3, 30], "bin.binned": [True],
    "condition.test": ["이름 = '라온'"], "condition.value": ["#0000aa", 99, [4, 2]], "condition.field": ["이름"],
    "condition.scale": [{"range": ["#aa0000", "#0000aa"]}], "condition.legend": [None, {"title": "제목"}],
    "projection.field": ["값2"], "projection.along": ["날"], "projection.where": ["이름 = '가람'"], "projection.rate": ["7"], "project.project": [],
    "projection.cagr": ["3%"], "projection.to-value": ["120"], "projection.to": ["2030"],
    "filter.filter": ["값 > 90"], "calculate.calculate": ["값 + 3"], "calculate.as": ["z3"], "calculate.unit": ["개"],
    "aggregate.aggregate": [[{"op": "max", "field": "값", "as": "z"}]], "joinaggregate.joinaggregate": [[{"op": "max", "field": "값", "as": "z"}]],
    "*.groupby": [["갈래"], ["이름", "갈래"]], "*.sort": ["-값", [{"field": "값"}]],
    "op.field": ["값2"], "op.as": ["zz"], "window.window": [[{"op": "mean", "field": "값", "as": "z"}]],
    "window.frame": [[-1, 1], [None, None]], "window_op.field": ["값2"], "window_op.param": [3], "window_op.as": ["zz"],
    "order.field": ["날"], "fold.fold": [["2021", "2022"]], "fold.as": [["key", "z"]],
    "lookup.lookup": ["갈래"], "lookup.from": [{"data": "more", "key": "이름", "fields": ["땅"]}], "lookup.as": [["z"]], "lookup.default": ["7"],
    "from.data": ["w"], "from.key": ["땅"], "from.fields": [["땅"]],
    "*.timeUnit": ["year", "month", "yearquarter", {"unit": "yearmonth", "step": 6}], "unit.unit": ["year", "month"], "unit.maxbins": [2],
    "predicate.field": ["값2", "연도"], "predicate.equal": [100, 1], "predicate.lt": [90, 2], "predicate.lte": [90, 1], "predicate.gt": [90, 5],
    "predicate.gte": [90, 5], "predicate.range": [[85, 95], [3, 5]], "predicate.oneOf": [[70, 83.3], [3]], "predicate.valid": [True, False],
    "predicate.and": [[{"field": "값", "lt": 90}]], "predicate.or": [[{"field": "값", "lt": 90}, "값 > 150"]],
    "predicate.not": [{"field": "값", "lt": 90}],
    "stack.stack": ["값2"], "stack.as": [["z2", "z"]], "limit.limit": [3], "limit.field": ["갈래"], "limit.by": ["값2"],
    "limit.others": ["기타"], "bins.bin": [{"maxbins": 3}], "bins.field": ["값2"], "bins.as": ["y"],
    "pivot.pivot": ["이름"], "pivot.limit": [1], "pivot.value": ["값2"], "impute.impute": ["값2"], "impute.key": ["값2"], "impute.value": [8],
    "impute.keyvals": [[2031], {"start": 2029, "stop": 2033}, "full"], "impute.frame": [[-1, 1]],
    "keyvals.start": [2027], "keyvals.stop": [2032], "keyvals.step": [2],
    "quantile.quantile": ["값2"], "quantile.probs": [[0.25, 0.5]], "quantile.step": [0.25], "quantile.as": [["p", "z2"], ["z", "p"]],
    "regression.regression": ["값2"], "regression.on": ["연도"], "regression.extent": [[100, 150]], "regression.as": [["값2", "z"]],
    "time_unit.field": ["연도"], "time_unit.as": ["zz"],
    "layer.mark": ["line"], "layer.encoding": [{"y": "min(값)"}], "layer.data": ["more"], "layer.transform": [[{"filter": "값 < 80"}]],
    "facet_parts.*": ["갈래"], "resolve.*": [{"y": "independent"}],
    "annotation.from": [2019, 2018], "annotation.to": [2022, 2023], "annotation.at": [2019], "annotation.show": [["cagr"]],
    "annotation.facet": ["갑류"],
    "list.data": ["t"], "list.item": ["{{값}}"], "list.group": ["갈래"],
    "figure.value": ["77"], "image.file": ["q.png"], "image.width": ["30%"],
    "table.data": ["t"], "table.columns": [["이름"]], "table.rows": [{"total": True}], "table.stub": ["이름", False, "값"],
    "table.header-groups": [[{"title": "머리", "columns": ["값"]}]], "table.marks": [{"missing": "빈칸"}],
    "column.field": ["코드"], "column.line": [["값"]], "column.group": ["머리"],
    "rows.group": ["갈래"], "rows.total": [True, ["값"]], "header_group.columns": [["이름", "값"]],
    "mark.strokeDash": [[4, 2]],
}
TEXT = ["다른 글"]
FORMATS = ["percent", ".2"]
# What is needed beside a key for it to mean anything
BESIDE = {
    "entry.sql": {"file": OUT}, "entry.encoding": {"file": "cp949.csv"}, "entry.delimiter": {"file": "semi.csv"},
    "entry.header": {"file": "titled.csv"}, "entry.skip": {"file": "titled.csv"}, "entry.ragged": {"file": "ragged.csv"},
    "entry.fold": {"file": "wide.csv"}, "entry.fill": {"file": "merged.csv"}, "entry.replace": {"file": "bad.csv"},
    "entry.totals": {"file": "total.csv"}, "entry.triangle": {"file": "triangle.csv"}, "entry.missing": {"file": "missing.csv", "missing": OUT}, "entry.url": {"source": "출처"}, "entry.retrieved": {"source": "출처"},
    "fold_names.value": {"period": "해"}, "sort_by.op": {"field": "값2"}, "sort_by.order": {"field": "값2"},
    "projection.cagr": {"rate": OUT}, "projection.to-value": {"rate": OUT}, "limit.others": {"field": "이름", "by": "값"}, "limit.field": {"by": "값"},
    "report.toc-depth": {"toc": True}, "report.toc-title": {"toc": True}, "report.readings": {"values": {"w": "'xyz'"}},
    "window_op.param": {"op": "lag"}, "window.ignorePeers": {"sort": ["연도"]}, "condition.type": {"value": OUT, "field": "갈래"},
}
SUFFIX = {"mark.fontWeight": "svg", "pdf.pdf-standard": "pdf", "pdf.attach-data": "pdf", "png.preset": "png", "png.ppi": "png", "png.background": "png",
          "report.author": "pdf", "report.format": "dump"}


def forms(key):
    """The plain forms of a key in the schema: its alternatives."""
    for form in key.get("anyOf", key.get("allOf", [key])):
        if "anyOf" in form:
            yield from forms(form)
        else:
            yield form


def numbers(form):
    lo, hi = form.get("minimum", 0), form.get("maximum", 1e9)
    whole_ = form["type"] == "integer"
    tried = [v for v in (0.5, 2, 3, 7, 20, 150) if lo <= v <= hi and (not whole_ or v == int(v))]
    return tried[:4] or [lo, hi]


def made(form):
    """Values of one form; words one by one, all else where one of them is to be seen."""
    if "enum" in form:
        return [v for v in form["enum"] if v is not None]
    if form.get("pattern", "").startswith("^#"):
        return ["#aa0055"]
    kind = form.get("type")
    if kind == "boolean":
        return [True, False]
    if kind in ("number", "integer"):
        return numbers(form)
    if kind == "array" and "items" in form:
        return [[v] for f in forms(form["items"]) for v in made(f)[:1]]
    return TEXT if isinstance(kind, list) or kind == "string" else []


def values(shape, name, key):
    """What is tried, and whether each of these words is to differ from the next."""
    for at in (shape + "." + name, shape + ".*", "*." + name):
        if at in VALUES:
            return VALUES[at], False
    if name == "format" and shape != "report":
        return FORMATS, False
    for form in forms(key):
        if len(form.get("enum", [])) > 2:
            return [v for v in form["enum"] if v is not None], True
    return [v for form in forms(key) for v in made(form)], False


def cases_of(shape, home_name, home, name, key):
    at = shape + "." + name
    label = "%s%s.%s" % (shape, " " + home_name if home_name else "", name)
    tried, words = values(shape, name, key)
    suffix, beside = SUFFIX.get(at, "dump"), BESIDE.get(at, {})
    if not tried:
        if not any("$ref" in form for form in forms(key)):  # a shape of its own
            yield label
    elif words:  # each against the next, so that the names tell which
        for i, v in enumerate(tried):
            pair = [home({**beside, name: v}), home({**beside, name: tried[(i + 1) % len(tried)]})]
            yield Case("%s=%s" % (label, v), home(beside), pair, suffix, words=True, whole=True)
    else:
        after = [home({**beside, name: v}) for v in tried]
        yield Case("%s=%s" % (label, str(tried[0]).replace("'", "")), home(beside), after, suffix, whole=True)


def schema_of(program):
    text = subprocess.run([program, "schema"], capture_output=True, check=True).stdout
    return json.loads(text)


def mark_keys(schema):
    for form in forms(schema["definitions"]["chart"]["properties"]["mark"]):
        if "properties" in form:
            return {k: v for k, v in form["properties"].items() if k != "type"}
    raise KeyError("mark")


def all_cases(program):
    """Cases, and names of what nobody tries."""
    schema = schema_of(program)
    shapes = {"report": schema, **schema["definitions"]}
    for shape, definition in shapes.items():
        if shape in LEFT | ONLY_NAMES or "properties" not in definition:
            continue
        for home_name, home in HOMES.get(shape, {"(no home)": None}).items():
            if home is None:
                yield "%s: the shape has no home in keys.py" % shape
                continue
            for name, key in definition["properties"].items():
                yield from cases_of(shape, home_name, home, name, key)
    for home_name, home in MARK_HOMES.items():
        for name, key in mark_keys(schema).items():
            yield from cases_of("mark", home_name, home, name, key)
