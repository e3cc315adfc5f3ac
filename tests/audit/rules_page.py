#!/usr/bin/env python3
"""docs/rules.md is what `tenken rules list --markdown` says, below its heading.

  rules_page.py --program TENKEN PAGE           holds the page against the program
  rules_page.py --program TENKEN PAGE --write   writes it
"""
import argparse
import subprocess
import sys
from pathlib import Path

HEAD = """# The rules of the audit

What `tenken rules list --markdown --lang en` prints; `tenken rules explain ID` tells the rest of a
rule, [rules/README.md](../rules/README.md) how to change one or add one. Made by
`tests/audit/rules_page.py --program build/tenken docs/rules.md --write`.

"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("page", type=Path)
    options = parser.parse_args()
    listed = subprocess.run([options.program, "rules", "list", "--markdown", "--lang", "en"],
                            stdout=subprocess.PIPE, check=True).stdout.decode()
    page = HEAD + listed
    if options.write:
        options.page.write_text(page, encoding="utf-8")
        return 0
    if not options.page.is_file() or options.page.read_text(encoding="utf-8") != page:
        print(f"{options.page} is not what the program lists. Write it anew with --write.")
        return 1
    print("in step")
    return 0


if __name__ == "__main__":
    sys.exit(main())
