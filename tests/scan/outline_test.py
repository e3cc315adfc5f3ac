#!/usr/bin/env python3
"""Letters drawn without a font are read: a page of figures as paths, and such a part beside text."""

import argparse
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "samples"))
sys.path.insert(0, os.path.join(HERE, "..", "program"))

import small_pdf  # noqa: E402
from read_test import language_data, page_with_tables  # noqa: E402
from scanner.outline import outline  # noqa: E402
from scanner.score import cells, score  # noqa: E402

NAMES = {"r": "urn:tenken:report:1"}


def kinds(path):
    return ElementTree.parse(path).getroot().find("r:source", NAMES).get("page-kinds")


def boxes(path):
    return [
        [float(side) for side in table.get("box").split()]
        for table in ElementTree.parse(path).getroot().iterfind(".//r:table", NAMES)
    ]


def check_page(tenken, page, truth, at):
    """The page alone: as good as its text, with its own lines."""
    outline(page, at("outlined.pdf"))
    subprocess.run([tenken, "extract", at("outlined.pdf"), "-o", at("read.xml")], check=True)
    problems = []
    result = score(truth, at("read.xml"))
    print(result)
    if kinds(at("read.xml")) != "outlines:1":
        problems.append(f"the page is {kinds(at('read.xml'))}")
    if set(cells(truth)) != set(cells(at("read.xml"))):
        problems.append("the tables have another shape")
    for own, read in zip(boxes(truth), boxes(at("read.xml"))):
        if max(abs(a - b) for a, b in zip(own, read)) > 1:
            problems.append(f"a table at {own} was found at {read}")
    if result["wrong"] > 0.03 * result["characters"]:
        problems.append("more than 3 of 100 characters are wrong")
    if result["unmarked"]:
        problems.append("wrong figures that nothing marks")
    return problems


def check_part(tenken, page, truth, at):
    """Below some text: only the part is read, the text stays what its font says."""
    words = "Text of its own. " * 6
    with open(at("text.pdf"), "wb") as file:
        file.write(small_pdf.document(words))
    outline(page, at("part.pdf"), "0.75 0 0 0.75 60 20")
    subprocess.run(["qpdf", at("text.pdf"), "--overlay", at("part.pdf"), "--", at("mixed.pdf")],
                   check=True)
    subprocess.run([tenken, "extract", at("mixed.pdf"), "-o", at("mixed.xml"), "--searchable-pdf",
                    at("found.pdf")], check=True)
    problems = []
    listed = subprocess.run(["pdftotext", at("found.pdf"), "-"], check=True, capture_output=True,
                            text=True).stdout
    if listed.count("own.") != 6:
        problems.append(f"the searchable PDF says the font's text {listed.count('own.')} times for 6")
    if len(listed) < 400:
        problems.append("the searchable PDF lacks what was read")
    text = "".join(ElementTree.parse(at("mixed.xml")).getroot().itertext())
    if kinds(at("mixed.xml")) != "mixed:1":
        problems.append(f"the page with a part is {kinds(at('mixed.xml'))}")
    if text.count("own.") != 6:
        problems.append("the text beside the part is not what its font says")
    wanted = {t for t, _ in cells(truth).values() if len(t) > 3}
    found = {t for t, _ in cells(at("mixed.xml")).values()}
    print(f"{len(wanted & found)} of {len(wanted)} cells of the part")
    if len(wanted & found) < 0.8 * len(wanted):
        problems.append("less than 8 of 10 cells of the part were read")
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenken", required=True)
    options = parser.parse_args()
    if not language_data():
        print("SKIPPED: jpn.traineddata is missing (apt install tesseract-ocr-jpn)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: os.path.join(folder, name)  # noqa: E731
        generate = os.path.join(HERE, "..", "..", "samples", "generate.py")
        listed = subprocess.run([sys.executable, generate, "--list"], check=True,
                                capture_output=True, text=True).stdout.split()
        subprocess.run([sys.executable, generate, "--out", folder, listed[0]], check=True)
        page = page_with_tables(options.tenken, at(listed[0] + ".pdf"), folder, at("truth.xml"))
        problems = check_page(options.tenken, page, at("truth.xml"), at)
        problems += check_part(options.tenken, page, at("truth.xml"), at)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
