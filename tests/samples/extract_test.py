#!/usr/bin/env python3
"""`tenken extract` on every sound sample: each field equal to what the generator printed."""

import json
import re
import sys

import report_xml
from compare import difference, failure, run, run_samples, squeeze
from generate_test import entries

sys.dont_write_bytecode = True

MARKS = ("", "-", "―", "...", "…", "該当なし")  # blank marks of the layouts


def number(text):
    """An item number without No. and its like."""
    return re.sub(r"^(No\.?|№|項目番号)", "", squeeze(text))


def amount(text):
    """A printed amount as a plain decimal; None for a mark."""
    plain = re.sub(r"[,千百万円]", "", squeeze(text))
    plain = re.sub(r"^[▲△-]", "-", plain)
    return plain if re.fullmatch(r"-?\d+(\.\d+)?", plain) else None


def compare_item(truth, item, style):
    name = f"item {number(truth['no'])}"
    problems = []

    def same(what, expected, actual):
        if expected is not None and squeeze(expected) != squeeze(actual):
            problems.append(difference(f"{name} {what}", squeeze(expected), squeeze(actual)))

    same("name", truth["name"], item.get("name"))
    same("department", truth["dept"], item.get("department"))
    section = squeeze("/".join(truth["section"]))  # chapters above it may stand before
    if style["section"] and not squeeze(item.get("section")).endswith(section):
        problems.append(f"{name} section: expected …{section}, found {item.get('section')}")
    content, targets = squeeze(item["content"]), "".join(t["text"] or "" for t in item["targets"])
    same("content", truth["goal"], item["content"] if truth["goal"] else None)
    if "target" in truth and squeeze(truth["target"]) not in content + squeeze(targets):
        problems.append(f"{name} target: “{truth['target']}” is neither in content nor in targets")
    return problems + compare_years(name, truth["rows"], item["years"], style)


def compare_years(name, rows, years, style):
    problems = []
    found = {y.get("fiscal-year"): y for y in years}
    if len(found) != len(years):
        problems.append(f"{name}: years {[y.get('fiscal-year') for y in years]} are not unique")
    for row in rows:
        year = found.pop(str(row["year"]), None)
        where = f"{name} FY{row['year']}"
        if year is None:
            problems.append(f"{where}: no year, though the label {row['label']} is printed")
            continue
        if row["labels"] and squeeze(year["label"]) not in [squeeze(t) for t in row["labels"]]:
            label = squeeze(row["label"])
            problems.append(difference(f"{where} label", label, squeeze(year["label"])))
        for field, key in (("actual", "text"), ("planned", "planned"), ("grade", "grade")):
            expected, actual = squeeze(row.get(key)), squeeze(year.get(field))
            if expected in MARKS and actual in MARKS:
                continue
            if key in row and expected != actual:
                problems.append(difference(f"{where} {field}", expected, actual))
        problems += compare_effect(where, row["effect"], year, style)
    for extra in found.values():  # a year that bears nothing but the city's mark may stand there
        texts = [squeeze(extra.get(k)) for k in ("planned", "actual", "effect")]
        if any(text not in MARKS for text in texts):
            year = f"{extra.get('fiscal-year')} {extra.get('label')}"
            problems.append(f"{name}: a year {year} is made up")
    return problems


def compare_effect(where, printed, year, style):
    expected = amount(printed) if printed is not None else None
    actual = year.get("effect_value")
    if expected is None:
        return [f"{where} effect: {actual} is made up"] if actual is not None else []
    if actual is None or float(actual) != float(expected):
        return [difference(f"{where} effect", expected, actual)]
    if year["effect_unit"] != style["unit"]:
        return [difference(f"{where} effect unit", style["unit"], year["effect_unit"])]
    return []


