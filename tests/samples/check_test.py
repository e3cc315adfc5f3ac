#!/usr/bin/env python3
"""`tenken check`: nothing to say of a sound sample, every error that was put in is found."""

import json
import sys

from compare import failure, run, run_samples
from extract_test import number
from generate_test import entries
from tables_test import overlap

sys.dont_write_bytecode = True


def audit(tenken, base):
    """(findings, problem): the findings of a report, or why there are none."""
    output = base + ".findings.json"
    result = run([tenken, "check", base + ".pdf", "--format", "json", "-o", output])
    if result.returncode not in (0, 1):
        return [], failure(result)
    with open(output, encoding="utf-8") as file:
        findings = json.load(file)["findings"]
    loud = any(f["severity"] in ("warning", "error") for f in findings)
    if loud != (result.returncode == 1):
        return findings, f"exit {result.returncode}, warnings: {'some' if loud else 'none'}"
    return findings, None


def line(finding):
    item = f" item {finding['item']}" if finding["item"] else ""
    year = f" FY{finding['fiscal_year']}" if finding["fiscal_year"] else ""
    return (f"{finding['severity']} {finding['rule']} {finding['category']}{item}{year} "
            f"page {finding['page']}: {finding['message']}")


def check_sound(findings):
    return ["made up: " + line(f) for f in findings if f["severity"] in ("warning", "error")]


def item_of(finding):
    """The item number as text; a plain one stands as a number in JSON."""
    return None if finding["item"] is None else number(str(finding["item"]))


def matches(expected, finding):
    if finding["category"] != expected["category"] or finding["severity"] == "note":
        return False
    if item_of(finding) != item_of(expected):
        return False
    return expected["fiscal_year"] in (None, finding["fiscal_year"])


def check_place(expected, finding):
    """A finding must show a place: on a page where the error stands, with a box."""
    if finding["page"] not in expected["pages"]:
        return f"stands on page {finding['page']}, not on {expected['pages']}"
    box = finding["box"]
    if not box or box[2] <= box[0] or box[3] <= box[1]:
        return f"has no box: {box}"
    boxes = [p["box"] for p in expected["places"] if p["page"] == finding["page"]]
    if not any(overlap(box, other) > 0 for other in boxes):
        return f"its box {box} touches none of {boxes}"
    return None


def check_errors(expectations, findings):
    problems = []
    for expected in expectations:
        name = (f"{expected['id']} ({expected['category']}, item {expected['item']}, "
                f"FY{expected['fiscal_year']})")
        found = [f for f in findings if matches(expected, f)]
        if not found:
            near = [line(f) for f in findings if expected["item"]
                    and item_of(f) == item_of(expected)]
            problems.append(f"{name}: not found" + "".join(f"\n        instead: {n}" for n in near))
            continue
        places = [check_place(expected, f) for f in found]
        if all(places):
            problems.append(f"{name}: {places[0]}")
    return problems


def look(tenken, base, entry):
    findings, problem = audit(tenken, base)
    problems = [problem] if problem else []
    if "errors" not in entry:
        return problems + check_sound(findings)
    with open(base + ".expected.json", encoding="utf-8") as file:
        return problems + check_errors(json.load(file)["findings"], findings)


if __name__ == "__main__":
    sys.exit(run_samples(entries(), look))
