#include "report/run.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/path.h"
#include "report/alts.h"
#include "report/bind.h"
#include "report/build.h"
#include "report/changes.h"
#include "report/deps.h"
#include "report/draft.h"
#include "report/extract.h"
#include "report/faces.h"
#include "report/judge.h"
#include "report/preset.h"
#include "report/record.h"
#include "report/warm.h"
#include "sink/sink.h"
#include "text/fonts.h"

/* What one run owns beyond its arena. */
struct work {
	struct run *run;
	const struct run_options *o;
	struct spec spec;
	struct plan plan;
	struct bind bind;
	struct text_fonts *fonts;
	struct text *text;
	struct build build;
	struct buf alts; /* of what was written, when an index is wanted */
	struct out *out; /* what appears together at the end */
	struct str to;   /* the output that is being written; empty: by default */
	bool judged;     /* the sizes of letters in pixels are told once */
	double started;
	bool record; /* every figure, whether a ledger is written or not */
};

void run_init(struct run *r)
{
	*r = (struct run){0};
	arena_init(&r->mem);
	r->files.mem = &r->mem;
	r->diags.mem = &r->mem;
}

void run_finish(struct run *r)
{
	files_finish(&r->files);
	arena_finish(&r->mem);
}

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool read_report(struct work *w)
{
	struct run *r = w->run;
	struct str bytes;
	struct warm *warm = w->o->warm;
	if (w->o->draft)
		return true; /* draft_open() writes the spec */
	if (warm && warm_spec(warm, w->o->report, &r->files, &w->spec))
		return true;
	struct arena *mem = warm_arena(warm, &r->mem);
	bool piped = str_eq(w->o->report, STR("-"));
	int error = files_read(mem, piped ? STR("/dev/stdin") : w->o->report, &bytes);
	if (error)
		return diag_report(&r->diags, SPAN_NONE, DIAG_FILE_READ, w->o->report,
				   str_of(strerror(error)));
	uint32_t file = files_add(&r->files, w->o->report, bytes);
	if (!spec_parse(&w->spec, file, &r->files, mem, &r->diags))
		return false;
	if (warm && warm->first && !r->diags.warnings) {
		warm->spec = w->spec;
		warm->report = bytes;
		warm->read = true;
	}
	return true;
}

static bool open_bind(struct work *w)
{
	struct run *r = w->run;
	w->bind = (struct bind){.mem = &r->mem,
				.files = &r->files,
				.d = &r->diags,
				.o = w->o,
				.spec = &w->spec,
				.plan = &w->plan};
	w->bind.query = query_open(&r->mem, &r->files, &r->diags);
	return w->bind.query != NULL;
}

static bool bind_report(struct work *w)
{
	struct run *r = w->run;
	if (!open_bind(w))
		return false;
	if (w->o->ledger.n || w->record)
		w->bind.record = record_open(&r->mem);
	bool ok = !w->o->draft || draft_open(&w->bind, &w->spec);
	ok = ok && changes_before(w->o, r, &w->bind.before) && front_bind(&w->bind) &&
	     targets_bind(&w->bind) && body_bind(&w->bind);
	if (w->o->has_created)
		w->plan.created = w->o->created;
	ok = ok && r->diags.errors == 0;
	if (ok)
		attach_bind(&w->bind);
	return ok;
}

#define WARM_RUNS 64 /* then text is shaped anew: what it keeps grows with each run */

static bool use_warm(struct work *w)
{
	struct warm *warm = w->o->warm;
	if (warm->text && ++warm->runs % WARM_RUNS == 0) {
		text_close(warm->text);
		warm->text = text_open(warm->fonts, &w->run->diags);
	}
	w->text = warm->text;
	w->fonts = warm->fonts;
	return w->text != NULL;
}

static bool open_text(struct work *w)
{
	struct run *r = w->run;
	struct str folder;
	if (w->o->warm && w->o->warm->fonts)
		return use_warm(w);
	if (!text_fonts_folder(w->o->fonts, &r->mem, &folder, &r->diags))
		return false;
	w->fonts = text_fonts_open(folder, w->o->font_path, w->o->font_paths, &r->diags);
	w->text = w->fonts ? text_open(w->fonts, &r->diags) : NULL;
	if (w->o->warm && w->text) {
		w->o->warm->fonts = w->fonts;
		w->o->warm->text = w->text;
		w->o->warm->runs = 1;
	}
	return w->text != NULL;
}

