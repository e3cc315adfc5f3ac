#!/usr/bin/env python3
"""Marked PDFs, looked at by other programs: marking_test.py MARK_FILE SOURCE

The file's own bytes stay a prefix, qpdf finds no fault, poppler draws the mark where it belongs and
nowhere else, the same input gives the same bytes; files that cannot be added to are refused in one line.
"""
import glob
import os
import sys
import tempfile

from checks import check, finish
from pictures import area, by_poppler, changed, run

MARK, SOURCE = sys.argv[1:3]
SHARED = os.environ.get("TENKEN_SHARED", os.path.join(SOURCE, "..", "shared"))
BOX = (100.0, 120.0, 260.0, 180.0)


def mark(source, target, page=1, box=BOX, extra=()):
    return run(MARK, source, target, str(page), *map(str, box), *extra)


def survives(source, folder, drawn=True):
    name = os.path.basename(source)
    target = os.path.join(folder, "marked.pdf")
    result = mark(source, target)
    check(result.returncode == 0, f"{name}: {result.stderr.decode()}")
    if result.returncode != 0:
        return
    old, new = open(source, "rb").read(), open(target, "rb").read()
    check(new.startswith(old) and len(new) > len(old), f"{name}: its bytes are no prefix")
    before = run("qpdf", "--check", source).returncode
    check(run("qpdf", "--check", target).returncode <= before, f"{name}: qpdf finds fault")
    mark(source, os.path.join(folder, "again.pdf"))
    check(new == open(os.path.join(folder, "again.pdf"), "rb").read(), f"{name}: not the same twice")
    if drawn:
        drawn_at = area(changed(by_poppler(source, 1), by_poppler(target, 1)))
        close = drawn_at and all(abs(a - b) <= 2.5 for a, b in zip(drawn_at, BOX))
        check(close, f"{name}: the mark is drawn at {drawn_at}, not at {BOX}")


def variants(source, folder):
    yield source
    for name, options in {
        "streams": ["--object-streams=generate"],
        "plain": ["--object-streams=disable"],
        "linear": ["--linearize"],
        "rotated-90": ["--rotate=90"],
        "rotated-180": ["--rotate=180"],
        "rotated-270": ["--rotate=270"],
    }.items():
        path = os.path.join(folder, name + ".pdf")
        if run("qpdf", *options, source, path).returncode == 0:
            yield path
    # Marked once, it is marked again: /Annots is there, and the file ends with an update.
    path = os.path.join(folder, "twice.pdf")
    mark(source, path, box=(300, 300, 400, 340))
    yield path


def refused(source, folder, word):
    target = os.path.join(folder, "refused.pdf")
    result = mark(source, target)
    text = result.stderr.decode()
    check(result.returncode == 2 and word in text and text.count("\n") == 1,
          f"{os.path.basename(source)}: not refused in one line: {text!r}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        generate = [sys.executable, "-B", os.path.join(SOURCE, "samples", "generate.py")]
        name = run(*generate, "--list").stdout.decode().split()[0]
        run(*generate, "--out", os.path.join(folder, "samples"), name)
        sample = sorted(glob.glob(os.path.join(folder, "samples", "*.pdf")))[0]
        for path in variants(sample, folder):
            survives(path, folder)
        locked = os.path.join(folder, "locked.pdf")
        run("qpdf", "--encrypt", "", "owner", "256", "--", sample, locked)
        refused(locked, folder, "encrypted")
        cut = os.path.join(folder, "cut.pdf")
        open(cut, "wb").write(open(sample, "rb").read()[:-900])
        refused(cut, folder, "damaged")
        real = sorted(glob.glob(os.path.join(SHARED, "real", "jp", "mhlw_*", "*.pdf")))[:10]
        for path in real:
            survives(path, folder, drawn=False)
        if not real:
            print("SKIPPED: no public documents beside the source")
    return finish()


sys.exit(main())
