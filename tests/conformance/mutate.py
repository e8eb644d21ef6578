"""Breaks a file of ours in one place at a time.

usage: mutate.py FILE PART FOLDER

FILE is mutants.md as PDF/A of PART: 1a, 2a or 3a. Writes FOLDER/FLAVOUR-NAME.pdf,
one a fault, each of which the validator must refuse for that flavour, and
FOLDER/FLAVOUR-sound.pdf without a fault. PART may be "drawn": then a page of the
1a file is drawn wrong, and those who compare pages must see it.
"""

import re
import struct
import sys
import zlib


class Pdf:
    """The objects of a file, those in object streams too; written plainly."""

    def __init__(self, data):
        self.head = data[: re.search(rb"\d+ 0 obj\n", data).start()]
        self.tail = b""
        self.object, self.trailer = {}, b""
        at = len(self.head)
        while start := re.compile(rb"\s*(\d+) 0 obj\n").match(data, at):
            at = self.take(data, int(start[1]), start.end())
        if not self.trailer:
            self.trailer = data[data.index(b"trailer", at) : data.index(b"startxref", at)]

    def take(self, data, number, start):
        stream = re.compile(rb"<<[^\n]*/Length (\d+)>>\nstream\n").match(data, start)
        if not stream:
            end = data.index(b"\nendobj\n", start)
            self.object[number] = data[start:end]
            return end + len(b"\nendobj\n")
        end = data.index(b"endobj\n", stream.end() + int(stream[1])) + len(b"endobj\n")
        body = data[start : end - len(b"\nendobj\n")]
        if b"/Type/ObjStm" in stream[0]:
            self.unfold(stream[0], zlib.decompress(data[stream.end() : stream.end() + int(stream[1])]))
        elif b"/Type/XRef" in stream[0]:
            keys = b"".join(re.search(rb"/%s.*?(?:R|\])" % k, stream[0])[0] for k in (b"Root", b"Info", b"ID"))
            self.trailer = b"trailer\n<<%s/Size 0>>\n" % keys
        else:
            self.object[number] = body
        return end

    def unfold(self, head, text):
        first, count = (int(re.search(rb"/%s (\d+)" % k, head)[1]) for k in (b"First", b"N"))
        pairs = [int(n) for n in text[:first].split()]
        starts = pairs[1::2] + [len(text) - first]
        for i in range(count):
            self.object[pairs[2 * i]] = text[first + starts[i] : first + starts[i + 1]].strip()

    def write(self):
        out, offset, size = self.head, {}, max(self.object) + 1
        for number in sorted(self.object):
            offset[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, self.object[number])
        rows = [b"0000000000 65535 f \n"]
        rows += [b"%010d 00000 n \n" % offset[n] if n in offset else rows[0] for n in range(1, size)]
        table = b"xref\n0 %d\n%s" % (size, b"".join(rows))
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, self.trailer)
        return out + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(out) + self.tail

    def find(self, *having):
        for number in sorted(self.object):
            if all(re.search(h, self.object[number]) for h in having):
                return number
        raise SystemExit(f"nothing to break: {having!r}")

    def sub(self, having, old, new):
        """Replaces old by new in the first object that holds both."""
        number = self.find(re.escape(having), old)
        self.object[number] = re.sub(old, new, self.object[number], count=1)
        if b"/Type/Metadata" in self.object[number]:  # the one stream that is plain text
            packed = self.object[number][self.object[number].index(b"stream\n") + 7 : -len(b"\nendstream")]
            self.put_stream(number, packed, b"")

    def add(self, text):
        number = max(self.object) + 1
        self.object[number] = text
        return b"%d 0 R" % number

    def referred(self, having, key):
        return int(re.search(key + rb" (\d+) 0 R", self.object[self.find(re.escape(having), key)])[1])

    def text_of(self, number):
        body = self.object[number]
        return zlib.decompressobj().decompress(body[body.index(b"stream\n") + 7 :])

    def put_stream(self, number, packed, filters=b"/Filter/FlateDecode"):
        head = re.match(rb"<<[^\n]*>>", self.object[number])[0]
        head = re.sub(rb"/Filter/\w+|/DecodeParms<<.*?>>|/Length \d+", b"", head)[:-2]
        self.object[number] = head + filters + b"/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)

    def stream(self, number, old, new):
        """The same in what a stream holds."""
        text = self.text_of(number)
        if not re.search(old, text):
            raise SystemExit(f"nothing to break in the stream: {old!r}")
        self.put_stream(number, zlib.compress(re.sub(old, new, text, count=1)))

    def content(self, old, new):
        """The same in the first page's content."""
        self.stream(self.referred(b"/Type/Page/", b"/Contents"), old, new)


