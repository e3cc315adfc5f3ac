#!/usr/bin/env python3
"""Runs tenken as a whole command and holds status, output and files against what a case says.

  run_cases.py --program TENKEN [--only WORD] FILE.case...

A case file holds cases, each begun by a line "=== NAME". Its other lines:
  make: NAME KIND [TEXT]   a file in the case's own folder: empty, folder, text TEXT, bytes HEX,
                           copy PATH, cut PATH BYTES, pdf TEXT, locked TEXT (password "sesame")
  run: ARGUMENTS           as in a shell; {dir} is the case's folder, {here} that of this program,
                           {shared} the public examples beside the project
  env: NAME=VALUE          the environment is empty but for PATH, HOME and these
  stdin: NAME              a file of the case's folder as standard input
  stdout-to: closed-pipe | closed | PATH
  limit: file-size BYTES | memory BYTES
  status: NUMBER
  stdout: / stderr: REGEX  must be found in it (stderr as a whole); stdout-not: must not
  file: NAME [REGEX]       is there afterwards, and holds that; no-file: NAME
  holds: NAME REGEX        a file in a folder that was written holds that
  xmllint: SCHEMA FILE     that file is valid by it
  same: ARGUMENTS          gives the same standard output as the run
  xml: SCHEMA / json: SCHEMA   standard output is valid by it (paths below the source folder)
  needs: shared | TOOL     else the case is skipped

Always held: the status is 0, 1 or 2; status 2 comes with exactly one line on standard error, which
begins with "tenken: "; the others with none unless the case has a stderr:; no temporary file is left.
"""
import argparse
import json
import os
import re
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import json_schema
import small_pdf

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
SHARED = Path(os.environ.get("TENKEN_SHARED", SOURCE.parent / "shared"))
SKIPPED = 77
TIME_LIMIT = 120


class Failure(Exception):
    pass


class Skip(Exception):
    pass


def read_cases(path):
    """(name, [(key, value)]) of each case of a file."""
    cases = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("=== "):
            cases.append((line[4:].strip(), []))
        elif line.strip() and not line.startswith("#"):
            key, separator, value = line.partition(":")
            if not separator or not cases:
                sys.exit(f"{path}:{number}: neither a case nor KEY: VALUE")
            cases[-1][1].append((key.strip(), value.strip()))
    return cases


