"""What was printed where: the truth that a reader of the PDF is measured by."""

import json


class Record:
    """Filled while pages are drawn. A binding is a tuple of fields.py."""

    def __init__(self):
        self.printed = {}   # binding -> [text, …], in the order drawn
        self.places = {}    # binding -> [(page, box), …]
        self.tables = []    # [(page, box, [cell, …]), …]
        self.contents = []  # [{"number", "title", "page", "level"}, …] as the contents page has it
        self.headings = []  # headings outside tables, as entries of the contents

    def note(self, binding, text, first):
        if first:
            self.printed.setdefault(binding, []).append(text)

    def place(self, binding, page, box):
        self.places.setdefault(binding, []).append((page, [round(v, 1) for v in box]))


def table_cells(fragment, x, y):
    """The cells of one table on one page, with rows and columns counted by the edges seen there."""
    columns = _edges([p.x for p in fragment.parts] + [p.x + p.width for p in fragment.parts])
    rows = _edges([p.y for p in fragment.parts] + [p.y + p.height for p in fragment.parts])
    cells = []
    for part in sorted(fragment.parts, key=lambda p: (round(p.y, 1), p.x)):
        column, row = _index(columns, part.x), _index(rows, part.y)
        cells.append({
            "row": row, "column": column,
            "rowspan": _index(rows, part.y + part.height) - row,
            "colspan": _index(columns, part.x + part.width) - column,
            "text": "\n".join(part.lines),
            "box": [round(v, 1) for v in (x + part.x, y + part.y, x + part.x + part.width,
                                          y + part.y + part.height)],
        })
    return cells


def _edges(values):
    found = []
    for value in sorted(values):
        if not found or value - found[-1] > 0.5:
            found.append(value)
    return found


def _index(edges, value):
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


class Truth:
    """The record as the truth file of a sample."""

    def __init__(self, report, style, record):
        self.report, self.style, self.record = report, style, record

    def _style(self):
        """What a comparison must know: the unit of effects, and whether sections are printed."""
        headings = [e["title"] for e in self.record.headings]
        printed = all(self.style.finish(text) in headings for key in self.report.order
                      for text in self.report.heading_of(key))
        return {"unit": self.style.unit, "section": printed}

    def one(self, *binding):
        texts = self.record.printed.get(binding)
        return texts[0] if texts else None

    def build(self):
        report = self.report.data
        return {
            "city": report["city"], "title": report["title"], "period": report["period"],
            "style": self._style(),
            "toc": {e["number"]: e["title"] for e in self.record.contents if e["number"]},
            "contents": self.record.contents,
            "items": [self._item(key) for key in self.report.order],
            "summary": self._summary(), "headlines": self._headlines(),
            "finance": self._finance(),
        }

    def _item(self, key):
        item = self.report.items[key]
        out = {"no": self.one("item", key, "number"), "name": self.one("item", key, "name"),
               "dept": self.one("item", key, "dept"), "section": self.report.heading_of(key),
               "goal": self.one("item", key, "goal")}
        for name in ("target", "note"):
            text = self.one("item", key, name)
            if text:
                out[name] = text
        out["rows"] = [self._row(key, year) for year in self.report.item_years(item)]
        out["rows"] = [row for row in out["rows"] if row]
        out["page"] = self.record.places[("item", key, "name")][0][0]
        out["box"] = self.record.places[("item", key, "name")][0][1]
        return out

    def _row(self, key, year):
        get = lambda name: self.record.printed.get(("year", key, year, name), [])
        labels = get("label") or self.record.printed.get(("year", None, year, "label"), [])
        actual = get("value") + get("actual")
        planned = get("target") + get("planned")
        if not (actual or planned or get("effect")):
            return None
        row = {"year": year, "label": labels[0] if labels else None, "labels": labels,
               "text": " ".join(actual)}
        if planned:
            row["planned"] = " ".join(planned)
        if get("grade"):
            row["grade"] = get("grade")[0]
        row["effect"] = get("effect")[0] if get("effect") else None
        return row

    def _summary(self):
        out = []
        for part in self.report.data["rollup"]["lists"]:
            for row in part["rows"]:
                get = lambda name: self.one("total", row["item"], name)
                if get("total") is not None:
                    out.append({"no": get("number"), "name": get("name"), "content": get("content"),
                                "total": get("total"), "unit": self.style.unit})
        return out

    def _headlines(self):
        out = []
        for binding, texts in self.record.printed.items():
            if binding[0] == "list":
                out.append({"scope": binding[1], "kind": binding[2], "text": texts[0],
                            "unit": self.style.unit})
        return out

    def _finance(self):
        found = {}
        for binding, texts in self.record.printed.items():
            if binding[0] == "point":
                empty = {"name": binding[1], "years": [], "values": []}
                entry = found.setdefault(binding[1], empty)
                entry["years"].append(binding[2])
                entry["values"].append(texts[0])
        return list(found.values())


def _fits(binding, pattern):
    """"*" stands for anything in its place."""
    return len(binding) == len(pattern) and all(
        wanted in ("*", part) for part, wanted in zip(binding, pattern))


def _hidden_by_rounding(error, style):
    """The two amounts (千円) of a sum of so many "terms" cannot be told apart in the unit of this
    city: the terms and the total may each be off by half of their last digit."""
    if "terms" not in error or style.unit != "百万円":
        return False
    step = 1000 / 10 ** style.data.get("decimals", 0)
    apart = abs(int(error["expect"]["expected"]) - int(error["expect"]["actual"]))
    return apart <= (error["terms"] + 1) * step / 2


def expectations(errors, record, report, style):
    """Each injected error with its place on the page. Left out are those that this layout does not
    print, prints without what contradicts them ("needs"), or rounds away ("terms")."""
    out = []
    for error in errors:
        expect = error["expect"]
        where = [places for pattern in error["at"] for binding, places in record.places.items()
                 if _fits(binding, pattern)]
        if not where or _hidden_by_rounding(error, style) or ("needs" in error and tuple(error["needs"]) not in record.places):
            continue
        item = expect.get("item")
        number = report.number(item, style) if item in report.items else item
        page, box = where[0][0]
        out.append({"id": error["id"], "category": expect["category"], "item": number,
                    "fiscal_year": expect.get("fiscal_year"),
                    "what": error["about"], "expected": expect.get("expected"),
                    "actual": expect.get("actual"), "page": page, "box": box,
                    "pages": sorted({p for places in where for p, _ in places}),
                    "places": [{"page": p, "box": b} for places in where for p, b in places]})
    return out


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.write("\n")
