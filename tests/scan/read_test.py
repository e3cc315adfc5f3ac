#!/usr/bin/env python3
"""A page of figures is printed, scanned askew and read; what is wrong must be marked."""

import argparse
import glob
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "samples"))

from scanner.scan import Condition, scan  # noqa: E402
from scanner.score import cells, score  # noqa: E402


def language_data():
    folders = ["/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata",
               "/usr/local/share/tessdata", os.environ.get("TESSDATA_PREFIX", "")]
    return any(glob.glob(os.path.join(f, "jpn.traineddata")) for f in folders if f)


def page_with_tables(tenken, pdf, folder, truth):
    """The first page that has a table of some size, alone; its XML is in `truth`."""
    for number in range(1, 40):
        page = os.path.join(folder, f"page{number}.pdf")
        subprocess.run(["pdfseparate", "-f", str(number), "-l", str(number), pdf, page], check=True)
        subprocess.run([tenken, "extract", page, "-o", truth], check=True)
        if len(cells(truth)) >= 20:
            return page
    raise SystemExit("the sample has no page with a table")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenken", required=True)
    parser.add_argument("--schema", required=True)
    options = parser.parse_args()
    if not language_data():
        print("SKIPPED: jpn.traineddata is missing (apt install tesseract-ocr-jpn)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        generate = os.path.join(HERE, "..", "..", "samples", "generate.py")
        listed = subprocess.run([sys.executable, generate, "--list"], check=True,
                                capture_output=True, text=True).stdout.split()
        subprocess.run([sys.executable, generate, "--out", folder, listed[0]], check=True)
        made, truth, read = (os.path.join(folder, n) for n in ("scan.pdf", "truth.xml", "read.xml"))
        pdf = page_with_tables(options.tenken, os.path.join(folder, listed[0] + ".pdf"), folder,
                               truth)
        scan(pdf, made, Condition("askew", skew=0.7))
        subprocess.run([options.tenken, "extract", made, "-o", read], check=True)
        subprocess.run(["xmllint", "--noout", "--schema", options.schema, read], check=True,
                       stderr=subprocess.DEVNULL)
        result = score(truth, read)
        print(result)
        problems = []
        if {p for p in cells(truth)} != {p for p in cells(read)}:
            problems.append("the tables have another shape")
        if result["wrong"] > 0.03 * result["characters"]:
            problems.append("more than 3 of 100 characters are wrong")
        if result["unmarked"]:
            problems.append("wrong figures that nothing marks")
        # A page with more than it may have is kept with what was read of it.
        subprocess.run([options.tenken, "extract", made, "--limit", "picture-text=300", "-o", read],
                       check=True)
        with open(read, encoding="utf-8") as file:
            cut = file.read()
        if 'legible="no"' not in cut or "picture-text" not in cut or not any(
                text for text, _ in cells(read).values()):
            problems.append("a page beyond its limit is lost, or does not say so")
        for problem in problems:
            print(problem, file=sys.stderr)
        return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