static void close_work(struct work *w)
{
	bool shared = w->o->warm && w->o->warm->fonts;
	if (w->text && !shared)
		text_close(w->text);
	if (w->fonts && !shared)
		text_fonts_close(w->fonts);
	if (w->bind.query)
		query_close(w->bind.query);
}

static bool prepare(struct work *w)
{
	w->started = now_ms();
	w->run->diags.strict = w->o->strict;
	w->run->diags.choice = w->o->choice;
	if (!read_report(w) || !bind_report(w) || !open_text(w))
		return false;
	w->build =
		(struct build){&w->plan, w->text, &w->run->mem, &w->run->diags, w->o->untitled};
	return true;
}

bool run_check(struct run *r, const struct run_options *o)
{
	struct work w = {.run = r, .o = o};
	struct pages pages;
	bool ok = prepare(&w) && build_pages(&w.build, &pages) &&
		  diag_files(&r->diags, &r->files);
	close_work(&w);
	assert(ok || r->diags.errors); /* whoever fails says why */
	return ok;
}

bool run_faces(struct run *r, const struct run_options *o, const struct run_face **out,
	       size_t *count)
{
	struct work w = {.run = r, .o = o};
	struct pages pages;
	bool ok = prepare(&w) && build_pages(&w.build, &pages);
	*count = 0;
	if (ok)
		*out = faces_of(&pages, count, &r->mem);
	close_work(&w);
	return ok;
}

bool run_draft(struct run *r, const struct run_options *o, struct str *out)
{
	struct work w = {.run = r, .o = o};
	r->diags.strict = o->strict;
	r->diags.choice = o->choice;
	bool ok = bind_report(&w);
	if (ok)
		*out = draft_text(&w.spec, &r->mem);
	close_work(&w);
	assert(ok || r->diags.errors);
	return ok;
}

static const struct sink *choose_sink(struct work *w)
{
	struct str name = w->o->format.n ? w->o->format : path_suffix(w->to);
	if (!name.n)
		name = w->o->figures || w->o->figure.n ? STR("png") : STR("pdf");
	const struct sink *sink = sink_find(name);
	struct str known[8];
	size_t n = 0;
	for (size_t i = 0; i < sink_count && n < 8; i++)
		known[n++] = str_of(sink_all[i]->name);
	if (!sink)
		diag_report(&w->run->diags, SPAN_NONE, DIAG_SINK_UNKNOWN, name,
			    arena_join(&w->run->mem, known, n, STR(", ")));
	return sink;
}

/* out without its suffix; by default the report's own name in this folder. */
static struct str base_path(struct work *w)
{
	struct str out = w->to.n ? w->to : path_name(w->o->report);
	struct str suffix = path_suffix(out);
	return suffix.n ? str_slice(out, 0, out.n - suffix.n - 1) : out;
}

static struct str preset_name(const struct work *w)
{
	return w->o->preset.n ? w->o->preset : w->plan.png.preset;
}

static double resolution(const struct work *w)
{
	const struct preset *preset =
		w->o->figures || w->o->figure.n ? preset_find(preset_name(w)) : NULL;
	double own = w->plan.png.ppi > 0 ? w->plan.png.ppi : preset ? preset->ppi : 144;
	return w->o->ppi > 0 ? w->o->ppi : own;
}

