#!/usr/bin/env python3
"""`report --pdf`, looked at by other programs: marked_report_test.py TENKEN SOURCE

Every finding with a place has a mark there and nowhere else, by poppler and MuPDF; what was encrypted is
refused in one line, what was signed is marked and said to be; ten public documents survive.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import check, finish
from pictures import area, changed, drawers, run

TENKEN, SOURCE = sys.argv[1], Path(sys.argv[2])
SHARED = Path(os.environ.get("TENKEN_SHARED", SOURCE / ".." / "shared"))
SAMPLES = ["errors-aone-form", "errors-sheet"]
NEAR = 2.5  # points: the frame and what smoothing adds


def holds(box, point, margin):
    x, y = point
    return box[0] - margin <= x <= box[2] + margin and box[1] - margin <= y <= box[3] + margin


def look_at_marks(path, marked, findings):
    boxes = {}
    for finding in findings:
        if finding["box"]:
            boxes.setdefault(finding["page"], []).append(finding["box"])
    for name, draw in drawers().items():
        for page, places in boxes.items():
            points = changed(draw(path, page), draw(marked, page))
            stray = [point for point in points if not any(holds(box, point, NEAR) for box in places)]
            # A note on the whole page has its sign in the corner.
            stray = [point for point in stray if not holds((6, 6, 24, 24), point, NEAR)]
            check(not stray, f"{path.name} p.{page}, {name}: drawn beside the marks: {stray[:3]}")
            for box in places:
                inside = area([point for point in points if holds(box, point, NEAR)])
                check(inside and all(abs(a - b) <= NEAR + 1 for a, b in zip(inside, box)),
                      f"{path.name} p.{page}, {name}: {box} is marked as {inside}")


def look_at_file(path, marked):
    old, new = path.read_bytes(), marked.read_bytes()
    check(new.startswith(old), f"{path.name}: its bytes are no prefix")
    before = run("qpdf", "--check", path).returncode
    check(run("qpdf", "--check", marked).returncode <= before, f"{path.name}: qpdf finds fault")


def report(path, out, *more):
    return run(TENKEN, "report", path, "--lang", "en", "--pdf", out, *more)


def signed(source, target, certified):
    """A filled signature field, as far as anyone looks who does not verify it."""
    qdf = target.with_suffix(".qdf")
    run("qpdf", "--qdf", "--object-streams=disable", source, qdf)
    text = qdf.read_bytes()
    extra = b"/AcroForm << /SigFlags 3 /Fields [ << /FT /Sig /T (s) /V << /Type /Sig /Filter /X /Contents <00> "
    extra += b"/ByteRange [0 0 0 0] >> >> ] >>"
    if certified:
        extra += b" /Perms << /DocMDP << /Type /Sig /Filter /X /Contents <00> >> >>"
    at = text.index(b"/Type /Catalog")
    qdf.write_bytes(text[:at] + extra + b" " + text[at:])
    target.write_bytes(run("fix-qdf", qdf).stdout)


def refuse_or_say(sample, folder):
    locked = folder / "locked.pdf"
    run("qpdf", "--encrypt", "secret", "owner", "256", "--", sample, locked)
    for more in ([], ["--password", "secret"]):
        out = folder / "locked-out.pdf"
        result = report(locked, out, *more)
        line = result.stderr.decode()
        check(result.returncode == 2 and line.count("\n") == 1 and not out.exists(), f"locked {more}: {line!r}")
    for certified in (False, True):
        path, out = folder / f"signed-{certified}.pdf", folder / "signed-out.pdf"
        signed(sample, path, certified)
        result = report(path, out)
        check(result.returncode == 0 and b"sign" in result.stderr, f"{path.name}: {result.stderr.decode()!r}")
        check(result.returncode == 0 and out.read_bytes().startswith(path.read_bytes()), f"{path.name}: no prefix")


def public_documents():
    """Ten of every make: some from each collection."""
    real = SHARED / "real" / "jp"
    folders = {}
    for path in sorted(glob.glob(str(real / "**" / "*.pdf"), recursive=True)):
        if os.path.getsize(path) < 3_000_000:
            folders.setdefault(Path(path).relative_to(real).parts[0], []).append(Path(path))
    found = []
    while len(found) < 10 and any(folders.values()):
        found += [paths.pop(0) for paths in folders.values() if paths]
    return found[:10]


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([sys.executable, "-B", SOURCE / "samples" / "generate.py", "--out", folder, *SAMPLES],
                       check=True, stdout=subprocess.DEVNULL)
        for name in SAMPLES:
            path, marked, again = folder / f"{name}.pdf", folder / f"{name}.m.pdf", folder / f"{name}.n.pdf"
            findings = json.loads(run(TENKEN, "check", path, "--format", "json").stdout)["findings"]
            check(report(path, marked).returncode == 0 and report(path, again).returncode == 0, name)
            check(marked.read_bytes() == again.read_bytes(), f"{name}: not the same bytes twice")
            look_at_file(path, marked)
            look_at_marks(path, marked, findings)
        refuse_or_say(folder / f"{SAMPLES[0]}.pdf", folder)

        saved = folder / "saved.json"
        documents = public_documents()
        print("mupdf" in drawers() or "SKIPPED: MuPDF is not installed",
              f"{len(documents)} public documents" if documents else "SKIPPED: no public documents beside the source")
        for path in documents:
            # None of them is a reform report: a finding of another program marks them.
            box = [100, 120, 260, 180]
            saved.write_text(json.dumps({"findings": [
                {"rule": "X-1", "severity": "error", "page": 1, "box": box, "message": "印", "title": "印"}]}))
            marked = folder / "public.pdf"
            result = report(path, marked, "--findings", saved)
            check(result.returncode == 0, f"{path.name}: {result.stderr.decode()}")
            if result.returncode == 0:
                look_at_file(path, marked)
                look_at_marks(path, marked, [{"page": 1, "box": box}])
    return finish()


sys.exit(main())
