"""Breaks a PDF/A-1a file of ours in one place at a time.

usage: mutate.py FILE FOLDER     writes FOLDER/FLAVOUR-NAME.pdf, one a fault, each
of which the validator must refuse for that flavour (1a or ua1).
"""

import re
import sys
import zlib


class Pdf:
    """The objects of a file with a plain cross-reference table."""

    def __init__(self, data):
        table = int(re.search(rb"startxref\s+(\d+)", data)[1])
        rows = re.findall(rb"(\d{10}) \d{5} n", data[table:])
        starts = sorted(int(r) for r in rows)
        self.head = data[: starts[0]]
        self.objects = [data[a:b] for a, b in zip(starts, starts[1:] + [table])]
        self.trailer = data[data.index(b"trailer", table) : data.index(b"startxref", table)]

    def write(self):
        out, offsets = self.head, {}
        for o in self.objects:
            offsets[int(o.split()[0])] = len(out)
            out += o
        size = max(offsets) + 1
        rows = [b"0000000000 65535 f \n"] + [b"%010d 00000 n \n" % offsets[n] for n in range(1, size)]
        table = b"xref\n0 %d\n%s" % (size, b"".join(rows))
        return out + table + self.trailer + b"startxref\n%d\n%%%%EOF\n" % len(out)

    def sub(self, having, old, new):
        """Replaces old by new in the first object that holds both."""
        for i, o in enumerate(self.objects):
            if having in o and re.search(old, o):
                self.objects[i] = re.sub(old, new, o, count=1)
                return
        raise SystemExit(f"nothing to break: {having!r} {old!r}")

    def content(self, old, new):
        """The same in the page's content."""
        number = int(re.search(rb"/Contents (\d+) 0 R", b"".join(self.objects))[1])
        for i, o in enumerate(self.objects):
            if not o.startswith(b"%d 0 obj" % number):
                continue
            start = o.index(b"stream") + len(b"stream")
            start += 2 if o[start : start + 2] == b"\r\n" else 1
            text = zlib.decompressobj().decompress(o[start:])
            if not re.search(old, text):
                raise SystemExit(f"nothing to break in the content: {old!r}")
            packed = zlib.compress(re.sub(old, new, text, count=1))
            head = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), o[:start])
            self.objects[i] = head + packed + b"\nendstream\nendobj\n"


CATALOG, FIGURE, LINK, XMP = b"/Type/Catalog", b"/S/Figure", b"/Subtype/Link", b"<x:xmpmeta"