CATALOG, FIGURE, LINK, XMP = b"/Type/Catalog", b"/S/Figure", b"/Subtype/Link", b"<x:xmpmeta"
PAGE, INFO, FONT, IMAGE = b"/Type/Page/", b"/Producer", b"/Subtype/Type0", b"/Subtype/Image"
SPEC, FILE = b"/Type/Filespec", b"/Type/EmbeddedFile"


def sub(having, old, new):
    return lambda p: p.sub(having, old, new)


def in_page(old, new):
    return lambda p: p.content(old, new)


def in_catalog(entry):
    return sub(CATALOG, rb"/Pages", entry + b"/Pages")


def in_unicode(old, new):
    return lambda p: p.stream(p.referred(FONT, b"/ToUnicode"), old, new)


def no_id(pdf):
    pdf.trailer = re.sub(rb"/ID\s*\[.*?\]", b"", pdf.trailer)


def behind_the_end(pdf):
    pdf.tail = b"% more\n" + b"x" * 50


def no_binary_comment(pdf):
    pdf.head = pdf.head[: pdf.head.index(b"\n") + 1] + b"%text\n"


def lzw(pdf):
    """The page's content as LZW: every code of 9 bits, the table cleared in time."""
    number = pdf.referred(PAGE, b"/Contents")
    codes = []
    for i, byte in enumerate(pdf.text_of(number)):
        codes += ([256] if i % 200 == 0 else []) + [byte]
    bits = "".join(f"{c:09b}" for c in codes + [257])
    bits += "0" * (-len(bits) % 8)
    pdf.put_stream(number, bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8)), b"/Filter/LZWDecode")


def jpx(channels):
    """The picture as JPEG 2000, of which validators read the boxes before the pixels."""

    def box(kind, body):
        return struct.pack(">I4s", len(body) + 8, kind) + body

    def break_it(pdf):
        head = box(b"ihdr", struct.pack(">IIHBBBB", 90, 160, channels, 7, 7, 0, 0))
        color = box(b"colr", struct.pack(">BBBI", 1, 0, 0, 16))
        data = box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 \0\0\0\0jp2 ")
        data += box(b"jp2h", head + color) + box(b"jp2c", b"\xff\x4f\xff\xd9")
        pdf.put_stream(pdf.find(re.escape(IMAGE), rb"/Width 160"), data, b"/Filter/JPXDecode")

    return break_it


def wrong_length(pdf):
    number = pdf.referred(PAGE, b"/Contents")
    pdf.object[number] = re.sub(rb"/Length (\d+)", lambda m: b"/Length %d" % (int(m[1]) - 3), pdf.object[number], count=1)


def part_of_cid_set(pdf):
    ref = pdf.add(b"<</Length 1>>\nstream\n\xc0\nendstream")
    pdf.sub(b"/FontDescriptor/", rb"/FontFile3", b"/CIDSet %s/FontFile3" % ref)


def in_annotations(entry):
    def break_it(pdf):
        pdf.sub(PAGE, rb"/Annots\[", b"/Annots[ " + pdf.add(entry))

    return break_it


