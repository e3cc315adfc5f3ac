#!/usr/bin/env python3
"""The rule that rules/README.md shows is taken as it stands there: it must do what the page says.
Then one fault at a time is put into it, and tenken must say where it is and what was expected.

  run_faults.py --program TENKEN --readme README.md FILE.cases

A case is a line "=== NAME", then:
  change: OLD => NEW     in the rule; OLD must stand there; NEW may be empty
  cut: BEGIN => END      takes away from BEGIN to the end of END
  whole: TEXT            the file is this text
  beside: NAME           the rule stands in a second file of the pack too
  with: ARGUMENTS        of the program, besides
  says: REGEX            must be found in the one line on standard error
"""
import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def rule_of(readme):
    found = re.search(r"```xml\n(<\?xml.*?</rule>\n)```", readme.read_text(encoding="utf-8"), re.S)
    if not found:
        sys.exit(f"{readme} shows no rule")
    return found.group(1)


def read_cases(path):
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("=== "):
            cases.append((line[4:].strip(), []))
        elif line.strip() and not line.startswith("#"):
            key, _, value = line.partition(":")
            if not cases or key not in ("change", "cut", "whole", "beside", "with", "says"):
                sys.exit(f"{path}:{number}: {line}")
            cases[-1][1].append((key, value.strip()))
    return cases


def faulty(rule, steps):
    for key, value in steps:
        old, _, new = (part.strip() for part in value.partition("=>"))
        if key == "whole":
            rule = value
        elif key in ("change", "cut"):
            if old not in rule:
                sys.exit(f"'{old}' does not stand in the rule")
            end = rule.index(new, rule.index(old)) + len(new) if key == "cut" else 0
            rule = rule[: rule.index(old)] + rule[end:] if key == "cut" else rule.replace(old, new)
    return rule


def run(program, folder, rule, steps):
    folder.mkdir()
    (folder / "CITY-1.xml").write_text(rule, encoding="utf-8")
    for name in (value for key, value in steps if key == "beside"):
        (folder / name).write_text(rule, encoding="utf-8")
    more = [word for key, value in steps if key == "with" for word in value.split()]
    return subprocess.run([program, "rules", "test", str(folder), "--lang", "en", *more],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--readme", required=True, type=Path)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    rule, failed = rule_of(options.readme), 0
    with tempfile.TemporaryDirectory() as folder:
        whole = run(options.program, Path(folder) / "whole", rule, [])
        if whole.returncode != 0 or b"2 of 2 examples passed" not in whole.stdout:
            print("FAILED the rule of the page: " + whole.stderr.decode())
            failed += 1
        for index, (name, steps) in enumerate(read_cases(options.file)):
            result = run(options.program, Path(folder) / str(index), faulty(rule, steps), steps)
            said = result.stderr.decode()
            wanted = [value for key, value in steps if key == "says"]
            right = result.returncode == 2 and said.count("\n") == 1 and wanted and \
                all(re.search(pattern, said) for pattern in wanted)
            print(("ok     " if right else "FAILED ") + name + ("" if right else f": {said}"))
            failed += not right
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
