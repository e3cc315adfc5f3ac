#!/usr/bin/env python3
"""No run takes more instructions than budgets.tsv allows.

Valgrind counts what `tenken extract` executes on generated samples; the count is the same in every
run, so that a few percent more are seen. It depends on the compiler and on the C library: budgets
are kept for those that somebody has counted with. --update writes the counts of this machine.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BUDGETS = Path(__file__).with_name("budgets.tsv")
SAMPLES = ("aone", "ledger-90ms-thick", "sheet-simple-pieces")
MARGIN = 1.03
SKIPPED = 77


def count(tenken, path):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/counts", tenken,
             "extract", "--no-sandbox", str(path), "-o", f"{folder}/out.xml"],
            stderr=subprocess.PIPE, text=True, errors="replace", check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenken", required=True)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("SKIPPED: valgrind is not installed")
        return SKIPPED
    machine = f"{options.compiler}, {os.confstr('CS_GNU_LIBC_VERSION')}"
    lines = [line for line in BUDGETS.read_text().splitlines() if line]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    budgets = {row[1]: int(row[2]) for row in rows if row[0] == machine}
    if not budgets and not options.update:
        print(f"SKIPPED: no budgets for {machine}")
        return SKIPPED
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-B", str(options.source / "samples" / "generate.py"),
                        "--out", folder, *SAMPLES], check=True, stdout=subprocess.DEVNULL)
        counts = {name: count(options.tenken, Path(folder) / f"{name}.pdf") for name in SAMPLES}
    for name, counted in counts.items():
        budget = budgets.get(name)
        print(f"{counted:12,} of {budget or 0:12,}  {name}")
        failed = failed or budget is None or counted > budget * MARGIN
    if options.update:
        kept = [line for line in lines if not line.startswith(machine + "\t")]
        kept += [f"{machine}\t{name}\t{counted}" for name, counted in counts.items()]
        BUDGETS.write_text("\n".join(kept) + "\n")
        return 0
    if failed:
        print("More instructions than budgeted. If that is worth it, run this with --update and say "
              "in the commit what it buys.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
