"""Typst as one process that makes a PDF of every region.

usage: typst_all.py FOLDER FONTS OUT
"""

import os
import sys

import typst


def main():
    folder, fonts, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    with open(f"{folder}/regions.csv", encoding="utf-8") as f:
        regions = f.read().split("\n")[1:-1]
    compiler = typst.Compiler(f"{folder}/w4.typ", root=folder, font_paths=[fonts], ignore_system_fonts=True)
    for region in regions:
        compiler.compile(output=f"{out}/{region}.pdf", sys_inputs={"region": region})


main()
