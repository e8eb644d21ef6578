#include <hb-ot.h>
#include <math.h>

#include "base/crew.h"
#include "base/pack.h"
#include "pdf/structure.h"
#include "pdf/subset.h"
#include "pdf/syntax.h"

/*
 * The objects of one font: Type0 with Identity-H over a CIDFont, its
 * descriptor, program and ToUnicode map (ISO 32000-1 9.7, 9.8, 9.10).
 */
#define MAP_BLOCK 100 /* bfchar entries: the limit of the CMap language */

struct job {
	struct pdf *p;
	struct arena mem; /* of what is made before its turn to be written */
	struct pdf_font *f;
	struct pdf_subset subset;
	struct str packed;             /* the program */
	struct str name;               /* "ABCDEF+NotoSansCJKkr-Regular" */
	const struct pdf_slot **order; /* by code */
	size_t count;
	unsigned cid_font;
};

static int by_code(const void *a, const void *b)
{
	const struct pdf_slot *x = *(const struct pdf_slot *const *)a;
	const struct pdf_slot *y = *(const struct pdf_slot *const *)b;
	return (x->code > y->code) - (x->code < y->code);
}

/* The slots of one map, by code: map 0 has all glyphs. */
static void sort_slots(struct job *j, unsigned map)
{
	const struct pdf_font *f = j->f;
	j->count = 0;
	for (size_t i = 0; i < f->slots; i++)
		if (f->slot[i].map == map)
			j->order[j->count++] = &f->slot[i];
	qsort(j->order, j->count, sizeof(*j->order), by_code);
}

/* The tag is made from the glyphs: another subset, another tag. */
static void make_name(struct job *j)
{
	char name[64] = "Font", tag[] = "AAAAAA+";
	unsigned n = sizeof(name);
	hb_face_t *face = hb_font_get_face(j->f->face->hb_font);
	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
	for (char *c = name; *c; c++)
		if (*c <= 32 || *c > 126 || strchr("#%()/<>[]{}", *c))
			*c = '-';
	uint32_t hash = 5381;
	for (size_t i = 0; i < j->count; i++)
		hash = hash * 33 + j->order[i]->glyph;
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	j->name = arena_printf(&j->p->mem, "%s%s%s", tag, name[0] ? name : "Font",
			       j->f->trimmed ? "-Trimmed" : "");
}

static unsigned write_program(struct job *j)
{
	unsigned object = pdf_object_new(&j->p->objects);
	struct str dict = STR("/Subtype/CIDFontType0C");
	if (!j->f->cff)
		dict = arena_printf(&j->p->mem, "/Length1 %zu", j->subset.program.n);
	pdf_object_stream_packed(&j->p->objects, object, dict.p, j->packed);
	return object;
}

/* PDF/A-1 (6.3.5) wants a bit for every CID of the program; later parts
 * forbid an incomplete one and need none. */
static unsigned write_cid_set(struct job *j)
{
	const struct pdf_subset *s = &j->subset;
	struct str bits = {NULL, s->cids / 8 + 1};
	char *b = ARENA_NEW(&j->p->mem, char, bits.n);
	for (unsigned g = 0; g < s->glyphs; g++)
		b[s->cid[g] / 8] |= (char)(0x80 >> s->cid[g] % 8);
	bits.p = b;
	unsigned object = pdf_object_new(&j->p->objects);
	pdf_object_stream(&j->p->objects, object, "", bits);
	return object;
}

static int head_value(hb_face_t *face, size_t at)
{
	hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned n;
	const unsigned char *head = (const unsigned char *)hb_blob_get_data(blob, &n);
	int v = at + 2 <= n ? (int16_t)(head[at] << 8 | head[at + 1]) : 0;
	hb_blob_destroy(blob);
	return v;
}

static int thousandths(const struct job *j, double units)
{
	return (int)lround(units * 1000 / j->f->face->upem);
}

static unsigned write_descriptor(struct job *j)
{
	hb_font_t *font = j->f->face->hb_font;
	hb_face_t *face = hb_font_get_face(font);
	hb_font_extents_t h = {0};
	hb_position_t cap = 0;
	hb_font_get_h_extents(font, &h);
	if (!hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap))
		cap = h.ascender * 7 / 10;
	unsigned program = write_program(j), object = pdf_object_new(&j->p->objects);
	struct buf b = {0};
	buf_text(&b, "<</Type/FontDescriptor/FontName");
	pdf_put_name(&b, j->name);
	buf_printf(&b, "/Flags 4/ItalicAngle 0/StemV %d/Ascent %d/Descent %d/CapHeight %d",
		   j->f->face->weight >= 600 ? 140 : 80, thousandths(j, h.ascender),
		   thousandths(j, h.descender), thousandths(j, cap));
	buf_text(&b, "/FontBBox[");
	for (size_t at = 36; at <= 42; at += 2) /* xMin, yMin, xMax, yMax */
		pdf_put_number(&b, thousandths(j, head_value(face, at)), 0);
	buf_char(&b, ']');
	pdf_put_ref(&b, j->f->cff ? "/FontFile3" : "/FontFile2", program);
	if (j->p->options.part == PDF_A1A)
		pdf_put_ref(&b, "/CIDSet", write_cid_set(j));
	buf_text(&b, ">>");
	pdf_object_set(&j->p->objects, object, &b);
	buf_finish(&b);
	return object;
}

