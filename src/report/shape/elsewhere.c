#include "report/shape/elsewhere.h"

#define THEME DIAG_KEY_OF_THEME
#define OTHER DIAG_KEY_OTHERWISE
#define OURS DIAG_KEY_SETTLED
#define SCREEN DIAG_KEY_OF_SCREENS

#define FONT "theme: {fonts: {figure: …}}"
#define SIZE "theme: {sizes: {axis: …}}"
#define COLOR(name) "theme: {colors: {" name ": \"#…\"}}"

/* Of a whole chart and of its layers. */
#define CHART(words, why, instead)                \
	{&shape_chart, words, why, instead},      \
	{                                         \
		&shape_layer, words, why, instead \
	}

static const struct shape_elsewhere all[] = {
	{&shape_table, "title", OTHER, "caption: …"},
	{&shape_chart, "caption", OTHER, "title: …"},
	{&shape_figure, "note", OTHER, "source: …"},
	{&shape_axis, "domainColor domainOpacity tickColor tickOpacity", THEME, COLOR("axis")},
	{&shape_axis, "labelColor labelOpacity titleColor titleOpacity", THEME,
	 COLOR("secondary")},
	{&shape_axis, "labelFont titleFont", THEME, FONT},
	{&shape_axis, "labelFontSize titleFontSize", THEME, SIZE},
	{&shape_axis, "formatType labelExpr", OTHER, "format: …"},
	{&shape_axis, "position", OTHER, "offset: …"},
	{&shape_axis, "maxExtent", OTHER, "labelLimit: …"},
	{&shape_axis, "tickBand tickExtra tickOffset tickRound bandPosition", OURS,
	 "values: […]"},
	{&shape_axis, "domainCap domainDash domainDashOffset domainWidth", OURS,
	 "domain: false"},
	{&shape_axis, "tickCap tickDash tickDashOffset tickWidth", OURS, "tickSize: …"},
	{&shape_axis, "gridCap gridDashOffset", OURS, "gridDash: […]"},
	{&shape_axis,
	 "labelAlign labelBaseline labelBound labelFlush labelFlushOffset labelFontStyle "
	 "labelFontWeight labelLineHeight labelOffset labelOverlap labelSeparation",
	 OURS, "labelAngle, labelLimit, labelPadding"},
	{&shape_axis,
	 "titleAlign titleAnchor titleAngle titleBaseline titleFontStyle titleFontWeight "
	 "titleLimit titleLineHeight titleOrient titlePadding titleX titleY",
	 OURS, "title: …, title: null"},
	{&shape_axis, "minExtent translate", OURS, "offset: …"},
	{&shape_axis, "aria description style zindex", SCREEN, ""},
	{&shape_axis, "disable", OTHER, "axis: false"},
	{&shape_axis, "gridScale bridge", OURS, "grid: false"},
	{&shape_axis, "encode encoding", OTHER, "format: …, gridColor: …, theme: {…}"},
	{&shape_legend, "labelColor labelOpacity", THEME, COLOR("text")},
	{&shape_legend, "titleColor titleOpacity", THEME, COLOR("secondary")},
	{&shape_legend, "labelFont titleFont", THEME, FONT},
	{&shape_legend, "labelFontSize titleFontSize", THEME, SIZE},
	{&shape_legend, "formatType labelExpr", OTHER, "format: …"},
	{&shape_legend, "tickCount tickMinStep labelOverlap labelSeparation", OTHER,
	 "values: […]"},
	{&shape_legend, "legendX legendY offset", OTHER, "orient: …"},
	{&shape_legend,
	 "symbolDash symbolDashOffset symbolFillColor symbolOpacity symbolSize "
	 "symbolStrokeColor symbolStrokeWidth symbolType symbolOffset",
	 OTHER, "scale: {range: […]}"},
	{&shape_legend,
	 "clipHeight columnPadding cornerRadius fillColor gradientLength gradientOpacity "
	 "gradientStrokeColor gradientStrokeWidth gradientThickness gridAlign labelAlign "
	 "labelBaseline labelFontStyle labelFontWeight labelOffset labelPadding padding "
	 "rowPadding strokeColor strokeDash strokeWidth",
	 OURS, "columns, direction, labelLimit, symbolLimit"},
	{&shape_legend,
	 "titleAlign titleAnchor titleBaseline titleFontStyle titleFontWeight titleLimit "
	 "titleLineHeight titleOrient titlePadding",
	 OURS, "title: …, title: null"},
	{&shape_legend, "aria description unselectedOpacity zindex", SCREEN, ""},
	{&shape_legend, "disable", OTHER, "legend: false"},
	{&shape_legend, "encode encoding", OTHER, "format: …, orient: …, theme: {…}"},
	{&shape_header, "labelExpr formatType", OTHER, "format: …"},
	{&shape_header, "labelColor titleColor", THEME, COLOR("text")},
	{&shape_header, "labelFont titleFont", THEME, FONT},
	{&shape_header, "labelFontSize titleFontSize", THEME, "theme: {sizes: {label: …}}"},
	{&shape_header,
	 "labelAlign labelAnchor labelAngle labelBaseline labelFontStyle labelFontWeight "
	 "labelLimit labelLineHeight labelOrient labelPadding orient",
	 OURS, "labels: …, title: …"},
	{&shape_header,
	 "titleAlign titleAnchor titleAngle titleBaseline titleFontStyle titleFontWeight "
	 "titleLimit titleLineHeight titleOrient titlePadding",
	 OURS, "labels: …, title: …"},
	{&shape_scale, "align", OURS, "paddingOuter: …"},
	{&shape_scale, "interpolate", OURS, "range: [\"#…\", \"#…\", \"#…\"]"},
	{&shape_scheme, "extent", OTHER, "range: […]"},
	{&shape_scale, "bins", OTHER, "bin: {step: …}"},
	{&shape_scale, "domainRaw", OTHER, "domain: […]"},
	{&shape_scale, "rangeMin rangeMax", OTHER, "range: […]"},
	{&shape_scale, "round", SCREEN, ""},
	{&shape_scale, "unknown", OTHER, "transform: [{filter: …}]"},
	{&shape_encoding, "fill stroke", OTHER, "color: …"},
	{&shape_encoding, "fillOpacity strokeOpacity", OTHER, "opacity: …"},
	{&shape_encoding, "strokeWidth", OTHER, "size: …, mark: {strokeWidth: …}"},
	{&shape_encoding, "angle", OTHER, "mark: {type: text, angle: …}"},
	{&shape_encoding, "xError xError2", OTHER, "mark: errorbar, x: …, x2: …; calculate"},
	{&shape_encoding, "yError yError2", OTHER, "mark: errorbar, y: …, y2: …; calculate"},
	{&shape_encoding, "latitude longitude latitude2 longitude2", OTHER,
	 "mark: rect, x, y (tile map)"},
	{&shape_encoding, "tooltip href url key time", SCREEN, ""},
	{&shape_encoding, "description", OTHER, "alt: …"},
	{&shape_channel, "formatType", OTHER, "axis: {format: …}, legend: {format: …}"},
	{&shape_channel, "labels labelExpr", OTHER, "axis: {labels: …}"},
	{&shape_channel, "impute", OTHER,
	 "transform: [{impute: …}], mark: {interpolate-missing: true}"},
	{&shape_channel, "bandPosition", OURS, "scale: {paddingInner: …}"},
	{&shape_channel, "spacing align center", OURS, "columns: …"},
	{&shape_predicate, "param selection empty", SCREEN, ""},
	CHART("$schema", OURS, ""),
	CHART("params selection usermeta autosize bounds", SCREEN, ""),
	CHART("config view background padding", THEME, "theme: {…}"),
	CHART("hconcat vconcat concat", OTHER, "::: {.columns}"),
	CHART("repeat", OTHER, "transform: [{fold: […]}], facet: key"),
	CHART("spec", OTHER, "mark: …, encoding: …"),
	CHART("projection", OTHER, "mark: rect, x, y (tile map)"),
	CHART("name", OTHER, "```{chart #fig-…}"),
	CHART("description", OTHER, "alt: …"),
	CHART("datasets", OTHER, "data: …"),
	CHART("center spacing align", OURS, "width: …, height: …"),
	CHART("columns", OTHER, "facet: {field: …, columns: …}"),
	CHART("마크 종류 유형 그래프 type geom kind", OTHER, "mark: …"),
	CHART("인코딩 부호화 축 aes mapping", OTHER, "encoding: {x: …, y: …}"),
	CHART("범례 legend legends", OTHER, "encoding: {color: {field: …, legend: …}}"),
	CHART("x축 가로축 y축 세로축 axis axes scale scales", OTHER,
	      "encoding: {x: {field: …, axis: {…}, scale: {…}}}"),
	CHART("변환 필터 filter", OTHER, "transform: [{filter: …}]"),
	CHART("자료 데이터 파일 dataset df", OTHER, "data: …"),
	CHART("coord_flip flip horizontal 가로막대", OTHER, "encoding: {x: …:Q, y: …:N}"),
	CHART("facet_wrap facet_grid", OTHER, "facet: {field: …, columns: …}"),
	{&shape_chart, "제목 labs ggtitle heading", OTHER, "title: …"},
	{&shape_chart, "부제 부제목", OTHER, "subtitle: …"},
	{&shape_chart, "출처 자료출처", OTHER, "source: …"},
	{&shape_chart, "주 비고 각주 notes footnote", OTHER, "note: …"},
	{&shape_chart, "주석 annotation annotations", OTHER, "annotate: [{type: …}]"},
	{&shape_chart, "너비 폭", OTHER, "width: …"},
	{&shape_chart, "높이", OTHER, "height: …"},
	{&shape_chart, "대체텍스트 설명", OTHER, "alt: …"},
	{&shape_chart, "테마", OTHER, "theme: …"},
	{&shape_encoding, "가로 x축 가로축 X", OTHER, "x: …"},
	{&shape_encoding, "세로 y축 세로축 Y 값", OTHER, "y: …"},
	{&shape_encoding, "색 색깔 색상 colour 계열", OTHER, "color: …"},
	{&shape_encoding, "크기", OTHER, "size: …"},
	{&shape_encoding, "모양", OTHER, "shape: …"},
	{&shape_encoding, "group", OTHER, "color: …, detail: …"},
	{&shape_encoding, "linetype", OTHER, "strokeDash: …"},
	{&shape_encoding, "alpha", OTHER, "opacity: …"},
	{&shape_encoding, "label", OTHER, "text: …, mark: {label: end}"},
	{&shape_encoding, "title axis scale legend format aggregate", OTHER,
	 "y: {field: …, title: …, axis: {…}, scale: {…}}"},
	{&shape_channel, "열 이름 column name", OTHER, "field: …"},
	{&shape_channel, "format", OTHER, "axis: {format: …}"},
	{&shape_table, "제목", OTHER, "caption: …"},
	{&shape_table, "자료 데이터", OTHER, "data: …"},
	{&shape_table, "열 fields cols select", OTHER, "columns: […]"},
	{&shape_table, "출처", OTHER, "source: …"},
	{&shape_table, "주 비고", OTHER, "note: …"},
	{&shape_entry, "파일 경로 path", OTHER, "file: …"},
	{&shape_entry, "질의 query select", OTHER, "sql: \"SELECT …\""},
	{&shape_entry, "단위", OTHER, "unit: {…: …}"},
	{&shape_entry, "출처", OTHER, "source: …"},
	{&shape_entry, "인코딩 charset", OTHER, "encoding: CP949"},
	{&shape_report, "제목 표제 name", OTHER, "title: …"},
	{&shape_report, "부제 부제목", OTHER, "subtitle: …"},
	{&shape_report, "저자 작성자 글쓴이 authors", OTHER, "author: …"},
	{&shape_report, "기관 부서 institute", OTHER, "organization: …"},
	{&shape_report, "날짜 작성일 일자", OTHER, "date: 2025-09-15"},
	{&shape_report, "언어 language", OTHER, "lang: ko"},
	{&shape_report, "용지 종이 paper", OTHER, "papersize: a4"},
	{&shape_report, "여백 geometry", OTHER, "margin: 20"},
	{&shape_report, "목차 차례", OTHER, "toc: true"},
	{&shape_report, "테마", OTHER, "theme: …"},
	{&shape_report, "매개변수 변수 parameters", OTHER, "params: {…: …}"},
	{&shape_report, "자료 데이터 파일 datasets", OTHER, "data: {…: ….csv}"},
	{&shape_report, "값 수치 variables", OTHER, "values: {…: SELECT …}"},
	{&shape_report, "검사 확인 asserts", OTHER, "assert: […]"},
	{&shape_report, "output", OTHER, "format: {pdf: {…}}"},
};

