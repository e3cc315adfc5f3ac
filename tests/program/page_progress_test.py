#!/usr/bin/env python3
"""Pages that are pictures, read side by side: the same bytes at any number, progress on a terminal
only, and Ctrl-C leaves nothing behind.

  page_progress_test.py --program TENKEN
"""

import argparse
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "scan"))
sys.path.insert(0, str(HERE.parents[1] / "samples"))

import small_pdf  # noqa: E402
from faults_test import children_of, end_in_time  # noqa: E402
from read_test import language_data  # noqa: E402
from scanner.scan import Condition, scan  # noqa: E402

PAGES = 3
CLEAR = "\r\x1b[K"


class Failure(Exception):
    pass


def hold(condition, text):
    if not condition:
        raise Failure(text)


def environment():
    return {"PATH": os.environ["PATH"], "HOME": "/", "OMP_THREAD_LIMIT": "1"}


class Test:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        page = folder / "page.pdf"
        page.write_bytes(small_pdf.document("Total 1234"))
        text = folder / "text.pdf"
        subprocess.run(["qpdf", "--empty", "--pages", *[str(page)] * PAGES, "--", text], check=True)
        self.report = folder / "scan.pdf"
        scan(str(text), str(self.report), Condition("plain", dpi=150))

    def command(self, out, *more):
        return [self.program, "extract", str(self.report), "-o", str(out), "--lang", "en", *more]

    def run(self, *arguments, **more):
        return subprocess.run(self.command(*arguments), env=environment(), capture_output=True,
                              timeout=300, **more)

    def same_at_any_number(self):
        wanted = None
        for jobs in ("1", "2", "4"):
            out, alto, hocr = (self.folder / f"{name}{jobs}" for name in ("xml", "alto", "hocr"))
            done = self.run(out, "--jobs", jobs, "--alto", alto, "--hocr", hocr)
            hold(done.returncode == 0, f"--jobs {jobs}: {done.stderr.decode()}")
            hold(done.stderr == b"", f"without a terminal it said {done.stderr.decode()}")
            files = [out, *sorted(alto.iterdir()), *sorted(hocr.iterdir())]
            got = [path.read_bytes() for path in files]
            hold(len(got) == 1 + 2 * PAGES, f"{len(got)} files")
            wanted = wanted or got
            hold(got == wanted, f"--jobs {jobs} gives other bytes")
        hold(b"1234" in wanted[0], "the pages were not read")

    def said_when_asked(self):
        done = self.run(self.folder / "asked.xml", "--progress")
        lines = done.stderr.decode().splitlines()
        hold(len(lines) == PAGES, f"not a line a page: {lines}")
        for number, line in enumerate(lines, 1):
            wanted = rf"reading pages that are pictures {number}/{PAGES}(, about [0-9]+ s left)?"
            hold(re.fullmatch(wanted, line), f"line {number} is {line}")

    def on_a_terminal(self):
        master, slave = pty.openpty()
        process = subprocess.Popen(self.command(self.folder / "seen.xml", "--jobs", "2"),
                                   env=environment(), stdout=subprocess.DEVNULL, stderr=slave)
        os.close(slave)
        seen = self.read_until(master, lambda text: False)
        hold(process.wait(timeout=60) == 0, f"status {process.returncode}")
        for number in range(PAGES + 1):
            hold(f" {number}/{PAGES}" in seen, f"{number}/{PAGES} is not in {seen!r}")
        hold("s left" in seen, f"no time is told: {seen!r}")
        hold(seen.endswith(CLEAR), f"the line stays: {seen!r}")

    def read_until(self, master, enough):
        """What comes out of the terminal until there is enough, or no more."""
        seen = b""
        until = time.monotonic() + 240
        while time.monotonic() < until and not enough(seen.decode("utf-8", "replace")):
            if not select.select([master], [], [], 1)[0]:
                continue
            try:
                part = os.read(master, 4096)
            except OSError:
                break
            if not part:
                break
            seen += part
        return seen.decode("utf-8", "replace")

    def interrupted(self):
        out, alto = self.folder / "cut.xml", self.folder / "cut-alto"
        before = {path.name for path in self.folder.iterdir()}
        child, master = pty.fork()
        if child == 0:
            os.execve(self.program, self.command(out, "--jobs", "2", "--alto", str(alto)),
                      environment())
        self.read_until(master, lambda text: f" 0/{PAGES}" in text)
        time.sleep(0.2)
        below = children_of(child)
        os.write(master, b"\x03")  # as a person does: the terminal makes SIGINT of it
        said = self.read_until(master, lambda text: False)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        hold(status == 2, f"status {status}: {said!r}")
        hold(re.search(r"\x1b\[Ktenken: [^\n]*interrupted[^\n]*\r?\n\Z", said),
             f"not one line that says so: {said!r}")
        hold(end_in_time(below), "a reading process goes on")
        left = {path.name for path in self.folder.iterdir()} - before - {"cut-alto"}
        hold(not left, f"left behind: {left}")
        hold(not alto.exists() or not list(alto.iterdir()), "half of the ALTO files are there")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    if not language_data():
        print("SKIPPED: jpn.traineddata is missing (apt install tesseract-ocr-jpn)")
        return 77
    signal.signal(signal.SIGINT, signal.default_int_handler)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        test = Test(str(Path(options.program).resolve()), Path(folder))
        for part in (test.same_at_any_number, test.said_when_asked, test.on_a_terminal,
                     test.interrupted):
            try:
                part()
            except Failure as failure:
                failed += 1
                print(f"{part.__name__}: {failure}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
