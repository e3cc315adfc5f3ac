#!/usr/bin/env python3
"""`check` at a terminal, by way of a pseudo terminal: terminal_test.py TENKEN SOURCE

Colour and the underlined figure only on a terminal and not with NO_COLOR; no line wider than the window,
Japanese characters counted as two columns; a summary at the end; a sign of life on standard error for long
work, on a terminal only, and taken away again.
"""
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata
from pathlib import Path

from checks import check, finish

TENKEN, SOURCE = sys.argv[1], Path(sys.argv[2])
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def at_terminal(words, columns, error_too=False, **environment):
    """What a terminal of that width gets, and what a pipe gets as standard error."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    attributes = termios.tcgetattr(theirs)
    attributes[1] &= ~termios.OPOST  # line ends as they were written
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    process = subprocess.Popen([TENKEN, *map(str, words)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE if error_too else theirs,
                               stderr=theirs if error_too else subprocess.PIPE,
                               env={"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", **environment})
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        seen += part
    other = (process.stdout if error_too else process.stderr).read()
    process.wait(timeout=60)
    os.close(ours)
    return seen.decode(), other.decode()


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)


def main():
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError as error:
        print(f"SKIPPED: this machine gives no terminal ({error})")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([sys.executable, "-B", SOURCE / "samples" / "generate.py", "--out", folder,
                        "errors-aone-form", "shionagi"], check=True, stdout=subprocess.DEVNULL)
        report = folder / "errors-aone-form.pdf"
        piped = subprocess.run([TENKEN, "check", report], capture_output=True).stdout.decode()
        check("\x1b" not in piped, "colour in a pipe")
        for language, summary in (("ja", "誤り"), ("en", "errors")):
            for columns in (50, 80, 132):
                text, error = at_terminal(["check", report, "--lang", language], columns)
                plain = ESCAPE.sub("", text)
                check(error == "", f"standard error: {error!r}")
                check("\x1b[1;31m" in text and "\x1b[4m" in text, f"{language}: no colour or no underline")
                check("\x1b" not in plain, f"{language}: other controls than colour")
                wide = [line for line in plain.splitlines() if width(line) > columns]
                check(not wide, f"{language}, {columns} columns: wider: {wide[:2]}")
                last = "".join(plain.split("\n\n")[-1].split())
                check(summary in last, f"{language}: the summary is {last!r}")
                bare, _ = at_terminal(["check", report, "--lang", language], columns, NO_COLOR="1")
                check(bare == plain, f"{language}: NO_COLOR changes more than colour")
        figures = re.findall(r"\x1b\[4m(.*?)\x1b\[0m", at_terminal(["check", report], 132)[0])
        check(figures and all(re.search(r"[0-9０-９]", figure) for figure in figures), f"underlined: {figures}")
        short, _ = at_terminal(["check", report], 80, error_too=True)
        check(short == "", f"short work shows {short!r}")

        long = folder / "long.pdf"
        pages = [word for _ in range(200) for word in (str(folder / "shionagi.pdf"), "1-z")]
        subprocess.run(["qpdf", "--empty", "--pages", *pages, "--", long], check=True)
        out = folder / "out.xml"
        shown, _ = at_terminal(["extract", long, "-o", out], 80, error_too=True)
        if "TENKEN_UNSANDBOXED" in os.environ:
            print("SKIPPED: the sign of life is that of the process that waits for the sandbox")
        else:
            check("long.pdf … " in shown and shown.endswith("\r\x1b[K"), f"progress: {shown!r}")
        quiet = subprocess.run([TENKEN, "extract", long, "-o", out], capture_output=True)
        check(quiet.returncode == 0 and quiet.stderr == b"", f"progress in a pipe: {quiet.stderr!r}")
    return finish()


sys.exit(main())
