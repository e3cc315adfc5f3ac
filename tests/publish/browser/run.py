#!/usr/bin/env python3
"""Makes reports of samples and has them looked at in Chromium: run.py TENKEN SOURCE MODULES FILE.mjs [ONLY]

MODULES is the folder where tests/publish/browser/install put its packages. Status 77, skipped, where
they, Node.js or Chromium are missing.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TENKEN, SOURCE, MODULES, TEST = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
ONLY = [f"--test-name-pattern={word}" for word in sys.argv[5:]]
SAMPLES = ["errors-aone-form", "errors-more-ledger", "shionagi"]
SKIPPED = 77


def tenken(*words):
    result = subprocess.run([TENKEN, *map(str, words)], capture_output=True, timeout=120)
    if result.returncode not in (0, 1) or result.stderr:
        sys.exit(f"tenken {words[0]}: {result.returncode} {result.stderr.decode()}")


def make(folder):
    """For each sample and language NAME.ja.html, NAME.en.html; the findings and what was read."""
    subprocess.run([sys.executable, "-B", SOURCE / "samples" / "generate.py", "--out", folder, *SAMPLES],
                   check=True, stdout=subprocess.DEVNULL)
    for name in SAMPLES:
        pdf = folder / f"{name}.pdf"
        tenken("extract", pdf, "-o", folder / f"{name}.xml")
        tenken("check", pdf, "--format", "json", "-o", folder / f"{name}.json")
        for language in ("ja", "en"):
            tenken("report", pdf, "--lang", language, "--html", folder / f"{name}.{language}.html",
                   "--errata", folder / f"{name}.{language}.errata.html",
                   "--questions", folder / f"{name}.{language}.questions.html")


def make_waived(folder):
    """waived.html: the first finding of a sample is let stand."""
    name = SAMPLES[0]
    first = json.loads((folder / f"{name}.json").read_text("utf-8"))["findings"][0]
    waivers = folder / "waivers.xml"
    waivers.write_text('<waivers xmlns="urn:tenken:waivers:1" as-of="2025-01-01"><waiver fingerprint="'
                       f'{first["fingerprint"]}" reason="原本で確認した" author="監査委員事務局" expires="2025-12-31"/></waivers>', "utf-8")
    tenken("report", folder / f"{name}.pdf", "--waivers", waivers, "--lang", "ja", "--html", folder / "waived.html")


def make_scan(folder):
    """scan.html: a page that was read from a coarse picture; scan.json: its findings. Without the engine, none."""
    sys.path[:0] = [str(SOURCE / "tests" / "scan"), str(SOURCE / "samples")]
    from read_test import language_data, page_with_tables
    from scanner.scan import Condition, scan
    if not language_data():
        return
    page = page_with_tables(TENKEN, str(folder / f"{SAMPLES[0]}.pdf"), str(folder), str(folder / "page.xml"))
    pdf, xml = folder / "scan.pdf", folder / "scan.xml"
    scan(page, str(pdf), Condition("coarse", dpi=120, noise=30, skew=0.5))
    tenken("extract", pdf, "-o", xml)
    tenken("check", xml, "--format", "json", "-o", folder / "scan.json")
    tenken("report", xml, "--original", pdf, "--lang", "ja", "--html", folder / "scan.html")


def make_long(folder, pages=612, findings=2000):
    """long.html: a report of so many pages, and findings on cells all through it."""
    one = folder / "shionagi.pdf"
    count = int(re.search(rb"Pages: +(\d+)", subprocess.run(["pdfinfo", one], capture_output=True).stdout)[1])
    parts = [word for _ in range(pages // count) for word in (one, "1-z")]
    parts += [one, f"1-{pages % count}"] if pages % count else []
    pdf, xml = folder / "long.pdf", folder / "long.xml"
    subprocess.run(["qpdf", "--empty", "--pages", *map(str, parts), "--", pdf], check=True)
    tenken("extract", pdf, "-o", xml)
    places = re.findall(r'<(?:actual|content)[^>]*page="(\d+)" box="([^"]+)"[^>]*>([^<]{2,80})', xml.read_text("utf-8"))
    step = max(1, len(places) // findings)
    made = []
    for number in range(findings):
        page, box, printed = places[number * step % len(places)]
        made.append({
            "rule": f"X-{number % 40:02}", "rule_version": "1.0", "fingerprint": f"{number:016x}",
            "category": ("total", "number", "series", "target")[number % 4],
            "severity": ("error", "warning", "note")[number % 3], "item": str(number % 16 + 1),
            "fiscal_year": 2017 + number % 5, "page": int(page), "box": [float(edge) for edge in box.split()],
            "title": "合計の内訳が合わない", "printed": printed, "expected": f"{number * 37:,}千円",
            "actual": f"{number * 41:,}千円", "formula": f"{number * 20:,} + {number * 17:,} = {number * 37:,}",
            "message": f"記載の合計は{number * 41:,}千円だが、内訳を足すと{number * 37:,}千円になる（差 {number * 4:,}千円）",
            "may_be_fine": "端数処理の方法が異なる場合、または内訳の一部だけを示している場合。"})
    saved = folder / "long.json"
    saved.write_text(json.dumps({"findings": made}), "utf-8")
    tenken("report", xml, "--original", pdf, "--findings", saved, "--lang", "ja", "--html", folder / "long.html")


def main():
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    missing = [what for what, found in (
        ("Node.js", shutil.which("node")), ("Chromium", chromium),
        ("the packages of tests/publish/browser/install", (MODULES / "node_modules" / "axe-core").is_dir()),
    ) if not found]
    if missing:
        print("SKIPPED: missing are " + ", ".join(missing))
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        make_waived(Path(folder))
        if TEST.startswith("page"):
            make_scan(Path(folder))
        if TEST.startswith("size"):
            make_long(Path(folder))
        environment = dict(os.environ, REPORTS=folder, CHROMIUM=chromium, TENKEN=TENKEN,
                           MODULES=str(MODULES / "node_modules"), SOURCE=str(SOURCE))
        here = Path(__file__).resolve().parent
        return subprocess.run(["node", "--test", *ONLY, str(here / TEST)], env=environment, timeout=900).returncode


sys.exit(main())
