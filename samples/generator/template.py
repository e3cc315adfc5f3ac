"""Turns a table of a layout file into a grid of cells.

A table is
  {"columns": [30, {"each": "year", "width": 50}, …],     widths in proportion
   "heading": [row, …],                                   repeated on each page if "repeat" is set
   "rows": [row, …]}
A row is a list of cells, or {"each": "item", "rows": [row, …]},
or {"if": "effect", "row": [cell, …]}.
A cell is {"text": "{item.name}"} or {"label": "項目名"} with
  span      columns it covers: a number, "rest", "years", "2*years", "points", "grades"
  rows      rows it covers: a number, or the repetition ("item") or "table" whose end ends it
  bind      the field that the whole cell is, where its text is put together from several
  vertical  true: written from top to bottom, in the way the look says (wmode, stacked, rotated)
  align, valign, size, bold, each, if, unless
"""

import re
from dataclasses import dataclass, field

from . import fields

PLACEHOLDER = re.compile(r"\{(\w+\.\w+)\}")


@dataclass(eq=False)
class Cell:
    paragraphs: list
    label: bool = False
    align: str = ""
    valign: str = ""
    vertical: bool = False
    bold: str = ""
    size: float = 0
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1
    prints: list = field(default_factory=list)  # [(binding, printed text), …]
    anchor: tuple = None
    lines: list = field(default_factory=list)
    cuts: list = field(default_factory=list)  # lines set before each page break


@dataclass
class Grid:
    widths: list
    cells: list
    rows: int
    heading_rows: int
    repeat: bool
    split_rows: bool = True


def condition(node, scope):
    """The truth of "if" and "unless" of a cell, row or block."""
    if "if" in node and not _holds(node["if"], scope):
        return False
    return not ("unless" in node and _holds(node["unless"], scope))


def _holds(name, scope):
    if name.startswith("first "):
        return scope[name]
    item = scope.get("item")
    tests = {
        "effect": lambda: scope["report"].has_effect(item),
        "target": lambda: bool(item["target"]),
        "note": lambda: bool(item["note"]),
        "indicator": lambda: bool(item["indicators"]),
        "group": lambda: bool(scope["group"]["title"]),
        "section_number": lambda: bool(scope["section"]["number"]),
    }
    return tests[name]()


def repetitions(kind, scope):
    """The scopes of {"each": kind}; the first is marked for {"if": "first item"}."""
    found = _repetitions(kind, scope)
    return [inner.with_(**{"first " + kind: index == 0}) for index, inner in enumerate(found)]


def _repetitions(kind, scope):
    report = scope["report"]
    if kind == "section":
        return [scope.with_(section=s) for s in report.data["sections"]]
    if kind == "group":
        return [scope.with_(group=g) for g in scope["section"]["groups"]]
    if kind == "item":
        keys = scope["group"]["items"] if "group" in scope else report.order
        if "group" not in scope and "section" in scope:
            keys = [k for g in scope["section"]["groups"] for k in g["items"]]
        return [scope.with_(item=report.items[k]) for k in keys if k in report.items]
    if kind == "item_year":  # the years that the item reports on
        return [scope.with_(year=y) for y in report.item_years(scope["item"])]
    if kind == "year":
        return [scope.with_(year=y) for y in report.years()]
    if kind == "indicator":
        return [scope.with_(indicator=i) for i in scope["item"]["indicators"]]
    if kind == "list":
        return [scope.with_(list=p) for p in report.data["rollup"]["lists"]]
    if kind == "row":
        return [scope.with_(row=r) for r in scope["list"]["rows"]]
    if kind == "appendix":
        return [scope.with_(appendix=a) for a in report.data["appendix"]]
    if kind == "series":
        return [scope.with_(series=r) for r in scope["appendix"]["series"]]
    if kind == "point":
        first, last = scope["appendix"]["years"]
        return [scope.with_(year=y) for y in range(first, last + 1)]
    if kind == "grade":
        return [scope.with_(grade=g) for g in report.data["grades"]]
    raise KeyError(f"layouts know no each {kind}")


def expand_text(template, scope):
    """(paragraphs, [(binding, printed)]) of one template or a list of them."""
    paragraphs, prints = [], []
    for line in template if isinstance(template, list) else [template]:
        names = PLACEHOLDER.findall(line)
        if len(names) == 1 and line == "{" + names[0] + "}":
            found = fields.value(names[0], scope)
            paragraphs += found
            _note(prints, names[0], scope, " ".join(found))
            continue

        def written(match):
            text = " ".join(fields.value(match.group(1), scope))
            _note(prints, match.group(1), scope, text)
            return text
        paragraphs.append(scope["style"].finish(PLACEHOLDER.sub(written, line)))
    return paragraphs, prints