# name, flavour that must fail, how
FAULTS = [
    ("figure-without-alt", "ua1", lambda p: p.sub(FIGURE, rb"/Alt<[^>]*>", b"")),
    ("head-without-scope", "ua1", lambda p: p.sub(b"/S/TH", rb"/S/TH(/P \d+ 0 R)/A\[<</O/Table/Scope/Column>>\]", rb"/S/TH\1")),
    ("no-language", "ua1", lambda p: p.sub(CATALOG, rb"/Lang\(ko-KR\)", b"")),
    ("title-not-shown", "ua1", lambda p: p.sub(CATALOG, rb"DisplayDocTitle true", b"DisplayDocTitle false")),
    ("no-tab-order", "ua1", lambda p: p.sub(b"/Type/Page/", rb"/Tabs/S", b"")),
    ("link-without-contents", "ua1", lambda p: p.sub(LINK, rb"/Contents<[^>]*>", b"")),
    ("link-without-parent", "ua1", lambda p: p.sub(LINK, rb"/StructParent \d+", b"")),
    ("no-ua-claim", "ua1", lambda p: p.sub(XMP, rb"<pdfuaid:part>1</pdfuaid:part>", b"")),
    ("no-title", "ua1", lambda p: p.sub(XMP, rb"<dc:title>.*?</dc:title>", b"")),
    ("row-is-a-div", "ua1", lambda p: p.sub(b"/S/TR", rb"/S/TR", b"/S/Div")),
    ("level-left-out", "ua1", lambda p: p.sub(b"/S/H2", rb"/S/H2", b"/S/H4")),
    ("body-of-item-is-p", "ua1", lambda p: p.sub(b"/S/LBody", rb"/S/LBody", b"/S/P")),
    ("contents-hold-p", "ua1", lambda p: p.sub(b"/S/TOCI", rb"/S/TOCI", b"/S/P")),
    ("note-without-id", "ua1", lambda p: p.sub(b"/S/Note", rb"/ID\([^)]*\)", b"")),
    ("unknown-mark", "ua1", lambda p: p.content(rb"/MCID 5>>", b"/MCID 999>>")),
    ("unmarked-artifact", "ua1", lambda p: p.content(rb"/Artifact[^B]*B[DM]C", b"/P BMC")),
    ("artifact-in-text", "ua1", lambda p: p.content(rb"(/MCID 0>>\s*BDC\s)", rb"\1/Artifact BMC 0 0 1 1 re f EMC ")),
    ("text-in-artifact", "ua1", lambda p: p.content(rb"(/Artifact[^B]*B[DM]C\s)", rb"\1/P<</MCID 0>>BDC EMC ")),
    ("no-unicode", "1a", lambda p: p.sub(b"/Subtype/Type0", rb"/ToUnicode \d+ 0 R", b"")),
    ("wrong-width", "1a", lambda p: p.sub(b"/Subtype/CIDFontType", rb"/DW \d+", b"/DW 100")),
    ("font-not-embedded", "1a", lambda p: p.sub(b"/FontDescriptor/", rb"/FontFile3 \d+ 0 R", b"")),
    ("no-cid-set", "1a", lambda p: p.sub(b"/FontDescriptor/", rb"/CIDSet \d+ 0 R", b"")),
    ("no-output-intent", "1a", lambda p: p.sub(CATALOG, rb"/OutputIntents\[.*?\]", b"")),
    ("wrong-part", "1a", lambda p: p.sub(XMP, rb"<pdfaid:part>1", b"<pdfaid:part>4")),
    ("no-conformance", "1a", lambda p: p.sub(XMP, rb"<pdfaid:conformance>A", b"<pdfaid:conformance>Q")),
    ("no-extension-schema", "1a", lambda p: p.sub(XMP, rb"(?s)<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b"")),
    ("no-metadata", "1a", lambda p: p.sub(CATALOG, rb"/Metadata \d+ 0 R", b"")),
    ("not-marked", "1a", lambda p: p.sub(CATALOG, rb"/Marked true", b"/Marked false")),
    ("no-tree", "1a", lambda p: p.sub(CATALOG, rb"/StructTreeRoot \d+ 0 R", b"")),
    ("script", "1a", lambda p: p.sub(CATALOG, rb"/Pages", b"/OpenAction<</S/JavaScript/JS(1)>>/Pages")),
    ("launch", "1a", lambda p: p.sub(LINK, rb"<</S/URI/URI\([^)]*\)>>", b"<</S/Launch/F(x)>>")),
    ("link-not-printed", "1a", lambda p: p.sub(LINK, rb"/F 4", b"/F 2")),
    ("interpolated", "1a", lambda p: p.sub(b"/Subtype/Image", rb"/Subtype/Image", b"/Subtype/Image/Interpolate true")),
    ("transparent", "1a", lambda p: p.sub(b"/Type/Page/", rb"/Resources", b"/Group<</S/Transparency/CS/DeviceRGB>>/Resources")),
    ("cmyk", "1a", lambda p: p.content(rb"^", b"0 0 0 1 k ")),
    ("info-out-of-step", "1a", lambda p: p.sub(b"/Producer", rb"/Producer\s*\([^)]*\)", b"/Producer(another)")),
]


def no_id(pdf):
    pdf.trailer = re.sub(rb"/ID\s*\[.*?\]", b"", pdf.trailer)


FAULTS.append(("no-id", "1a", no_id))


def main():
    data, folder = open(sys.argv[1], "rb").read(), sys.argv[2]
    for flavour in ("1a", "ua1"):
        with open(f"{folder}/{flavour}-sound.pdf", "wb") as f:
            f.write(Pdf(data).write())
    for name, flavour, break_it in FAULTS:
        pdf = Pdf(data)
        break_it(pdf)
        with open(f"{folder}/{flavour}-{name}.pdf", "wb") as f:
            f.write(pdf.write())
    print(len(FAULTS), "faults")


main()
