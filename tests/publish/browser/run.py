#!/usr/bin/env python3
"""Makes reports of samples and has them looked at in Chromium: run.py TENKEN SOURCE MODULES FILE.mjs [ONLY]

MODULES is the folder where tests/publish/browser/install put its packages. Status 77, skipped, where
they, Node.js or Chromium are missing.
"""
import os
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
        environment = dict(os.environ, REPORTS=folder, CHROMIUM=chromium, TENKEN=TENKEN,
                           MODULES=str(MODULES / "node_modules"), SOURCE=str(SOURCE))
        here = Path(__file__).resolve().parent
        return subprocess.run(["node", "--test", *ONLY, str(here / TEST)], env=environment, timeout=900).returncode


sys.exit(main())