def tabs_out_of_order(pdf):
    pdf.sub(PAGE, rb"/Tabs/S", b"/Tabs/R")


def note_twice(pdf):
    """A second note of the same ID, in the place of a paragraph."""
    identity = re.search(rb"/ID\([^)]*\)", pdf.object[pdf.find(rb"/S/Note")])[0]
    pdf.sub(b"/S/P/", rb"/S/P/", b"/S/Note%s/" % identity)


def profile_of_a_scanner(pdf):
    pdf.stream(pdf.find(rb"/N 3"), rb"mntr", b"scnr")


def types_in_a_circle(pdf):
    pdf.sub(b"/Type/StructTreeRoot", rb"/K", b"/RoleMap<</A1/B1/B1/A1>>/K")
    pdf.sub(b"/S/BlockQuote", rb"/S/BlockQuote", b"/S/A1")


UA = [
    ("figure-without-alt", sub(FIGURE, rb"/Alt<[^>]*>", b"")),
    ("head-without-scope", sub(b"/S/TH", rb"/S/TH(/P \d+ 0 R)/A\[<</O/Table/Scope/Column>>\]", rb"/S/TH\1")),
    ("no-language", sub(CATALOG, rb"/Lang\(ko-KR\)", b"")),
    ("title-not-shown", sub(CATALOG, rb"DisplayDocTitle true", b"DisplayDocTitle false")),
    ("no-viewer-preferences", sub(CATALOG, rb"/ViewerPreferences<<.*?>>", b"")),
    ("suspects", sub(CATALOG, rb"/Marked true", b"/Marked true/Suspects true")),
    ("no-tab-order", sub(PAGE, rb"/Tabs/S", b"")),
    ("tabs-by-row", tabs_out_of_order),
    ("link-without-contents", sub(LINK, rb"/Contents<[^>]*>", b"")),
    ("link-without-parent", sub(LINK, rb"/StructParent \d+", b"")),
    ("no-ua-claim", sub(XMP, rb"<pdfuaid:part>1</pdfuaid:part>", b"")),
    ("ua-of-another-part", sub(XMP, rb"<pdfuaid:part>1</pdfuaid:part>", b"<pdfuaid:part>7</pdfuaid:part>")),
    ("no-title", sub(XMP, rb"<dc:title>.*?</dc:title>", b"")),
    ("row-is-a-div", sub(b"/S/TR", rb"/S/TR", b"/S/Div")),
    ("cell-is-p", sub(b"/S/TD", rb"/S/TD", b"/S/P")),
    ("cell-too-wide", sub(b"/S/TH", rb"/ColSpan 2", b"/ColSpan 3")),
    ("level-left-out", sub(b"/S/H2", rb"/S/H2", b"/S/H4")),
    ("two-kinds-of-headings", sub(b"/S/H2", rb"/S/H2", b"/S/H")),
    ("body-of-item-is-p", sub(b"/S/LBody", rb"/S/LBody", b"/S/P")),
    ("contents-hold-p", sub(b"/S/TOCI", rb"/S/TOCI", b"/S/P")),
    ("note-without-id", sub(b"/S/Note", rb"/ID\([^)]*\)", b"")),
    ("note-twice", note_twice),
    ("unknown-type", sub(b"/S/BlockQuote", rb"/S/BlockQuote", b"/S/Zitat")),
    ("standard-type-mapped", sub(b"/Type/StructTreeRoot", rb"/K", b"/RoleMap<</P/H1>>/K")),
    ("types-in-a-circle", types_in_a_circle),
    ("unknown-mark", in_page(rb"/MCID 5>>", b"/MCID 999>>")),
    ("unmarked-artifact", in_page(rb"/Artifact[^B]*B[DM]C", b"/P BMC")),
    ("artifact-in-text", in_page(rb"(/MCID 0>>\s*BDC\s)", rb"\1/Artifact BMC 0 0 1 1 re f EMC ")),
    ("text-in-artifact", in_page(rb"(/Artifact[^B]*B[DM]C\s)", rb"\1/P<</MCID 0>>BDC EMC ")),
]

