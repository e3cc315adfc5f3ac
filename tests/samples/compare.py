"""What the sample tests share: comparing as the truth asks for, running programs, reporting."""

import argparse
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GENERATE = os.path.join(SOURCE, "samples", "generate.py")

# One JIS code, two Unicode characters: what stands in a file under a Japanese CMap is either.
TWINS = str.maketrans({"〜": "~", "−": "-", "—": "―", "‖": "∥", "¬": "¬"})


def squeeze(text):
    """NFKC with white space taken out, and the characters that JIS does not tell apart made one."""
    text = unicodedata.normalize("NFKC", str(text or "").translate(TWINS)).translate(TWINS)
    return re.sub(r"\s+", "", text)


def run(command, **kwargs):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **kwargs)


def failure(result):
    """How a program ended that should have ended well."""
    return f"exit {result.returncode}: {result.stderr.decode().strip()}"


def crossed(kind):
    """Names of the samples that cross every layout with every entry of looks/KIND.json."""
    made = run([sys.executable, GENERATE, "--cross", kind, "--list"])
    return made.stdout.decode().split()


def generate(folder, names=(), cross=None):
    """Makes the samples into a folder; ends the test if that fails."""
    kind = ["--cross", cross] if cross else []
    made = run([sys.executable, GENERATE, "--out", folder, *kind, *names])
    if made.returncode != 0:
        sys.exit(made.stderr.decode())


def shown(text, limit=90):
    return text if len(text) <= limit else text[: limit - 1] + "…"


def difference(what, expected, actual):
    """One line that shows where two strings part."""
    if expected is None or actual is None:
        return f"{what}: expected {expected!r}, found {actual!r}"
    matcher = difflib.SequenceMatcher(None, expected, actual, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            around = expected[max(0, a - 8) : a]
            return (f"{what}: at {a} after “{around}” expected “{shown(expected[a:b], 40)}”, "
                    f"found “{shown(actual[c:d], 40)}”")
    return f"{what}: equal"


class Cases:
    """One line a case, the differences under it, and the count at the end. What is known not to work
    yet stands in known_gaps.json, by test."""

    def __init__(self, limit=12):
        self.passed = self.failed = self.skipped = 0
        self.limit = limit
        gaps = json.loads(Path(__file__).with_name("known_gaps.json").read_text(encoding="utf-8"))
        self.gaps = set(gaps.get(Path(sys.argv[0]).stem, []))

    def case(self, name, problems):
        if name in self.gaps:
            # A gap that is closed must leave the list: it fails until somebody takes it out.
            if problems:
                self.skipped += 1
                print(f"known  {name} ({len(problems)})")
            else:
                self.failed += 1
                print(f"FAILED {name}: it is right now; take it out of known_gaps.json")
        elif problems:
            self.failed += 1
            print(f"FAILED {name} ({len(problems)})")
            for problem in problems[: self.limit]:
                print(f"    {problem}")
            if len(problems) > self.limit:
                print(f"    … and {len(problems) - self.limit} more")
        else:
            self.passed += 1
            print(f"ok     {name}")

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped")
        return 1 if self.failed or not self.passed else 0


def run_samples(entries, look):
    """The main program of a test of samples: generates those named on the command line, all without names,
    and gives a case to each: the problems that look(TENKEN, path without ending, entry) tells."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenken", required=True)
    parser.add_argument("--keep", metavar="DIR", help="leave samples and results here")
    parser.add_argument("--cross", choices=("encodings", "rulings"),
                        help="instead of the matrix, every layout with every one of these")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth of them")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.cross:
        entries = [{"name": name} for name in crossed(options.cross)]
    entries = entries[::options.every]
    cases = Cases()
    folder = options.keep or tempfile.mkdtemp()
    try:
        wanted = [entry for entry in entries if not options.names or entry["name"] in options.names]
        generate(folder, [entry["name"] for entry in wanted], options.cross)
        for entry in wanted:
            cases.case(entry["name"], look(options.tenken, os.path.join(folder, entry["name"]), entry))
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    return cases.finish()