static int compare_ints(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

/* The width of most characters, which /W then need not name. */
static int usual_width(const struct job *j)
{
	size_t n = j->count, best = 0;
	int *width = ARENA_NEW(&j->p->mem, int, n), usual = 1000;
	for (size_t i = 0; i < n; i++)
		width[i] = j->order[i]->width;
	qsort(width, n, sizeof(*width), compare_ints);
	for (size_t i = 0, from = 0; i < n; i++) {
		if (width[i] != width[from])
			from = i;
		if (i - from + 1 > best) {
			best = i - from + 1;
			usual = width[i];
		}
	}
	return usual;
}

static void put_widths(struct job *j, struct buf *b)
{
	int usual = usual_width(j);
	unsigned after = 0; /* code that would continue the open array */
	bool open = false;
	buf_printf(b, "/DW %d/W[", usual);
	for (size_t i = 0; i < j->count; i++) {
		const struct pdf_slot *s = j->order[i];
		if (s->width == usual)
			continue;
		if (!open || s->code != after)
			buf_printf(b, "%s%u[", open ? "]" : "", s->code);
		else
			buf_char(b, ' ');
		buf_int(b, s->width);
		open = true;
		after = s->code + 1;
	}
	buf_text(b, open ? "]]" : "]");
}

static void write_cid_font(struct job *j)
{
	unsigned descriptor = write_descriptor(j);
	struct buf b = {0};
	buf_printf(&b, "<</Type/Font/Subtype/CIDFontType%d/BaseFont", j->f->cff ? 0 : 2);
	pdf_put_name(&b, j->name);
	buf_text(&b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	pdf_put_ref(&b, "/FontDescriptor", descriptor);
	if (!j->f->cff)
		buf_text(&b, "/CIDToGIDMap/Identity");
	put_widths(j, &b);
	buf_text(&b, ">>");
	pdf_object_set(&j->p->objects, j->cid_font, &b);
	buf_finish(&b);
}

static unsigned write_to_unicode(struct job *j)
{
	unsigned object = pdf_object_new(&j->p->objects);
	struct buf b = {0};
	buf_text(&b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		     "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
		     "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
		     "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	size_t n = j->count;
	for (size_t i = 0; i < n; i++) {
		if (i % MAP_BLOCK == 0)
			buf_printf(&b, "%s%zu beginbfchar\n", i ? "endbfchar\n" : "",
				   n - i < MAP_BLOCK ? n - i : (size_t)MAP_BLOCK);
		buf_char(&b, '<');
		pdf_put_code(&b, j->order[i]->code);
		buf_text(&b, "><");
		pdf_put_utf16(&b, j->order[i]->text);
		buf_text(&b, ">\n");
	}
	buf_text(&b, "endbfchar\nendcmap\nCMapName currentdict/CMap defineresource pop\n"
		     "end\nend\n");
	pdf_object_stream(&j->p->objects, object, "", buf_str_of(&b));
	buf_finish(&b);
	return object;
}

static void write_type0(struct job *j, unsigned map)
{
	struct buf b = {0};
	sort_slots(j, map);
	buf_text(&b, "<</Type/Font/Subtype/Type0/BaseFont");
	pdf_put_name(&b, j->name);
	buf_text(&b, "/Encoding/Identity-H/DescendantFonts[");
	pdf_put_ref(&b, "", j->cid_font);
	buf_char(&b, ']');
	pdf_put_ref(&b, "/ToUnicode", write_to_unicode(j));
	buf_text(&b, ">>");
	pdf_object_set(&j->p->objects, j->f->map.item[map], &b);
	buf_finish(&b);
}

static void write_font(struct job *j)
{
	struct pdf *p = j->p;
	j->order = ARENA_NEW(&p->mem, const struct pdf_slot *, j->f->slots);
	sort_slots(j, 0);
	make_name(j);
	j->cid_font = pdf_object_new(&p->objects);
	write_cid_font(j);
	for (unsigned map = 0; map < j->f->map.count; map++)
		write_type0(j, map);
}

/* The longest part of writing a file, and each font is for itself. */
static void make_program(void *context, size_t number)
{
	struct job *j = (struct job *)context + number;
	if (!j->f->slots)
		return;
	if (j->f->trimmed)
		pdf_trim_make(j->f, &j->mem, &j->subset);
	else if (!pdf_subset_make(j->f, &j->mem, &j->subset))
		return;
	struct libdeflate_compressor *packer = number ? pack_open() : j->p->objects.packer;
	j->packed = pack_zlib(packer, j->subset.program, &j->mem);
	if (number)
		pack_close(packer);
}

void pdf_fonts_write(struct pdf *p)
{
	struct job *job = ARENA_NEW(&p->mem, struct job, p->fonts);
	for (size_t i = 0; i < p->fonts; i++) {
		job[i] = (struct job){.p = p, .f = &p->font[i]};
		arena_init(&job[i].mem);
	}
	crew_run(&(struct crew){.job = make_program, .context = job}, p->fonts);
	for (size_t i = 0; i < p->fonts; i++) {
		const struct text_face *face = p->font[i].face;
		arena_adopt(&p->mem, &job[i].mem);
		if (job[i].packed.n)
			write_font(&job[i]);
		else if (p->font[i].slots)
			PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_SUBSET, face->family, face->file);
	}
}