struct other {
	const char *words, *instead;
};

static const char *instead(const struct other *list, size_t count, struct str word)
{
	for (size_t i = 0; i < count; i++)
		if (str_among(word, list[i].words))
			return list[i].instead;
	return NULL;
}

const char *shape_step_instead(struct str step)
{
	static const struct other list[] = {
		{"density", "bin, aggregate: [{op: count}]"},
		{"loess", "regression: …, window: [{op: mean}], frame: [-2, 2]"},
		{"sample", "window: [{op: row_number, as: n}], filter: n % 10 = 1"},
		{"flatten", "fold"},
		{"extent", "joinaggregate: [{op: min}, {op: max}]"},
		{"timeunit", "timeUnit"}};
	return instead(list, sizeof(list) / sizeof(*list), step);
}

const char *shape_mark_instead(struct str mark)
{
	static const struct other list[] = {
		{"circle", "point"},
		{"square", "{type: point, shape: square}"},
		{"trail", "line"},
		{"geoshape", "rect (tile map)"},
		{"image", "```{image}"},
		{"막대 세로막대 가로막대 막대그래프 column col "
		 "histogram geom_bar geom_col geom_histogram",
		 "bar"},
		{"선 꺾은선 꺾은선그래프 선그래프 geom_line", "line"},
		{"원 원그래프 파이 도넛 pie donut doughnut "
		 "coord_polar",
		 "arc"},
		{"영역 면 면적 geom_area geom_ribbon", "area"},
		{"점 산점도 scatter bubble geom_point", "point"},
		{"히트맵 heatmap tile geom_tile", "rect"},
		{"글 글자 label geom_text geom_label", "text"},
		{"상자그림 box geom_boxplot", "boxplot"}};
	return instead(list, sizeof(list) / sizeof(*list), mark);
}

