#!/usr/bin/env python3
"""The same bytes at any number of jobs, and no race on the way where the thread sanitizer looks on.

Reads generated samples, several of them put together, and the public reports beside the project
where they are, with 1, 2, 4 and 8 jobs. In a build with the thread sanitizer a race ends the program
with a status of its own, and the test fails.
"""
import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLES = ("aone", "ledger-90ms-thick", "sheet-simple-pieces")
JOBS = (1, 2, 4, 8)
PUBLIC = "real/jp/fuji_budget"


def digest(tenken, path, jobs):
    """Of what is written and said, with the exit status."""
    done = subprocess.run([tenken, "extract", str(path), "--jobs", str(jobs)],
                          stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, hashlib.sha256(done.stdout + done.stderr).hexdigest(), done.stderr


def files(options, folder):
    subprocess.run([sys.executable, "-B", str(options.source / "samples" / "generate.py"),
                    "--out", folder, *SAMPLES], check=True, stdout=subprocess.DEVNULL)
    found = [Path(folder) / f"{name}.pdf" for name in SAMPLES]
    long = Path(folder) / "long.pdf"  # so many pages that tables are packed
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--empty", "--pages", *map(str, found * 4), "--", str(long)],
                       check=True)
        found.append(long)
    shared = Path(os.environ.get("TENKEN_SHARED", options.source.resolve().parent / "shared"))
    public = sorted((shared / (PUBLIC if not options.all else "real")).rglob("*.pdf"))
    if not public:
        print(f"SKIPPED: {PUBLIC} is not there")
    return found + public


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tenken", required=True)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--all", action="store_true", help="every public file beside the project")
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        every = files(options, folder)
        for path in every:
            results = {jobs: digest(options.tenken, path, jobs) for jobs in JOBS}
            status, expected, _ = results[1]
            for jobs, (other_status, other, said) in results.items():
                if (other_status, other) != (status, expected) or status not in (0, 2):
                    failed += 1
                    print(f"{path}: {jobs} jobs differ from one (exit {other_status})")
                    print(said.decode(errors="replace")[-4000:])
    print(f"{len(every)} files with {JOBS} jobs, {failed} differences")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