static bool write_one(struct work *w, const struct sink *sink, const struct pages *pages,
		      size_t page, struct str path)
{
	struct run *r = w->run;
	const struct run_options *o = w->o;
	bool transparent = o->background.n ? str_eq(o->background, STR("transparent"))
					   : w->plan.png.transparent;
	struct sink_options options = {.ppi = resolution(w),
				       .transparent = transparent,
				       .standard = w->plan.pdf_standard,
				       .out = w->out};
	struct sink_result result = {0};
	if (!sink->write(pages, page, path, &options, &result, &r->diags))
		return false;
	if (o->alt_index.n)
		alts_add(&w->alts, path, pages, sink->whole ? 0 : page,
			 sink->whole ? pages->count : page + 1);
	double now = now_ms();
	ARENA_PUSH(&r->mem, r->output, r->outputs, r->output_room) =
		(struct run_output){path,          result.pages, result.width,
				    result.height, result.bytes, now - w->started};
	w->started = now;
	return true;
}

static struct str named(struct work *w, const struct sink *sink, struct str extra)
{
	struct str stem = base_path(w);
	if (str_eq(w->to, STR("-")))
		return w->to;
	return arena_printf(&w->run->mem, "%.*s%s%.*s.%s", STR_ARG(stem), extra.n ? "-" : "",
			    STR_ARG(extra), sink->suffix);
}

static bool fits_stdout(struct work *w, size_t files)
{
	return files == 1 || !str_eq(w->to, STR("-")) ||
	       diag_report(&w->run->diags, SPAN_NONE, DIAG_STDOUT_ONE,
			   diag_number(&w->run->diags, (long long)files));
}

/* preset: of figures; empty for pages. */
static void judge_image(struct work *w, const struct sink *sink, struct str name)
{
	const struct preset *preset = preset_find(name);
	const struct theme *t = w->plan.theme;
	double scale = preset && preset->width > 0 ? preset->scale / t->scale : 1;
	if (strcmp(sink->name, "png") == 0 && !w->judged)
		judge_pixels(&w->run->diags, t, scale, resolution(w));
	w->judged |= strcmp(sink->name, "png") == 0;
}

/* What was built, for every output: the pages, or figures of one page each. */
struct built {
	struct pages *pages;
	const struct plan_chart **chart; /* NULL: pages */
	size_t count;
};

static bool make_pages(struct work *w, struct built *out)
{
	*out = (struct built){.pages = ARENA_NEW(&w->run->mem, struct pages, 1), .count = 1};
	return build_pages(&w->build, out->pages) &&
	       extract_pages(out->pages, w->o->pages, w->run);
}

static bool write_pages(struct work *w, const struct sink *sink, const struct built *b)
{
	const struct pages *pages = b->pages;
	if (sink->whole)
		return write_one(w, sink, pages, 0, w->to.n ? w->to : named(w, sink, STR_NONE));
	bool ok = fits_stdout(w, pages->count);
	judge_image(w, sink, STR_NONE);
	for (size_t i = 0; i < pages->count && ok; i++)
		ok = write_one(w, sink, pages, i,
			       named(w, sink,
				     arena_printf(&w->run->mem, "%d", pages->page[i].number)));
	return ok;
}

/* The figures that were asked for. All are built before the first is written. */
struct wanted {
	const struct plan_chart **chart;
	size_t count, room;
	struct str *id; /* of every figure there is */
	size_t ids, id_room;
};

static void want_figures(struct work *w, const struct plan_block *block, size_t count,
			 struct wanted *out)
{
	struct arena *mem = &w->run->mem;
	for (size_t i = 0; i < count; i++) {
		const struct plan_chart *c = block[i].chart;
		for (size_t k = 0; k < block[i].items; k++)
			want_figures(w, block[i].item[k].child, block[i].item[k].children, out);
		want_figures(w, block[i].child, block[i].children, out);
		if (block[i].kind != PLAN_CHART)
			continue;
		ARENA_PUSH(mem, out->id, out->ids, out->id_room) = c->id;
		if (!w->o->figure.n || str_eq(c->id, w->o->figure))
			ARENA_PUSH(mem, out->chart, out->count, out->room) = c;
	}
}

