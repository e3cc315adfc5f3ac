#!/usr/bin/env python3
"""`tenken tables` on every sample: the cells of each page, their spans and text, none made up."""

import json
import sys

from compare import failure, run, run_samples, shown, squeeze
from generate_test import entries

sys.dont_write_bytecode = True


def overlap(a, b):
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return max(width, 0) * max(height, 0)


def grid(cells):
    """{(row, column): (row span, column span, text)}"""
    return {(c["row"], c["column"]): (c["rowspan"], c["colspan"], squeeze(c["text"]))
            for c in cells}


def compare_table(name, expected, actual):
    problems = []
    one, two = grid(expected["cells"]), grid(actual["cells"])
    for at in sorted(one.keys() | two.keys()):
        if at not in two:
            problems.append(f"{name}: no cell at {at} “{shown(one[at][2], 30)}”")
        elif at not in one:
            problems.append(f"{name}: a cell at {at} is made up “{shown(two[at][2], 30)}”")
        elif one[at] != two[at]:
            problems.append(f"{name}: cell {at} expected {one[at]}, found {two[at]}")
    return problems


def compare(truth, found):
    problems, rest = [], list(found["tables"])
    for number, table in enumerate(truth["tables"], 1):
        name = f"page {table['page']} table {number}"
        here = [t for t in rest
                if t["page"] == table["page"] and overlap(t["box"], table["box"]) > 0]
        if not here:
            problems.append(f"{name}: not found")
            continue
        best = max(here, key=lambda t: overlap(t["box"], table["box"]))
        rest.remove(best)
        problems += compare_table(name, table, best)
    return problems + [f"page {t['page']}: a table at {t['box']} is made up" for t in rest]


def look(tenken, base, _):
    result = run([tenken, "tables", base + ".pdf", "--format", "json", "-o", base + ".found.json"])
    if result.returncode != 0:
        return [failure(result)]
    with open(base + ".tables.json", encoding="utf-8") as file:
        truth = json.load(file)
    with open(base + ".found.json", encoding="utf-8") as file:
        return compare(truth, json.load(file))


if __name__ == "__main__":
    sys.exit(run_samples(entries(), look))
