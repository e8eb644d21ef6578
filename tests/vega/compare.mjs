// usage: node compare.mjs charts.md DUMPS
// The same {chart} blocks through Vega-Lite and through dopyo (DUMPS/ID.txt):
// where the data stand must be the same up to the place and size of the plot,
// within half a pixel.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import * as vega from "vega";
import { compile } from "vega-lite";
import { rgb } from "d3-color";

const WITHIN = 0.5;
const [report, dumps] = process.argv.slice(2);
const text = readFileSync(report, "utf8");
const front = parse(text.split(/^---$/m)[1]);
const blocks = [...text.matchAll(/```\{chart #([^}]+)\}\n([^]*?)```/g)];

// ---- Vega-Lite's side

const types = { Q: "quantitative", T: "temporal", O: "ordinal", N: "nominal" };

function channel(c) {
	if (typeof c !== "string") return c;
	const [, op, field, type] = c.match(/^(?:([a-z]+)\()?(.*?)\)?(?::([QTON]))?$/);
	return { field, ...(op && { aggregate: op }), ...(type && { type: types[type] }) };
}

// Steps whose keys and words are Vega-Lite's; one name to group by may stand without brackets.
const steps = (block) => (block.transform ?? []).map((s) => ({ ...s, ...(s.groupby && { groupby: [s.groupby].flat() }) }));

// Columns whose values steps compute with.
const counted = (s) => [s.regression, s.on, s.stack, ...(s.fold ?? []), ...(s.aggregate ?? s.joinaggregate ?? s.window ?? []).map((a) => a.field)]
	.filter((f) => typeof f === "string");

function rows(name, encoding, transform) {
	const csv = readFileSync(join(dirname(report), front.data[name].file), "utf8");
	const format = { type: "csv", parse: Object.fromEntries(transform.flatMap(counted).map((f) => [f, "number"])) };
	for (const c of Object.values(encoding)) {
		if (!c.field) continue;
		for (const by of Object.values(c.aggregate?.length ? {} : c.aggregate ?? {})) format.parse[by] = "number";
		if (c.type === "temporal") {
			const first = vega.read(csv, { type: "csv", parse: {} })[0][c.field];
			format.parse[c.field] = `utc:'${{ 4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d", 16: "%Y-%m-%d %H:%M" }[first.length]}'`;
		} else if (c.type === "quantitative" || c.aggregate || c.bin) {
			format.parse[c.field] = "number";
		}
	}
	return vega.read(csv, format);
}

function items(group, dx, dy, out) {
	for (const mark of group.items ?? []) {
		for (const item of mark.items) {
			const x = (item.x ?? 0) + dx, y = (item.y ?? 0) + dy;
			if (mark.marktype === "group") items(item, x, y, out);
			else if (mark.role === "mark") out.push({ ...item, type: mark.marktype, x, y, dx, dy });
		}
	}
	return out;
}

const composed = ["arc", "boxplot", "errorbar", "errorband"]; // marks whose properties move them

async function vegaMarks(block) {
	const type = block.mark.type ?? block.mark, transform = steps(block);
	const encoding = Object.fromEntries(Object.entries(block.encoding).map(([k, c]) => [k, channel(c)]));
	const spec = {
		data: { values: rows(block.data, encoding, transform) },
		mark: composed.includes(type) ? block.mark : type,
		width: 600, height: 300, encoding, transform,
	};
	const view = new vega.View(vega.parse(compile(spec).spec), { renderer: "none" });
	await view.runAsync();
	return items(view.scenegraph().root.items[0], 0, 0, []);
}

// ---- dopyo's side

function path(d) {
	const at = [];
	for (const [, op, args] of d.matchAll(/([MLC]) ([^MLCZ]*)/g)) {
		const numbers = args.match(/-?[\d.]+/g).map(Number);
		at.push({ op, x: numbers.at(-2), y: numbers.at(-1) });
	}
	return at;
}