class Case:
    def __init__(self, name, lines, options):
        self.name, self.lines, self.options = name, lines, options

    def values(self, key):
        return [value for other, value in self.lines if other == key]

    def expand(self, text):
        for name, value in (("dir", self.folder), ("here", HERE), ("shared", SHARED),
                            ("newline", "\n")):
            text = text.replace("{" + name + "}", str(value))
        return text

    def make(self, description):
        name, kind, *rest = description.split(" ", 2)
        path, text = self.folder / name, rest[0] if rest else ""
        if kind == "empty":
            path.touch()
        elif kind == "folder":
            path.mkdir()
        elif kind == "text":
            path.write_text(text.replace("\\n", "\n").replace("\\t", "\t"), "utf-8")
        elif kind == "bytes":
            path.write_bytes(bytes.fromhex(text))
        elif kind == "copy":
            shutil.copyfile(self.expand(text), path)
        elif kind == "cut":
            source, size = self.expand(text).rsplit(" ", 1)
            path.write_bytes(Path(source).read_bytes()[: int(size)])
        elif kind == "pdf":
            path.write_bytes(small_pdf.document(text))
        elif kind == "locked":
            plain = self.folder / "plain.pdf"
            plain.write_bytes(small_pdf.document(text))
            subprocess.run(["qpdf", "--encrypt", "sesame", "sesame", "256", "--", plain, path],
                           check=True)
            plain.unlink()
        elif kind == "link":
            path.symlink_to(self.expand(text))
        else:
            sys.exit(f"{self.name}: cannot make a {kind}")

    def environment(self):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder)}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        for setting in self.values("env"):
            name, _, value = setting.partition("=")
            environment[name] = value
        return environment

    def limits(self):
        for limit in self.values("limit"):
            kind, size = limit.split()
            which = {"file-size": resource.RLIMIT_FSIZE, "memory": resource.RLIMIT_AS}[kind]
            resource.setrlimit(which, (int(size), int(size)))

    def execute(self, arguments):
        words = shlex.split(self.expand(arguments))
        command = [self.options.program, *words]
        target = (self.values("stdout-to") or ["here"])[0]
        opened = []
        stdout = subprocess.PIPE
        if target == "closed-pipe":
            reader, writer = os.pipe()
            os.close(reader)
            opened.append(writer)
            stdout = writer
        elif target == "closed":
            command = ["sh", "-c", 'exec "$@" >&-', "sh", *command]
        elif target != "here":
            opened.append(os.open(target, os.O_WRONLY))
            stdout = opened[0]
        stdin = subprocess.DEVNULL
        if self.values("stdin"):
            opened.append(os.open(self.folder / self.values("stdin")[0], os.O_RDONLY))
            stdin = opened[-1]
        try:
            return subprocess.run(command, env=self.environment(), cwd=self.folder, stdin=stdin,
                                  stdout=stdout, stderr=subprocess.PIPE, timeout=TIME_LIMIT,
                                  preexec_fn=self.limits)
        finally:
            for descriptor in opened:
                os.close(descriptor)

    def check_needs(self):
        for need in self.values("needs"):
            if need == "shared" and not SHARED.is_dir():
                raise Skip(f"{SHARED} is not there")
            if need == "unprivileged" and os.geteuid() == 0:
                raise Skip("runs as root, whom permissions do not stop")
            if need not in ("shared", "unprivileged") and shutil.which(need) is None:
                raise Skip(f"{need} is not installed")

    def run(self):
        self.check_needs()
        with tempfile.TemporaryDirectory(prefix="tenken-case-") as folder:
            self.folder = Path(folder)
            for description in self.values("make"):
                self.make(description)
            before = {path.name for path in self.folder.iterdir()}
            (command,) = self.values("run")
            outcome = self.execute(command)
            self.check_streams(outcome)
            self.check_files(before)
            for other in self.values("same"):
                if self.execute(other).stdout != outcome.stdout:
                    raise Failure(f"another standard output: {other}")

    def check_streams(self, outcome):
        stdout = (outcome.stdout or b"").decode("utf-8", "replace")
        stderr = outcome.stderr.decode("utf-8", "replace")
        shown = f"\nstdout: {stdout[:2000]}\nstderr: {stderr}"
        (status,) = self.values("status") or ["0"]
        if outcome.returncode != int(status):
            raise Failure(f"status {outcome.returncode}, not {status}{shown}")
        if outcome.returncode == 2:
            if not re.fullmatch(r"tenken: [^\n]+\n", stderr):
                raise Failure(f"not one line on standard error{shown}")
        elif stderr and not self.values("stderr"):
            raise Failure(f"something on standard error{shown}")
        for pattern in self.values("stderr"):
            if not re.fullmatch(self.expand(pattern), stderr.rstrip("\n")):
                raise Failure(f"standard error is not {pattern}{shown}")
        for pattern in self.values("stdout"):
            if not re.search(self.expand(pattern), stdout, re.M):
                raise Failure(f"not on standard output: {pattern}{shown}")
        for pattern in self.values("stdout-not"):
            if re.search(self.expand(pattern), stdout, re.M):
                raise Failure(f"on standard output: {pattern}{shown}")
        for schema in self.values("json"):
            problems = json_schema.validate(json.loads(stdout), SOURCE / schema)
            if problems:
                raise Failure("\n".join(problems[:20]))
        for schema in self.values("xml"):
            lint = subprocess.run(["xmllint", "--noout", "--schema", SOURCE / schema, "-"],
                                  input=outcome.stdout, capture_output=True)
            if lint.returncode != 0:
                raise Failure(lint.stderr.decode()[:2000])

        for description in self.values("holds"):
            path, pattern = description.split(" ", 1)
            if not re.search(self.expand(pattern), (self.folder / path).read_text("utf-8")):
                raise Failure(f"not in {path}: {pattern}")
        for description in self.values("xmllint"):
            schema, path = self.expand(description).split(" ", 1)
            lint = subprocess.run(["xmllint", "--noout", "--schema", SOURCE / schema,
                                   self.folder / path], capture_output=True)
            if lint.returncode != 0:
                raise Failure(lint.stderr.decode()[:2000])

    def check_files(self, before):
        after = {path.name for path in self.folder.iterdir()}
        wanted = {value.split(" ", 1)[0] for value in self.values("file")}
        if unexpected := after - before - wanted:
            raise Failure(f"left behind: {sorted(unexpected)}")
        if missing := before - after:
            raise Failure(f"gone: {sorted(missing)}")
        for value in self.values("file"):
            name, _, pattern = value.partition(" ")
            path = self.folder / name
            if not path.exists():
                raise Failure(f"{name} is not there")
            if pattern and not re.search(pattern, path.read_text("utf-8"), re.M):
                raise Failure(f"{name} does not hold {pattern}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    options.program = str(Path(options.program).resolve())
    counts = {"passed": 0, "skipped": 0, "failed": 0}
    for path in options.files:
        for name, lines in read_cases(path):
            if options.only not in name:
                continue
            try:
                Case(name, lines, options).run()
                counts["passed"] += 1
            except Skip as reason:
                counts["skipped"] += 1
                print(f"SKIPPED {path.name}: {name}: {reason}")
            except (Failure, subprocess.TimeoutExpired) as failure:
                counts["failed"] += 1
                print(f"FAILED {path.name}: {name}: {failure}\n")
    print(", ".join(f"{number} {word}" for word, number in counts.items()))
    if counts["failed"]:
        return 1
    return SKIPPED if counts["skipped"] and not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