def _note(prints, name, scope, text):
    bound = fields.binding(name, scope)
    if bound is not None:
        prints.append((bound, text))


def _other_words(template, words):
    """A label in another city's words: {"担当課": "主管課"}."""
    if isinstance(template, list):
        return [words.get(line, line) for line in template]
    return words.get(template, template)


class _Builder:
    def __init__(self, scope):
        self.scope = scope
        self.rows = []      # lists of cells
        self.waiting = []   # (cell, row, name of the repetition that ends its span)

    def add(self, rows, scope):
        for row in rows:
            if isinstance(row, list):
                self._row(row, scope)
            elif "row" in row:
                if condition(row, scope):
                    self._row(row["row"], scope)
            else:
                for inner in repetitions(row["each"], scope):
                    if condition(row, inner):
                        waiting, self.waiting = self.waiting, []
                        self.add(row["rows"], inner)
                        self.close(row["each"])
                        self.waiting = waiting + self.waiting

    def close(self, name):
        """Ends the spans over all rows of a repetition, or of the table."""
        open_cells = []
        for cell, row, until in self.waiting:
            if until == name:
                cell.row_span = len(self.rows) - row
            else:
                open_cells.append((cell, row, until))
        self.waiting = open_cells

    def _row(self, cells, scope):
        made = []
        self.rows.append(made)
        for data in cells:
            inner = repetitions(data["each"], scope) if "each" in data else [scope]
            for one in inner:
                group = data["cells"] if "cells" in data else [data]
                made += [self._cell(c, one) for c in group if condition(c, one)]

    def _cell(self, data, scope):
        template = data["label"] if "label" in data else data.get("text", "")
        if "label" in data:
            template = _other_words(template, scope["style"].data.get("words", {}))
        paragraphs, prints = expand_text(template, scope)
        if "bind" in data:
            bound = fields.binding(data["bind"], scope)
            prints = [p for p in prints if p[0] != bound]
            prints.append((bound, " ".join(paragraphs)))
        cell = Cell(paragraphs, label="label" in data, align=data.get("align", ""),
                    valign=data.get("valign", ""), vertical=data.get("vertical", False),
                    bold=data.get("bold", ""), size=data.get("size", 0), prints=prints,
                    column_span=_span(data.get("span", 1), scope))
        if data.get("anchor"):
            cell.anchor = (data["anchor"], scope)
        rows = data.get("rows", 1)
        if isinstance(rows, str):
            self.waiting.append((cell, len(self.rows) - 1, rows))
        else:
            cell.row_span = rows
        return cell


def _span(span, scope):
    """1, "rest", "years", "2*years" or "points"."""
    if not isinstance(span, str) or span == "rest":
        return span
    factor, _, name = span.rpartition("*")
    kind = {"years": "year", "points": "point", "grades": "grade"}[name]
    return int(factor or 1) * len(repetitions(kind, scope))


def build_grid(table, scope):
    widths = []
    for column in table["columns"]:
        if isinstance(column, dict):
            count = len(repetitions(column["each"], scope))
            widths += _widths(column) * count
        else:
            widths.append(column)
    builder = _Builder(scope)
    builder.add(table.get("heading", []), scope)
    heading_rows = len(builder.rows)
    builder.add(table["rows"], scope)
    builder.close("table")
    cells = _place(builder.rows, len(widths))
    return Grid(widths, cells, len(builder.rows), heading_rows, table.get("repeat", False),
                table.get("split_rows", True))


def _widths(column):
    return column["widths"] if "widths" in column else [column["width"]]


def _place(rows, columns):
    """Gives each cell its column, as HTML does: the first place not covered by a span above."""
    taken, cells = set(), []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            if cell.column_span == "rest":
                cell.column_span = columns - column
            cell.row, cell.column = number, column
            if column + cell.column_span > columns:
                raise ValueError(f"row {number} is wider than {columns} columns: {cell.paragraphs}")
            for r in range(number, number + cell.row_span):
                for c in range(column, column + cell.column_span):
                    taken.add((r, c))
            cells.append(cell)
        if len([1 for c in range(columns) if (number, c) in taken]) != columns:
            raise ValueError(f"row {number} does not fill its {columns} columns: "
                             f"{[c.paragraphs for c in row]}")
    return cells
