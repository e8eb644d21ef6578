"""The reports: each key of the schema, written where it could stand."""
from engine import report, Case

FRONT = {"title": "t", "date": "2025-03-02", "data": {"t": {"file": "t.csv", "source": "s"}}}

# ---- a chart of each mark, and of each channel

SUM = {"field": "값", "aggregate": "sum"}
MARKS = {
    "bar": {"x": "이름", "y": SUM, "color": "갈래"},
    "line": {"x": "연도", "y": SUM, "color": "갈래"},
    "area": {"x": "연도", "y": SUM, "color": "갈래"},
    "point": {"x": "값2", "y": "값", "color": "갈래"},
    "rule": {"x": "이름", "y": {"field": "값", "aggregate": "min"}, "y2": {"field": "값", "aggregate": "max"}},
    "text": {"x": "값2", "y": "값", "text": "값"},
    "tick": {"x": "값", "y": "이름"},
    "rect": {"x": "이름", "y": "연도:O", "color": {"field": "값", "aggregate": "mean"}},
    "arc": {"theta": SUM, "color": "이름"},
    "errorbar": {"x": "이름", "y": "값", "color": "갈래"},
    "errorband": {"x": "연도", "y": "값", "color": "갈래"},
    "boxplot": {"x": "이름", "y": "값", "color": "갈래"},
}
FIELDS = {  # what a channel may show, by kind of values
    "Q": {"field": "값", "type": "quantitative"},
    "T": {"field": "연도", "type": "temporal"},
    "N": {"field": "이름", "type": "nominal"},
    "O": {"field": "연도", "type": "ordinal"},
    "B": {"field": "값2", "bin": True},
}
CHANNELS = ("x y x2 y2 xOffset yOffset color size shape opacity strokeDash theta theta2 radius radius2 text order detail row column facet "
            "status")
# What a key may say. A row is a key and values of which one at least must be seen or
# told; the others may be what is so anyway.
KEYS = [  # of a channel
    ("aggregate", "mean", "max"),
    ("aggregate", "count"),
    ("bin", True, {"maxbins": 3}),
    ("timeUnit", "year", "month"),
    ("sort", "descending"),
    ("sort", ["라온", "다솜", "가람", "2020", "을류"]),
    ("sort", {"field": "값2", "op": "max", "order": "descending"}),
    ("sort", "-x", "-y", "y", "x"),
    ("title", "제목"),
    ("axis", None, {"labels": False}),
    ("axis", {"title": "제목"}),
    ("axis", {"format": ".3f"}),
    ("scale", {"reverse": True}),
    ("scale", {"domain": ["가람", "나루", "라온", "다솜"]}),
    ("scale", {"domain": [1, 77]}),
    ("scale", {"zero": False}, {"zero": True}),
    ("legend", {"title": "제목"}),
    ("legend", {"orient": "bottom"}, {"orient": "top"}),
    ("condition", {"test": "이름 = '가람'", "value": "#aa0000"}, {"test": "이름 = '라온'", "value": 0.3}),
    ("stack", "normalize"),
    ("stack", "center"),
    ("columns", 1),
    ("header", {"title": "제목"}),
    ("header", {"labels": False}),
    ("header", {"format": ".3f"}),
    ("format", ".3f"),
    ("datum", "2021"),
    ("datum", "가람"),
    ("value", "#aa0000"),
    ("value", 0.4),
    ("value", "diamond"),
    ("value", [4, 2]),
]
SCALE = [
    ("type", "log"), ("type", "sqrt"), ("type", "time"), ("type", "band", "point"),
    ("domain", [1, 77]), ("domain", ["다솜", "가람", "나루", "라온", "갑류"]), ("domain", ["2017", "2030"]),
    ("domainMin", -7), ("domainMin", "2015"), ("domainMax", 777), ("domainMax", "2031"), ("domainMid", 81),
    ("range", ["#aa0000", "#00aa00", "#0000aa"]), ("range", [10, 99]), ("range", ["diamond", "square", "circle"]),
    ("range", [0.2, 0.7]), ("scheme", "viridis"), ("reverse", True), ("padding", 0.45, 20), ("paddingInner", 0.45),
    ("paddingOuter", 0.45), ("nice", False, True), ("nice", 3, 7), ("nice", "month", "quarter"), ("zero", True, False),
    ("exponent", 0.3), ("constant", 7), ("base", 2),
]
AXIS = [
    ("title", "제목"), ("format", ".3f"), ("tickCount", 3, 11), ("tickCount", "year", "month"), ("tickMinStep", 70, 40, 700),
    ("tickSize", 9), ("values", [70, 80]), ("values", ["2020", "2022"]), ("values", ["가람", "나루"]), ("grid", True, False),
    ("labels", False), ("ticks", True, False), ("domain", False, True), ("gridColor", "#aa0000"), ("gridOpacity", 0.3),
    ("gridWidth", 3), ("gridDash", [3, 3]), ("labelLimit", 5), ("labelPadding", 11), ("orient", "right", "top"),
    ("labelAngle", -45), ("offset", 20),
]
LEGEND = [
    ("title", "제목"), ("orient", "bottom", "left"), ("direction", "vertical", "horizontal"), ("columns", 1),
    ("values", ["가람"]), ("values", ["갑류"]), ("values", [70, 80]), ("values", ["2020"]), ("labelLimit", 5),
    ("symbolLimit", 1), ("type", "gradient", "symbol"), ("format", ".3f", "comma"),
]
HEADER = [("title", "제목"), ("format", ".3f"), ("labels", False)]
BELOW = {"scale": SCALE, "axis": AXIS, "legend": LEGEND, "header": HEADER}