static bool make_figures(struct work *w, struct built *out)
{
	struct arena *mem = &w->run->mem;
	struct wanted wanted = {0};
	want_figures(w, w->plan.block, w->plan.blocks, &wanted);
	if (!wanted.count)
		return diag_report(&w->run->diags, SPAN_NONE, DIAG_FIGURE_UNKNOWN, w->o->figure,
				   arena_join(mem, wanted.id, wanted.ids, STR(", ")));
	*out = (struct built){.pages = ARENA_NEW(mem, struct pages, wanted.count),
			      .chart = wanted.chart,
			      .count = wanted.count};
	for (size_t i = 0; i < out->count; i++)
		if (!build_figure(&w->build, out->chart[i], preset_name(w), &out->pages[i]))
			return false;
	return true;
}

static bool write_figures(struct work *w, const struct sink *sink, const struct built *b)
{
	struct arena *mem = &w->run->mem;
	bool ok = fits_stdout(w, b->count);
	judge_image(w, sink, preset_name(w));
	for (size_t i = 0; i < b->count && ok; i++) {
		bool whole_name = (w->o->figure.n || w->o->draft) && w->to.n;
		struct str id = b->chart[i]->id;
		id = id.n ? id : arena_printf(mem, "figure-%zu", i + 1);
		ok = write_one(w, sink, &b->pages[i], 0,
			       whole_name ? w->to : named(w, sink, id));
	}
	return ok;
}

/* Each output in the format of its own suffix. */
static bool write_outputs(struct work *w)
{
	bool figures = w->o->figures || w->o->figure.n;
	struct built built;
	if (!(figures ? make_figures : make_pages)(w, &built))
		return false;
	for (size_t i = 0; i <= w->o->alsos; i++) {
		w->to = i ? w->o->also[i - 1] : w->o->out;
		const struct sink *sink = choose_sink(w);
		if (!sink || !(figures ? write_figures : write_pages)(w, sink, &built))
			return false;
	}
	return true;
}

/* No output replaces what it was made from, except for the ledger. */
static bool spares_inputs(const struct work *w)
{
	struct run *r = w->run;
	for (uint32_t i = 0; i < r->files.count; i++) {
		struct str path = r->files.item[i].path;
		struct str out =
			str_eq(path, w->o->ledger) ? STR_NONE : out_replaces(w->out, path);
		if (out.n)
			return diag_report(&r->diags, SPAN_NONE, DIAG_OUT_INPUT,
					   arena_str(&r->mem, out));
	}
	return true;
}

static bool write_rest(struct work *w)
{
	struct run *r = w->run;
	const struct run_options *o = w->o;
	return changes_after(&w->bind, r, w->out) && deps_write(r, o, w->out) &&
	       (!o->alt_index.n ||
		out_add(w->out, o->alt_index, buf_str_of(&w->alts), &r->diags));
}

/* All of it is written before any of it appears. */
static bool write_all(struct work *w)
{
	w->out = out_open();
	if (w->o->warm)
		out_hurry(w->out);
	if (write_outputs(w) && write_rest(w) && spares_inputs(w) &&
	    diag_files(&w->run->diags, &w->run->files))
		return out_commit(w->out, &w->run->diags);
	out_abandon(w->out);
	return false;
}

bool run_render(struct run *r, const struct run_options *o)
{
	struct work w = {.run = r, .o = o};
	w.to = o->out; /* an unknown format is told before anything is drawn */
	bool ok = prepare(&w) && choose_sink(&w) && write_all(&w);
	if (!ok)
		r->outputs = r->changes = 0;
	buf_finish(&w.alts);
	close_work(&w);
	assert(ok || r->diags.errors);
	return ok;
}

bool run_ledger(struct run *r, const struct run_options *o, struct ledger *out)
{
	struct work w = {.run = r, .o = o};
	w.record = true;
	bool ok = read_report(&w) && bind_report(&w);
	if (ok)
		record_ledger(&w.bind, out);
	ok = ok && diag_files(&r->diags, &r->files);
	close_work(&w);
	return ok;
}

bool run_select(struct run *r, const struct run_options *o, struct str sql,
		const struct table **out)
{
	struct work w = {.run = r, .o = o};
	bool ok = open_bind(&w) && read_report(&w) && front_bind(&w.bind) &&
		  targets_bind(&w.bind) &&
		  query_select(w.bind.query, STR("for-each"), sql, SPAN_NONE, out);
	close_work(&w);
	return ok;
}
