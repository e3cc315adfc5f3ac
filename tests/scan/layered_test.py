#!/usr/bin/env python3
"""A scan with hidden text: what it says is compared with what is read, and is never the text.

A page of a sample is scanned; its own words, some figures changed, are put under the picture. Then
the report must have our reading, a doubt for each figure that was changed, with the changed one
beside it, and say that the two agree but for little.
"""

import argparse
import html
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "samples"))

from read_test import language_data, page_with_tables  # noqa: E402
from scanner.scan import Condition, scan  # noqa: E402

NAMES = {"a": "http://www.loc.gov/standards/alto/ns-v4#", "r": "urn:tenken:report:1"}
POINTS = 72 / 254  # in a tenth of a millimetre


def words_of(alto):
    """(box in points, text) of each String."""
    for string in ElementTree.parse(alto).getroot().iterfind(".//a:String", NAMES):
        x, y, w, h = (float(string.get(n)) * POINTS for n in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
        yield [x, y, x + w, y + h], string.get("CONTENT")


def changed(word):
    """Another digit in the middle."""
    at = len(word) // 2
    at = next(i for i in range(at, len(word)) if word[i].isdigit())
    return word[:at] + str((int(word[at]) + 4) % 10) + word[at + 1 :]


def plant(words, count):
    """Changes figures of two digits and more, spread over the page; gives what was changed."""
    figures = [i for i, (_, w) in enumerate(words) if re.fullmatch(r"[0-9][0-9,.]*[0-9]", w)]
    chosen = figures[:: max(1, len(figures) // count)][:count]
    planted = []
    for i in chosen:
        box, word = words[i]
        words[i] = (box, changed(word))
        planted.append((box, word, words[i][1]))
    return planted


def check_searchable(pdf, alto):
    """Each word of our reading stands in the PDF's text once, where it is seen, and no other does."""
    problems = []
    if subprocess.run(["qpdf", "--check", pdf], capture_output=True).returncode != 0:
        problems.append("qpdf finds fault with the searchable PDF")
    listed = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True,
                            text=True).stdout
    found = [([float(n) for n in m[:4]], html.unescape(m[4])) for m in re.findall(
        r'<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">(.*?)</word>',
        listed)]
    root = ElementTree.parse(alto).getroot()
    wide = float(re.search(r'<page width="([0-9.]+)"', listed).group(1))
    unit = wide / float(root.find(".//a:Page", NAMES).get("WIDTH"))
    wanted = 0
    missing = []
    for string in root.iterfind(".//a:String", NAMES):
        x, y, w, h = (float(string.get(n)) * unit for n in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
        text = string.get("CONTENT")
        wanted += len(text)
        # poppler joins words that touch.
        if not any(text in word and box[0] - 3 <= x and x + w <= box[2] + 3
                   and box[1] - 4 <= y + h / 2 <= box[3] + 4 for box, word in found):
            missing.append(text)
    if missing:
        problems.append(f"not at their places in the searchable PDF: {missing[:10]}")
    if sum(len(word) for _, word in found) != wanted:
        problems.append(f"{sum(len(w) for _, w in found)} characters for {wanted}: text is doubled")
    return problems


def inside(inner, outer):
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] - 2 <= x <= outer[2] + 2 and outer[1] - 2 <= y <= outer[3] + 2


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenken", required=True)
    parser.add_argument("--add-layer", required=True)
    parser.add_argument("--schema", required=True)
    options = parser.parse_args()
    if not language_data():
        print("SKIPPED: jpn.traineddata is missing (apt install tesseract-ocr-jpn)")
        return 77
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: os.path.join(folder, name)  # noqa: E731
        generate = os.path.join(HERE, "..", "..", "samples", "generate.py")
        listed = subprocess.run([sys.executable, generate, "--list"], check=True,
                                capture_output=True, text=True).stdout.split()
        subprocess.run([sys.executable, generate, "--out", folder, listed[0]], check=True)
        page = page_with_tables(options.tenken, at(listed[0] + ".pdf"), folder, at("truth.xml"))
        subprocess.run([options.tenken, "extract", page, "--alto", at("alto"), "-o",
                        at("truth.xml")], check=True)
        words = list(words_of(at("alto/page-001.xml")))
        planted = plant(words, 3)
        scan(page, at("scan.pdf"), Condition("plain"))
        lines = "".join("1\t" + "\t".join(f"{n:.2f}" for n in box) + "\t" + word + "\n"
                        for box, word in words)
        subprocess.run([options.add_layer, at("scan.pdf"), at("layered.pdf")], input=lines.encode(),
                       check=True)
        said = subprocess.run([options.tenken, "extract", at("layered.pdf"), "-o", at("read.xml"),
                               "--searchable-pdf", at("found.pdf"), "--alto", at("read"),
                               "--lang", "en"], check=True, capture_output=True, text=True).stderr
        if "layer of text that 1 pages had was replaced" not in said:
            problems.append(f"it is not told that the layer was replaced: {said}")
        problems += check_searchable(at("found.pdf"), at("read/page-001.xml"))
        subprocess.run(["xmllint", "--noout", "--schema", options.schema, at("read.xml")],
                       check=True, stderr=subprocess.DEVNULL)
        root = ElementTree.parse(at("read.xml")).getroot()
        if root.find("r:source", NAMES).get("page-kinds") != "hidden-layer:1":
            problems.append("the page is not seen as one with a hidden layer")
        agreement = int(root.find(".//r:read-page", NAMES).get("layer-agreement", "-1"))
        print(f"agreement {agreement} %, {len(planted)} figures changed")
        if not 85 <= agreement < 100:
            problems.append(f"the layer agrees on {agreement} %")
        if len(planted) < 3:
            problems.append("too few figures to change")
        doubts = [([float(n) for n in d.get("box").split()], d.text or "", d.get("other", ""))
                  for d in root.iterfind(".//r:doubt[@reason='text-layer']", NAMES)]
        text = "".join(root.itertext())
        for box, was, now in planted:
            digit = next(b for a, b in zip(was, now) if a != b)
            if not any(inside(d[0], box) and digit in d[2] for d in doubts):
                problems.append(f"no doubt tells that the layer has {now} for {was}")
            if was not in text:
                problems.append(f"{was} is not in what was read")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