PART_1 = [
    ("no-unicode", sub(FONT, rb"/ToUnicode \d+ 0 R", b"")),
    ("wrong-width", sub(b"/Subtype/CIDFontType", rb"/DW \d+", b"/DW 100")),
    ("font-not-embedded", sub(b"/FontDescriptor/", rb"/FontFile3 \d+ 0 R", b"")),
    ("no-cid-set", sub(b"/FontDescriptor/", rb"/CIDSet \d+ 0 R", b"")),
    ("no-output-intent", sub(CATALOG, rb"/OutputIntents\[.*?\]", b"")),
    ("wrong-part", sub(XMP, rb"<pdfaid:part>1", b"<pdfaid:part>4")),
    ("no-conformance", sub(XMP, rb"<pdfaid:conformance>A", b"<pdfaid:conformance>Q")),
    ("no-extension-schema", sub(XMP, rb"(?s)<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b"")),
    ("no-metadata", sub(CATALOG, rb"/Metadata \d+ 0 R", b"")),
    ("not-marked", sub(CATALOG, rb"/Marked true", b"/Marked false")),
    ("no-tree", sub(CATALOG, rb"/StructTreeRoot \d+ 0 R", b"")),
    ("script", in_catalog(b"/OpenAction<</S/JavaScript/JS(1)>>")),
    ("launch", sub(LINK, rb"<</S/URI/URI\([^)]*\)>>", b"<</S/Launch/F(x)>>")),
    ("link-not-printed", sub(LINK, rb"/F 4", b"/F 2")),
    ("interpolated", sub(IMAGE, rb"/Subtype/Image", b"/Subtype/Image/Interpolate true")),
    ("soft-mask", lambda p: p.sub(IMAGE, rb"/Subtype/Image", b"/Subtype/Image/SMask %d 0 R" % p.find(IMAGE))),
    ("transparent", sub(PAGE, rb"/Resources", b"/Group<</S/Transparency/CS/DeviceRGB>>/Resources")),
    ("cmyk", in_page(rb"^", b"0 0 0 1 k ")),
    ("lzw", lzw),
    ("attached", in_catalog(b"/Names<</EmbeddedFiles<</Names[]>>>>")),
    ("info-out-of-step", sub(INFO, rb"/Producer\s*\([^)]*\)", b"/Producer(another)")),
    ("packed-metadata", lambda p: p.put_stream(p.find(XMP), zlib.compress(re.search(rb"(?s)<\?xpacket.*\?>", p.object[p.find(XMP)])[0]))),
    ("no-id", no_id),
]

PART_2 = [
    ("no-unicode", sub(FONT, rb"/ToUnicode \d+ 0 R", b"")),
    ("unicode-zero", in_unicode(rb"(?s)(begincidrange|beginbfchar|beginbfrange)(.*?>\s*)<[0-9A-Fa-f]{4}>", rb"\1\2<0000>")),
    ("private-use", in_unicode(rb"(?s)(beginbfchar)(.*?>\s*)<[0-9A-Fa-f]{4}>", rb"\1\2<E000>")),
    ("glyph-missing", in_page(rb"\[<....", b"[<0000")),
    ("wrong-width", sub(b"/Subtype/CIDFontType", rb"/DW \d+", b"/DW 100")),
    ("font-not-embedded", sub(b"/FontDescriptor/", rb"/FontFile3 \d+ 0 R", b"")),
    ("part-of-a-cid-set", part_of_cid_set),
    ("no-output-intent", sub(CATALOG, rb"/OutputIntents\[.*?\]", b"")),
    ("output-intent-of-print", sub(CATALOG, rb"/S/GTS_PDFA1", b"/S/GTS_PDFX")),
    ("profile-of-a-scanner", profile_of_a_scanner),
    ("cmyk", in_page(rb"^", b"0 0 0 1 k ")),
    ("group-in-cmyk", sub(b"/S/Transparency", rb"/CS/DeviceRGB", b"/CS/DeviceCMYK")),
    ("unknown-blend", sub(b"/ca ", rb"/ca ", b"/BM/Melt/ca ")),
    ("transfer-function", sub(b"/ca ", rb"/ca ", b"/TR/Identity/ca ")),
    ("picture-in-cmyk", sub(IMAGE, rb"/ColorSpace/DeviceRGB", b"/ColorSpace/DeviceCMYK")),
    ("interpolated", sub(IMAGE, rb"/Subtype/Image", b"/Subtype/Image/Interpolate true")),
    ("alternate-picture", sub(IMAGE, rb"/Subtype/Image", b"/Subtype/Image/Alternates[]")),
    ("lzw", lzw),
    ("jpx-of-two-channels", jpx(2)),
    ("wrong-part", sub(XMP, rb"<pdfaid:part>2", b"<pdfaid:part>1")),
    ("no-part", sub(XMP, rb"<pdfaid:part>2</pdfaid:part>", b"")),
    ("wrong-conformance", sub(XMP, rb"<pdfaid:conformance>A", b"<pdfaid:conformance>Z")),
    ("no-conformance", sub(XMP, rb"<pdfaid:conformance>A</pdfaid:conformance>", b"")),
    ("no-extension-schema", sub(XMP, rb"(?s)<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b"")),
    ("broken-metadata", sub(XMP, rb"</rdf:RDF>", b"")),
    ("no-metadata", sub(CATALOG, rb"/Metadata \d+ 0 R", b"")),
    ("not-marked", sub(CATALOG, rb"/Marked true", b"/Marked false")),
    ("no-mark-info", sub(CATALOG, rb"/MarkInfo<<.*?>>", b"")),
    ("no-tree", sub(CATALOG, rb"/StructTreeRoot \d+ 0 R", b"")),
    ("no-language-tag", sub(CATALOG, rb"/Lang\(ko-KR\)", b"/Lang(k_r!)")),
    ("unknown-type", sub(b"/S/BlockQuote", rb"/S/BlockQuote", b"/S/Zitat")),
    ("page-too-large", sub(PAGE, rb"/MediaBox\[0 0 595.28", b"/MediaBox[0 0 14401")),
    ("page-too-small", sub(PAGE, rb"/MediaBox\[0 0 595.28", b"/MediaBox[0 0 2")),
    ("too-deep", in_page(rb"^", b"q " * 29 + b"Q " * 29)),
    ("string-too-long", sub(INFO, rb"/Title<", b"/Long(%s)/Title<" % (b"x" * 32768))),
    ("name-too-long", sub(INFO, rb"/Title<", b"/%s 1/Title<" % (b"x" * 128))),
    ("number-too-large", sub(INFO, rb"/Title<", b"/Large 2147483648/Title<")),
    ("odd-hex", sub(INFO, rb"/Title<", b"/Odd<ABC>/Title<")),
    ("no-binary-comment", no_binary_comment),
    ("behind-the-end", behind_the_end),
    ("wrong-length", wrong_length),
    ("stream-elsewhere", lambda p: p.sub(IMAGE, rb"/Subtype/Image", b"/Subtype/Image/F(x.png)")),
    ("unknown-operator", in_page(rb"^", b"0 0 zap ")),
    ("unknown-intent", in_page(rb"^", b"/Vivid ri ")),
    ("script", in_catalog(b"/OpenAction<</S/JavaScript/JS(1)>>")),
    ("more-actions", in_catalog(b"/AA<</WC<</S/URI/URI(http://a)>>>>")),
    ("action-by-name", sub(LINK, rb"<</S/URI/URI\([^)]*\)>>", b"<</S/Named/N/Print>>")),
    ("launch", sub(LINK, rb"<</S/URI/URI\([^)]*\)>>", b"<</S/Launch/F(x)>>")),
    ("link-not-printed", sub(LINK, rb"/F 4", b"/F 2")),
    ("film", in_annotations(b"<</Type/Annot/Subtype/Movie/F 4/Rect[0 0 9 9]/Contents(x)>>")),
    ("note-without-looks", in_annotations(b"<</Type/Annot/Subtype/Text/F 28/Rect[0 0 9 9]/Contents(x)>>")),
    ("form-to-be-drawn", in_catalog(b"/AcroForm<</Fields[]/NeedAppearances true>>")),
    ("form-in-xml", in_catalog(b"/AcroForm<</Fields[]/XFA(x)>>")),
    ("other-presentations", in_catalog(b"/Names<</AlternatePresentations<</Names[]>>>>")),
    ("more-to-do", in_catalog(b"/Requirements[<</Type/Requirement/S/EnableJavaScripts>>]")),
    ("layers-without-name", in_catalog(b"/OCProperties<</OCGs[]/D<</Order[]>>>>")),
    ("no-id", no_id),
]

PART_3 = [
    ("wrong-part", sub(XMP, rb"<pdfaid:part>3", b"<pdfaid:part>2")),
    ("relation-missing", sub(SPEC, rb"/AFRelationship/\w+", b"")),
    ("type-missing", sub(FILE, rb"/Subtype/[^/]*", b"")),
    ("type-of-no-form", sub(FILE, rb"/Subtype/[^/]*", b"/Subtype/table")),
    ("no-name", sub(SPEC, rb"/F\([^)]*\)", b"")),
    ("no-unicode-name", sub(SPEC, rb"/UF\([^)]*\)", b"")),
    ("not-associated", sub(CATALOG, rb"/AF\[.*?\]", b"")),
    ("one-not-associated", sub(CATALOG, rb"/AF\[ \d+ 0 R", b"/AF[")),
    ("attached-elsewhere", lambda p: p.sub(FILE, rb"/Type", b"/F(x.csv)/Type")),
    ("group-in-cmyk", sub(b"/S/Transparency", rb"/CS/DeviceRGB", b"/CS/DeviceCMYK")),
    ("lzw", lzw),
    ("no-unicode", sub(FONT, rb"/ToUnicode \d+ 0 R", b"")),
    ("no-output-intent", sub(CATALOG, rb"/OutputIntents\[.*?\]", b"")),
    ("script", in_catalog(b"/OpenAction<</S/JavaScript/JS(1)>>")),
    ("not-marked", sub(CATALOG, rb"/Marked true", b"/Marked false")),
    ("page-too-large", sub(PAGE, rb"/MediaBox\[0 0 595.28", b"/MediaBox[0 0 14401")),
]

# PDF/UA asks for two more things where files are attached.
UA_3 = [
    ("attached-without-name", sub(SPEC, rb"/F\([^)]*\)", b"")),
    ("attached-without-unicode-name", sub(SPEC, rb"/UF\([^)]*\)", b"")),
    ("two-captions", sub(b"/S/THead", rb"/S/THead", b"/S/Caption")),
    ("head-without-part", sub(b"/S/THead", rb"/S/THead", b"/S/TR")),
]

BLUE = rb"0\.145 0\.431 0\.957 rg\n"

# Drawn: 2 pixels are those of a screen, 1.5 points.
DRAWN = [
    ("glyph-missing", in_page(rb"(?s)(/MCID 9>>BDC.*?\[<)....", rb"\1")),
    ("another-glyph", in_page(rb"(?s)(/MCID 0>>BDC.*?\[<)....(....)", rb"\1\2\2")),
    ("mark-missing", in_page(rb"(?s)(/MCID 15>>BDC.*?)\[<....>\]TJ", rb"\1")),
    ("word-missing", in_page(rb"(?s)(/MCID 10>>BDC.*?)\[<[^>]*>\]TJ", rb"\1")),
    ("word-2-pixels-right", in_page(rb"(?s)(/MCID 9>>BDC\nBT\n)56.69", rb"\g<1>58.19")),
    ("heading-2-pixels-up", in_page(rb"(?s)(/MCID 7>>BDC\nBT\n56.69 )(\d+)", lambda m: m[1] + b"%d" % (int(m[2]) + 2))),
    ("bar-2-pixels-longer", in_page(rb"(re f\nEMC\n/Artifact|" + BLUE + rb"[\d.]+ [\d.]+ )115\.42", rb"\g<1>116.92")),
    ("bar-2-pixels-up", in_page(BLUE + rb"([\d.]+ )(\d+)", lambda m: m[0][: -len(m[2])] + b"%d" % (int(m[2]) + 2))),
    ("bar-missing", in_page(BLUE + rb"[\d.]+ [\d.]+ [\d.]+ 6.63 re f", b"")),
    ("mark-in-red", in_page(BLUE, b"0.957 0.145 0.145 rg\n")),
    ("bar-a-little-lighter", in_page(BLUE + rb"(?=[\d.]+ [\d.]+ [\d.]+ 6.63)", b"0.175 0.451 0.957 rg\n")),
    ("text-in-grey", in_page(rb"(?s)(/MCID 0>>BDC\n)0.118 0.129 0.141 rg", rb"\g<1>0.5 0.5 0.5 rg")),
    ("text-in-blue", in_page(rb"(?s)(/MCID 1>>BDC\n)[\d. ]+ rg", rb"\g<1>0.1 0.3 0.9 rg")),
    ("type-5-percent-larger", in_page(rb"(?s)(/MCID 0>>BDC.*?)19 Tf", rb"\g<1>20 Tf")),
    ("rule-missing", in_page(rb"56\.69 [\d.]+ 481\.89 1 re f\n", b"")),
    ("stripe-missing", in_page(rb"0\.957 0\.961 0\.965 rg\n56\.69 [\d.]+ 481\.89 1[\d.]+ re f\n", b"")),
    ("picture-2-pixels-right", in_page(rb"q\n160 0 0 90 56\.69", b"q\n160 0 0 90 58.19")),
    ("picture-missing", in_page(rb"/I\d+ Do", b"")),
    ("picture-upside-down", in_page(rb"160 0 0 90 56\.69 ([\d.]+)", lambda m: b"160 0 0 -90 56.69 %.2f" % (float(m[1]) + 90))),
    ("picture-turned-grey", lambda p: p.stream(p.find(re.escape(IMAGE), rb"/Width 160"), rb"(?s)^.*$", lambda m: bytes(b if i % 481 == 0 else 0 for i, b in enumerate(m[0])))),
]

FAULTS = {
    "1a": {"1a": PART_1, "ua1": UA},
    "2a": {"2a": PART_2},
    "3a": {"3a": PART_3, "ua1": UA_3},
    "drawn": {"drawn": DRAWN},
}


def main():
    data, part, folder = open(sys.argv[1], "rb").read(), sys.argv[2], sys.argv[3]
    for flavour, faults in FAULTS[part].items():
        for name, break_it in [("sound-" + part, lambda pdf: None)] + faults:
            pdf = Pdf(data)
            sound = pdf.write()
            try:
                break_it(pdf)
            except SystemExit as e:
                raise SystemExit(f"{part} {name}: {e}")
            if not name.startswith("sound") and pdf.write() == sound:
                raise SystemExit(f"{part} {name}: nothing was broken")
            with open(f"{folder}/{flavour}-{name}.pdf", "wb") as f:
                f.write(pdf.write())
    print(sum(len(f) for f in FAULTS[part].values()), "faults of", part)


main()