#define SMOOTH "exponential exponentialb"

static const struct shape_elsewhere refused[] = {
	{&shape_channel, "values", DIAG_AGGREGATE_VALUES, ""},
	{&shape_channel, "argmin argmax", DIAG_AGGREGATE_ARGUMENT, ""},
	{&shape_channel, SMOOTH, DIAG_AGGREGATE_SMOOTH, ""},
	{&shape_op, "values", DIAG_AGGREGATE_VALUES, ""},
	{&shape_op, "argmin argmax", DIAG_AGGREGATE_ROW, ""},
	{&shape_op, SMOOTH, DIAG_AGGREGATE_SMOOTH, ""},
	{&shape_window_op, "values", DIAG_AGGREGATE_VALUES, ""},
	{&shape_window_op, "argmin argmax", DIAG_AGGREGATE_ROW, ""},
	{&shape_window_op, SMOOTH, DIAG_AGGREGATE_SMOOTH, ""},
	{&shape_scale, "identity", OTHER, "scale: {domain: […], range: […]}"},
	{&shape_scale, "sequential", OTHER, "type: linear, scheme: blues"},
	{&shape_scale, "diverging", OTHER, "type: linear, scheme: redblue, domainMid: 0"},
	{&shape_scale, "bin-linear", OTHER, "type: quantize, threshold"},
	{&shape_scale, "categorical", OTHER, "type: ordinal"},
};

static const struct shape_elsewhere *found(const struct shape_elsewhere *list, size_t count,
					   const struct shape *s, struct str word)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].shape == s && str_among(word, list[i].words))
			return &list[i];
	return NULL;
}

const struct shape_elsewhere *shape_elsewhere(const struct shape *s, struct str key)
{
	return found(all, sizeof(all) / sizeof(*all), s, key);
}

const struct shape_elsewhere *shape_refused(const struct shape *s, struct str word)
{
	return found(refused, sizeof(refused) / sizeof(*refused), s, word);
}
