#!/usr/bin/env python3
"""The generator: the same bytes in two runs, PDF that qpdf accepts, text that poppler reads."""

import collections
import filecmp
import json
import os
import shutil
import sys
import tempfile

from compare import SOURCE, Cases, generate, run, squeeze

sys.dont_write_bytecode = True


def poppler_reads():
    """Names of encodings that poppler can read."""
    with open(os.path.join(SOURCE, "samples", "looks", "encodings.json"), encoding="utf-8") as file:
        return {name for name, entry in json.load(file).items() if entry["poppler"]}


def entries():
    with open(os.path.join(SOURCE, "samples", "matrix.json"), encoding="utf-8") as file:
        return json.load(file)["samples"]


def same_bytes(name, one, two):
    files = [f for f in sorted(os.listdir(one)) if f.startswith(name + ".")]
    return [f"{f} differs between two runs" for f in files
            if not filecmp.cmp(os.path.join(one, f), os.path.join(two, f), shallow=False)]


def qpdf_accepts(path):
    result = run(["qpdf", "--check", path])
    return [] if result.returncode == 0 else [result.stderr.decode().strip()]


def poppler_text(path, tables):
    """The characters of each page, in any order: reading order is no matter of the file's."""
    problems = []
    for number, page in enumerate(tables["pages"], 1):
        read = run(["pdftotext", "-raw", "-f", str(number), "-l", str(number), path, "-"])
        found = collections.Counter(_upright(squeeze(read.stdout.decode())))
        wanted = collections.Counter(squeeze(page["text"]))
        missing, extra = wanted - found, found - wanted
        if missing or extra:
            problems.append(f"page {number}: poppler misses {dict(missing)}, adds {dict(extra)}")
    return problems


def _upright(text):
    """poppler gives vertical forms as they look, and the half width hyphen as U+2010."""
    return text.translate(str.maketrans("︵︶︱‐", "()ー-"))


def main():
    cases = Cases()
    one, two = tempfile.mkdtemp(), tempfile.mkdtemp()
    try:
        generate(one)
        generate(two)
        readable = poppler_reads()
        for entry in entries():
            name = entry["name"]
            path = os.path.join(one, name + ".pdf")
            problems = same_bytes(name, one, two) + qpdf_accepts(path)
            # Text drawn twice for bold is read once or twice, text that is not seen perhaps.
            doubtful = entry["layout"] == "pairs" or entry.get("writer") == "unseen"
            if entry.get("encoding", "tounicode") in readable and not doubtful:
                with open(os.path.join(one, name + ".tables.json"), encoding="utf-8") as file:
                    problems += poppler_text(path, json.load(file))
            cases.case(name, problems)
    finally:
        shutil.rmtree(one)
        shutil.rmtree(two)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
