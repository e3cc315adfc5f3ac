#!/usr/bin/env python3
"""Makes sample reports: generate.py --out DIR [NAME...]

Without names, all of matrix.json; with --cross encodings or --cross rulings instead every layout
with every one of those. Each gives NAME.pdf, NAME.truth.json (what the report says),
NAME.tables.json (the cells of each page) and, where errors were put in, NAME.expected.json.
"""

import argparse
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from generator.build import Sample, crossed, matrix  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", metavar="DIR", help="folder for the files, made if missing")
    parser.add_argument("--list", action="store_true", help="print the names and end")
    parser.add_argument("--cross", choices=("encodings", "rulings"),
                        help="every layout with every entry of that file of looks/")
    parser.add_argument("names", metavar="NAME", nargs="*", help="samples of matrix.json")
    options = parser.parse_args()
    known = crossed(options.cross) if options.cross else matrix()
    if options.list:
        print("\n".join(known))
        return 0
    unknown = [name for name in options.names if name not in known]
    if unknown or not options.out:
        problem = f"no such sample: {', '.join(unknown)}" if unknown else "--out DIR is missing"
        print(f"generate.py: {problem} (--list shows the names)", file=sys.stderr)
        return 2
    os.makedirs(options.out, exist_ok=True)
    for name in options.names or known:
        try:
            Sample(known[name]).write(options.out)
        except (ValueError, KeyError, OSError) as error:
            print(f"generate.py: {name}: {error}", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
