"""Is a page drawn alike by two programs?

usage: compare.py OURS.png THEIRS.pgm...   each in grey and of the same size, or a
pixel more or less. Differences are graded on means of 4 × 4 pixels, so that
edges may be smoothed in another way, and nothing may be missing or moved.
Prints "NAME mean worst" and exits 1 when one is beyond the limits.
"""

import struct
import sys
import zlib

BLOCK = 4
# dense small type differs by up to 3.2 on the mean between smoothers, another page by far more
MEAN, WORST = 4.0, 70.0  # of 255


def read_png(path):
    data = open(path, "rb").read()
    at, packed, palette = 8, b"", None
    while at < len(data):
        n, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + n]
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", body[:10])
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            packed += body
        at += 12 + n
    raw = zlib.decompress(packed)
    channels = {0: 1, 2: 3, 3: 1, 6: 4}[color]
    line = (width * channels * depth + 7) // 8
    rows = []
    for y in range(height):
        start = y * (line + 1)
        if raw[start]:
            raise SystemExit(f"{path}: row filter {raw[start]}")
        rows.append(grey_row(raw[start + 1 : start + 1 + line], width, depth, channels, palette))
    return width, height, rows


def grey_row(row, width, depth, channels, palette):
    if depth < 8:
        per = 8 // depth
        row = bytes((row[x // per] >> (8 - depth * (x % per + 1))) & ((1 << depth) - 1) for x in range(width))
    if palette:
        table = [round(0.299 * palette[i] + 0.587 * palette[i + 1] + 0.114 * palette[i + 2]) for i in range(0, len(palette), 3)]
        return bytes(table[v] for v in row)
    if channels == 1:
        return row
    return bytes(
        round(0.299 * r + 0.587 * g + 0.114 * b)
        for r, g, b in zip(row[0::channels], row[1::channels], row[2::channels])
    )


def read_pgm(path):
    data = open(path, "rb").read()
    words, at = [], 0
    while len(words) < 4:
        if data[at : at + 1].isspace():
            at += 1
        elif data[at : at + 1] == b"#":
            at = data.index(b"\n", at)
        else:
            end = at
            while not data[end : end + 1].isspace():
                end += 1
            words.append(data[at:end])
            at = end
    width, height = int(words[1]), int(words[2])
    return width, height, [data[at + 1 + y * width : at + 1 + (y + 1) * width] for y in range(height)]


def blocks(page, width, height):
    rows = page[2]
    return [
        sum(sum(rows[y + k][x : x + BLOCK]) for k in range(BLOCK)) / BLOCK**2
        for y in range(0, height - BLOCK + 1, BLOCK)
        for x in range(0, width - BLOCK + 1, BLOCK)
    ]


def main():
    ours, failed = read_png(sys.argv[1]), False
    for path in sys.argv[2:]:
        theirs = read_pgm(path)
        width, height = min(ours[0], theirs[0]), min(ours[1], theirs[1])
        if abs(ours[0] - theirs[0]) > 1 or abs(ours[1] - theirs[1]) > 1:
            raise SystemExit(f"{path}: {theirs[:2]} pixels, ours {ours[:2]}")
        pairs = [abs(a - b) for a, b in zip(blocks(ours, width, height), blocks(theirs, width, height))]
        mean, worst = sum(pairs) / len(pairs), max(pairs)
        failed |= mean > MEAN or worst > WORST
        print(f"{path} mean {mean:.2f} worst {worst:.1f}")
    sys.exit(failed)


main()