def chart(mark, encoding, **more):
    return report(FRONT, ("chart", {"data": "t", "mark": mark, "encoding": encoding, "height": 300, **more}))


def with_key(field, *path_and_value):
    """The field, with a value deep inside it."""
    *path, value = path_and_value
    out = dict(field) if isinstance(field, dict) else {"field": field}
    here = out
    for key in path[:-1]:
        here[key] = dict(here.get(key) or {})
        here = here[key]
    here[path[-1]] = value
    return out


def show(value):
    return str(value).replace("'", "")


def channels(mark, names):
    """name, base encoding with that channel in every kind of values"""
    base = MARKS[mark]
    for name in names:
        kinds = FIELDS if name not in base else {"own": base[name], **FIELDS}
        for kind, field in kinds.items():
            field = field if isinstance(field, dict) else {"field": field.split(":")[0], **({"type": "ordinal"} if ":" in field else {})}
            yield name, kind, {**base, name: field}


FEW = {"own", "Q", "N"}
GUIDED = {"bar": "x y", "line": "strokeDash", "arc": "theta radius color",
          "point": "y color size shape opacity xOffset text detail row facet"}
TRIED = {mark: CHANNELS if mark in ("bar", "line", "point", "arc") else "x y x2 y2 color detail order" for mark in MARKS}


def stages(marks, few):
    """The charts whose keys are tried: (name, mark, channel, kind, encoding)."""
    for mark in marks:
        for channel, kind, encoding in channels(mark, marks[mark].split()):
            if not few or kind in FEW or (kind == "T" and channel in "xy"):
                yield "%s/%s:%s" % (mark, channel, kind), mark, channel, kind, encoding


def of_presence():
    for name, mark, channel, kind, encoding in stages({m: CHANNELS for m in MARKS}, False):
        without = {k: v for k, v in encoding.items() if k != channel}
        if channel not in MARKS[mark]:
            yield Case(name, chart(mark, without), [chart(mark, encoding)], "dump")


def of_channels():
    for name, mark, channel, kind, encoding in stages(TRIED, True):
        for key, *values in KEYS:
            after = [chart(mark, {**encoding, channel: with_key(encoding[channel], key, v)}) for v in values]
            yield Case("%s.%s=%s" % (name, key, show(values[0])), chart(mark, encoding), after, "dump")


def of_guides():
    """Keys of scales, axes, legends and headers, of every channel and kind of values."""
    for name, mark, channel, kind, encoding in stages(GUIDED, False):
        scales = ["log", "symlog", "sqrt", "pow"] if kind == "Q" and channel in ("x", "y", "color", "size") else []
        for part, keys in BELOW.items():
            for scale in [None] + (scales if part in ("scale", "axis") else []):
                field = with_key(encoding[channel], "scale", "type", scale) if scale else encoding[channel]
                before = chart(mark, {**encoding, channel: field})
                for key, *values in keys:
                    after = [chart(mark, {**encoding, channel: with_key(field, part, key, v)}) for v in values]
                    yield Case("%s%s.%s.%s=%s" % (name, " " + scale if scale else "", part, key, show(values[0])),
                               before, after, "dump")


def all_cases():
    yield from of_presence()
    yield from of_channels()
    yield from of_guides()
