"""An invented report: the file of a city with everything that follows from it worked out.

A text of a report may hold {fy:2019} (a fiscal year), {date:2019-04-01}, {neg} (the negative mark),
{item:key} (the number of another item), {a:0} and {t:0} (actual and target of the item's first
indicator in that year), {amount:key} (a headline amount). The style of the layout decides how each
is written.
"""

import copy
import json
import re

from .style import kanji_amount

TOKEN = re.compile(r"\{(\w+)(?::([^}]*))?\}")


def load_report(path, errors=None):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    for item in data["items"]:
        item.setdefault("start", data["period"][0])
        for key in ("indicators", "target", "note"):
            item.setdefault(key, [])
    _work_out(data)
    if errors:
        for error in errors:
            for edit in error["edits"]:
                apply_edit(data, edit)
    return Report(data)


def _work_out(data):
    """Sums of the roll-up and the headline amounts."""
    items = {item["key"]: item for item in data["items"]}
    grand = 0
    for part in data["rollup"]["lists"]:
        for row in part["rows"]:
            years = items[row["item"]]["years"].values()
            row["total"] = sum(year.get("effect") or 0 for year in years)
        part["total"] = sum(row["total"] for row in part["rows"])
        part["amount"] = kanji_amount(part["total"])
        grand += part["total"]
    data["rollup"]["grand"]["total"] = grand
    data["rollup"]["grand"]["amount"] = kanji_amount(grand)


def apply_edit(data, edit):
    """One change: {"path": "items/card/years/2022/actual", "set": …} or "replace": [old, new] or
    "remove": true. Lists of objects are walked by their key (or item, or name)."""
    steps = edit["path"].split("/")
    node = data
    for step in steps[:-1]:
        node = node[_index(node, step)]
    last = _index(node, steps[-1])
    if edit.get("remove"):
        del node[last]
    elif "replace" in edit:
        node[last] = _replaced(node[last], *edit["replace"], edit["path"])
    else:
        node[last] = copy.deepcopy(edit["set"])


def _index(node, step):
    if isinstance(node, dict):
        return step
    for index, value in enumerate(node):
        if isinstance(value, dict) and step in [value.get(n) for n in ("key", "item", "name")]:
            return index
    return int(step)


def _replaced(value, old, new, path):
    text = json.dumps(value, ensure_ascii=False)
    if old not in text:
        raise ValueError(f"{path}: no {old}")
    return json.loads(text.replace(old, new))


class Report:
    def __init__(self, data):
        self.data = data
        self.items = {item["key"]: item for item in data["items"]}
        self.place = {}  # item key -> (section, group, position counted from 1)
        for section in data["sections"]:
            for group in section["groups"]:
                for position, key in enumerate(group["items"], 1):
                    self.place[key] = (section, group, position)
        self.order = [k for s in data["sections"] for g in s["groups"] for k in g["items"]
                      if k in self.items]

    @property
    def period(self):
        return self.data["period"]

    def years(self):
        return list(range(self.period[0], self.period[1] + 1))

    def item_years(self, item):
        """The years that an item reports on."""
        return [y for y in self.years() if str(y) in item["years"]]

    def has_effect(self, item):
        return any(year.get("effect") is not None for year in item["years"].values())

    def number(self, key, style):
        section, group, position = self.place[key]
        item = self.items[key]
        if "printed_number" in item:
            return item["printed_number"]
        section_number = section["number"] or str(len(self.data["sections"]))
        group_number = group["number"].strip("()") or "1"
        return style.item_number(style.data.get("item_number", "No.{n}"), self.order.index(key) + 1,
                                 section_number, group_number, position, item["start"])

    def heading_of(self, key):
        """Section and group as they are printed above an item."""
        section, group, _ = self.place[key]
        found = [f"{section['number']} {section['title']}".strip()]
        if group["title"]:
            found.append(f"{group['number']} {group['title']}".strip())
        return found

    def amount(self, key):
        if key == "total":
            return self.data["rollup"]["grand"]["amount"]
        return next(p["amount"] for p in self.data["rollup"]["lists"] if p["key"] == key)

    def text(self, text, style, item=None, year=None):
        """A text with its tokens written out."""
        def written(match):
            kind, value = match.group(1), match.group(2)
            if kind == "fy":
                return style.year(int(value), style.year_text)
            if kind == "date":
                return style.date(value)
            if kind == "neg":
                return style.negative
            if kind == "item":
                return self.number(value, style)
            if kind == "amount":
                return self.amount(value)
            if kind in ("a", "t"):
                values = item["indicators"][int(value)]["actuals" if kind == "a" else "targets"]
                return values[str(year)]
            raise ValueError(f"unknown token {match.group()} in {text}")
        return style.finish(TOKEN.sub(written, text))