def compare_totals(truth, totals, style):
    problems = []
    rows = {}
    for total in totals:
        if total.get("item"):
            rows.setdefault(number(total["item"]), []).append(total)
    for row in truth["summary"]:
        name, expected = f"roll-up {number(row['no'])}", amount(row["total"])
        found = rows.get(number(row["no"]), [])
        if len(found) != 1:
            problems.append(f"{name}: {len(found)} totals instead of one")
            continue
        total = found[0]
        if total.get("value") is None or float(total["value"]) != float(expected):
            problems.append(difference(name, expected, total.get("value")))
        if total.get("unit") != style["unit"]:
            problems.append(difference(f"{name} unit", style["unit"], total.get("unit")))
        for key in ("name", "content"):
            printed, read = squeeze(row[key]), squeeze(total.get(key))
            if printed and printed != read:
                problems.append(difference(f"{name} {key}", printed, read))
    return problems + compare_headlines(truth, totals)


def compare_headlines(truth, totals):
    """Sums of lists and the amounts above them, by value: 約10億9千万円 is 1,090,000,000 円."""
    problems = []
    found = [yen(t.get("value"), t.get("unit")) for t in totals if not t.get("item")]
    for headline in truth["headlines"]:
        text = squeeze(headline["text"])
        if headline["kind"] == "total":
            value = yen(amount(text), headline["unit"])
        else:
            value = kanji(text)
        if value not in found:
            problems.append(f"{headline['kind']} {headline['scope']}: no total of {value} yen "
                            f"(printed {headline['text']})")
    return problems


def yen(value, unit):
    scale = {"円": 1, "千円": 1000, "百万円": 10**6, "億円": 10**8, "万円": 10**4}.get(unit)
    return round(float(value) * scale) if value is not None and scale else None


def kanji(text):
    parts = re.fullmatch(r"約(?:(\d+)億)?(?:(\d+)千万)?円", text)
    return int(parts.group(1) or 0) * 10**8 + int(parts.group(2) or 0) * 10**7


def compare_series(truth, series):
    problems = []
    found = {squeeze(s["name"]): s for s in series}
    for expected in truth["finance"]:
        name = expected["name"]
        actual = found.get(squeeze(name))
        if actual is None:
            problems.append(f"series {name}: not found")
            continue
        if actual["years"] != expected["years"]:
            problems.append(f"series {name}: years {actual['years']}, not {expected['years']}")
        values = [amount(v) for v in expected["values"]]
        if actual["values"] != values:
            wrong = [(e, a) for e, a in zip(values, actual["values"]) if e != a]
            problems.append(f"series {name}: values {wrong} (expected, found)"
                            f" of {len(values)}, {len(actual['values'])}")
    return problems


def compare_contents(truth, contents):
    def whole(entry):  # "1 計画の概要" may be one field or two
        return number(entry["number"]) + squeeze(entry["title"]), str(entry.get("page"))
    found = [whole(entry) for entry in contents]
    missing = [e for e in map(whole, truth["contents"]) if e not in found]
    return [f"contents: no entry {title} on page {page}" for title, page in missing]


def compare(truth, report, style):
    problems = []
    for name in ("city", "title"):
        if squeeze(truth[name]) != squeeze(report[name]):
            problems.append(difference(name, squeeze(truth[name]), squeeze(report[name])))
    if truth["period"] != report["period"]:
        problems.append(f"period: expected {truth['period']}, found {report['period']}")
    items = {}
    for item in report["items"]:
        if number(item["number"]) in items:
            problems.append(f"item {item['number']} is there twice")
        items[number(item["number"])] = item
    for expected in truth["items"]:
        item = items.pop(number(expected["no"]), None)
        if item is None:
            problems.append(f"item {number(expected['no'])} {expected['name']}: not found")
        else:
            problems += compare_item(expected, item, style)
    problems += [f"item {n} {i.get('name')}: made up" for n, i in items.items()]
    problems += compare_totals(truth, report["totals"], style)
    problems += compare_series(truth, report["series"])
    return problems + compare_contents(truth, report["contents"])


def look(tenken, base, _):
    result = run([tenken, "extract", base + ".pdf", "-o", base + ".xml"])
    if result.returncode != 0:
        return [failure(result)]
    with open(base + ".truth.json", encoding="utf-8") as file:
        truth = json.load(file)
    with open(base + ".xml", "rb") as file:
        return compare(truth, report_xml.load(file.read()), truth["style"])


if __name__ == "__main__":
    sys.exit(run_samples([entry for entry in entries() if "errors" not in entry], look))