function dopyoMarks(id) {
	const out = [];
	for (const line of readFileSync(join(dumps, `${id}.txt`), "utf8").split("\n")) {
		let m = line.match(/^ +rect mark\.(\w+) (\S+?),(\S+) (\S+?)x(\S+) (#\S+)/);
		if (m) out.push({ mark: m[1], type: "rect", x: +m[2], y: +m[3], width: +m[4], height: +m[5], fill: m[6] });
		m = line.match(/^ +path mark\.(\w+) (#\S+) (w\S+ )?(.*)$/);
		if (m) out.push({ mark: m[1], type: "path", ink: m[2], stroke: !!m[3], closed: m[4].endsWith("Z"), at: path(m[4]) });
	}
	return out;
}

// ---- both as points: what is compared

const vertical = (b) => channel(b.encoding.y).type === "quantitative";
const middle = (r) => ({ x: r.x + r.width / 2, y: r.y + r.height / 2, fill: r.fill });

function corners(r, upright) {
	const c = middle(r);
	return upright ? [{ x: c.x, y: r.y }, { x: c.x, y: r.y + r.height }]
		: [{ x: r.x, y: c.y }, { x: r.x + r.width, y: c.y }];
}

function box(at) {
	const x = at.map((p) => p.x), y = at.map((p) => p.y);
	return { x: (Math.min(...x) + Math.max(...x)) / 2, y: (Math.min(...y) + Math.max(...y)) / 2 };
}

// Areas; closed paths that are small are markers.
const outlines = (d) => d.filter((i) => i.closed && !i.stroke &&
	Math.max(...i.at.map((p) => p.x)) - Math.min(...i.at.map((p) => p.x)) > 40);

const pointsOf = {
	bar: [
		(v, b) => v.flatMap((i) => corners(i, vertical(b))),
		(d, b) => d.filter((i) => i.type === "rect").flatMap((i) => corners(i, vertical(b))),
	],
	rect: [(v) => v.map(middle), (d) => d.filter((i) => i.type === "rect").map(middle)],
	line: [
		(v) => v.map(({ x, y }) => ({ x, y })),
		(d) => d.filter((i) => i.stroke && !i.closed).flatMap((i) => i.at),
	],
	point: [
		(v) => v.map(({ x, y }) => ({ x, y })),
		(d) => d.filter((i) => i.type === "path" && i.closed).map((i) => box(i.at)),
	],
	area: [
		(v) => v.flatMap((i) => [{ x: i.x, y: i.y }, { x: i.x, y: i.y2 + i.dy }]),
		(d) => outlines(d).flatMap((i) => i.at),
	],
	rule: [
		(v) => v.flatMap((i) => [{ x: i.x, y: i.y }, { x: (i.x2 ?? i.x - i.dx) + i.dx, y: (i.y2 ?? i.y - i.dy) + i.dy }]),
		(d) => d.filter((i) => i.stroke).flatMap((i) => i.at),
	],
};

// Of a summary its strokes along the measure (box, whiskers: both ends), and what lies at one
// value (median, outliers: its middle).
function strokeEnds([a, b], upright) {
	const along = Math.abs(upright ? a.x - b.x : a.y - b.y) < 0.01;
	return along ? [a, b] : [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }];
}
const summary = [
	(v, b) => v.flatMap((i) => i.type === "rule" ? pointsOf.rule[0]([i])
		: i.type === "rect" && Math.min(i.width, i.height) > 1.5 ? corners(i, vertical(b))
		: i.type === "rect" ? [middle(i)] : [{ x: i.x, y: i.y }]),
	(d, b) => d.flatMap((i) => i.type === "rect" ? corners(i, vertical(b))
		: i.closed ? [box(i.at)] : strokeEnds(i.at, vertical(b))),
];
const HALO = "#ffffffff"; // about an error bar
const fills = (i) => i.closed && !i.stroke; // the ground in the ring of an outlier
pointsOf.boxplot = [summary[0], (d, b) => summary[1](d.filter((i) => !fills(i)), b)];
pointsOf.errorbar = [summary[0], (d, b) => summary[1](d.filter((i) => i.ink !== HALO), b)];

// Of a slice where its edges meet its circles; sides with a gap run parallel to the radii.
function arcCorners(i) {
	const pad = Math.hypot(i.innerRadius, i.outerRadius) * Math.sin((i.padAngle ?? 0) / 2);
	const from = Math.min(i.startAngle, i.endAngle), to = Math.max(i.startAngle, i.endAngle);
	return [i.outerRadius, i.innerRadius].filter((r) => r > 0).flatMap((r) => {
		const by = Math.asin(Math.min(1, pad / r));
		return [from + by, to - by].map((a) => ({ x: i.x + r * Math.sin(a), y: i.y - r * Math.cos(a) }));
	});
}

function sliceCorners(i) {
	const turn = i.at.findIndex((p) => p.op === "L"), inner = i.at.slice(turn);
	return [i.at[0], i.at[turn - 1], ...(inner.length > 1 ? [inner[0], inner.at(-1)] : [])];
}
pointsOf.arc = [
	(v) => v.filter((i) => Math.abs(i.endAngle - i.startAngle) > 1e-9).flatMap(arcCorners),
	(d) => d.filter((i) => i.type === "path" && i.closed && !i.stroke).flatMap(sliceCorners),
];

// Which series stands lowest is a choice: of a stack its ends are compared, and
// the lengths of its parts, which are laid from its base.
const GAP = 0.53; // points, as rounded in the dump, between the parts of our stacks, in the colour of the ground

function shut(parts, upright) {
	const inner = upright ? Math.max : Math.min, outer = upright ? Math.min : Math.max;
	parts.sort((a, b) => (upright ? inner(...b) - inner(...a) : inner(...a) - inner(...b)));
	for (let i = 1; i < parts.length; i++) {
		const before = outer(...parts[i - 1]);
		if (Math.abs(before - inner(...parts[i])) < GAP) parts[i] = [before, outer(...parts[i])];
	}
}

function pile(points, upright) {
	const along = upright ? "x" : "y", up = upright ? "y" : "x";
	const at = new Map();
	for (let i = 0; i < points.length; i += 2) {
		const key = Math.round(points[i][along] * 4) / 4;
		at.set(key, [...(at.get(key) ?? []), [points[i][up], points[i + 1][up]]]);
	}
	return [...at].flatMap(([key, parts]) => {
		const base = upright ? Math.max(...parts.flat()) : Math.min(...parts.flat());
		const end = upright ? Math.min(...parts.flat()) : Math.max(...parts.flat());
		shut(parts, upright);
		const sizes = parts.map(([a, b]) => Math.abs(a - b)).sort((a, b) => a - b);
		return [base, end, ...sizes.map((s) => base + (upright ? -s : s))].map((v) => ({ [along]: key, [up]: v }));
	});
}

// An area's outline runs there along its top and back along its bottom.
function pairs(outline) {
	const n = outline.length / 2;
	return outline.slice(0, n).flatMap((p, i) => [p, outline[2 * n - 1 - i]]);
}

// Bars side by side: how wide their group is is a choice, their order is not.
function ranked(points, axis) {
	const seen = [...new Set(points.map((p) => p[axis].toFixed(1)))].map(Number).sort((a, b) => a - b);
	return points.map((p) => ({ ...p, [axis]: 100 * seen.findIndex((s) => Math.abs(s - p[axis]) < 0.11) }));
}

function prepare(block, v, d) {
	const mark = block.mark.type ?? block.mark;
	const mine = d.filter((i) => i.mark === mark);
	let [a, b] = [pointsOf[mark][0](v, block), pointsOf[mark][1](mine, block)];
	const stacked = (mark === "bar" || mark === "area") && block.encoding.color && !block.encoding.xOffset;
	if (mark === "area") b = outlines(mine).flatMap((i) => pairs(i.at));
	if (stacked) [a, b] = [pile(a, vertical(block)), pile(b, vertical(block))];
	if (block.encoding.xOffset) [a, b] = [ranked(a, "x"), ranked(b, "x")];
	const curved = steps(block).some((s) => (s.method ?? "linear") !== "linear");
	return [a, b, curved && mine.map((i) => i.at)];
}

// ---- the comparison

function fit(a, b, axis) {
	const lo = (p) => Math.min(...p.map((q) => q[axis])), hi = (p) => Math.max(...p.map((q) => q[axis]));
	const scale = hi(a) === lo(a) ? 1 : (hi(b) - lo(b)) / (hi(a) - lo(a));
	return (v) => lo(b) + (v - lo(a)) * scale;
}

// Each point finds its own partner; the worst distance and how many found none.
function compare(a, b) {
	const fx = fit(a, b, "x"), fy = fit(a, b, "y"), free = [...b], looks = new Map();
	let worst = 0, lost = 0;
	for (const p of a) {
		let best = -1, near = Infinity;
		free.forEach((q, i) => {
			const by = Math.max(Math.abs(q.x - fx(p.x)), Math.abs(q.y - fy(p.y)));
			if (by < near) [best, near] = [i, by];
		});
		if (near > WITHIN) lost++;
		else {
			looks.set(p.fill, (looks.get(p.fill) ?? new Set()).add(free[best].fill));
			free.splice(best, 1);
		}
		worst = Math.max(worst, near);
	}
	return { worst, lost, looks };
}

// How a curve is cut into pieces is a choice: theirs lies on ours, and both end at the same places.
function compareCurves(a, curves) {
	const b = curves.flat(), fx = fit(a, b, "x"), fy = fit(a, b, "y");
	const theirs = a.map((p) => ({ x: fx(p.x), y: fy(p.y) }));
	const near = (p, at) => Math.min(...at.slice(1).map((q, i) => {
		const dx = q.x - at[i].x, dy = q.y - at[i].y;
		const t = Math.min(1, Math.max(0, ((p.x - at[i].x) * dx + (p.y - at[i].y) * dy) / (dx * dx + dy * dy || 1)));
		return Math.hypot(at[i].x + t * dx - p.x, at[i].y + t * dy - p.y);
	}));
	const off = theirs.map((p) => Math.min(...curves.map((at) => near(p, at))));
	const ends = curves.flatMap((at) => [at[0], at.at(-1)])
		.map((e) => Math.min(...theirs.map((p) => Math.hypot(p.x - e.x, p.y - e.y))));
	const by = [...off, ...ends];
	return { worst: Math.max(...by), lost: by.filter((d) => d > WITHIN).length, looks: new Map() };
}

// Which colours classes have is a choice; that the same places share one is not, nor how
// light they are one after another.
const light = (c) => {
	const { r, g, b } = rgb(c.slice(0, 7));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
function classed(block, looks) {
	const color = block.encoding.color;
	if (!color?.bin && !/^(quanti|threshold)/.test(color?.scale?.type ?? "")) return true;
	const ours = [...looks].sort(([a], [b]) => light(rgb(a).formatHex()) - light(rgb(b).formatHex())).map(([, s]) => [...s]);
	return looks.size > 1 && ours.every((s, i) => s.length === 1 && (!i || light(s[0]) > light(ours[i - 1][0])));
}

let passed = 0, failed = 0;
for (const [, id, yaml] of blocks) {
	const block = parse(yaml);
	const [a, b, curves] = prepare(block, await vegaMarks(block), dopyoMarks(id));
	const { worst, lost, looks } = curves ? compareCurves(a, curves) : compare(a, b);
	const all = curves ? b.length > 2 : a.length === b.length;
	const good = a.length > 2 && all && lost === 0 && classed(block, looks);
	console.log(`${good ? "ok" : "FAILED:"} ${id}: ${a.length} places, ${b.length} of ours, ` +
		`${lost} apart, worst ${worst.toFixed(2)} px`);
	if (good) passed++;
	else failed++;
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
