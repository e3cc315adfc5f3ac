"""One entry of the matrix to files: NAME.pdf, NAME.truth.json, NAME.tables.json and, for a report
with errors, NAME.expected.json."""

import json
import os

from .document import Document
from .emit import FontStore, write_pdf
from .report import load_report
from .style import Style
from .truth import Truth, expectations, write_json

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _read(*parts):
    with open(os.path.join(HERE, *parts), encoding="utf-8") as file:
        return json.load(file)


def matrix():
    """{name: entry} in the order of matrix.json."""
    return {entry["name"]: entry for entry in _read("matrix.json")["samples"]}


def crossed(kind):
    """Every layout with every entry of looks/encodings.json or looks/rulings.json, as entries like
    those of the matrix. The reports and the writers take turns."""
    writers = sorted(name for name, writer in _read("looks", "writers.json").items()
                     if not writer.get("unseen"))
    layouts = sorted(file[:-5] for file in os.listdir(os.path.join(HERE, "layouts"))
                     if file.endswith(".json"))
    out = {}
    for row, layout in enumerate(layouts):
        for column, look in enumerate(_read("looks", kind + ".json")):
            turn = row + column
            name = f"{layout}-x-{look}"
            out[name] = {"name": name, "layout": layout, kind: look,
                         "report": ("aone", "shionagi")[turn % 2],
                         "writer": writers[turn % len(writers)]}
            if kind == "encodings":
                out[name]["encoding"] = out[name].pop(kind)
    for entry in _read("matrix.json")["crossed"]:
        name = f"{entry['layout']}-x-{entry['encoding']}"
        if name in out:
            out[name]["change"] = entry["change"]
    return out


def _merged(base, change):
    """`change` over `base`, objects within objects merged, everything else replaced."""
    if not (isinstance(base, dict) and isinstance(change, dict)):
        return change
    out = dict(base)
    for key, value in change.items():
        out[key] = _merged(base.get(key), value) if key in base else value
    return out


class Sample:
    def __init__(self, entry):
        self.entry = entry
        self.errors = []
        if "errors" in entry:
            self.errors = _read("errors", entry["errors"] + ".json")["errors"]
        path = os.path.join(HERE, "reports", entry["report"] + ".json")
        self.report = load_report(path, self.errors)
        self.layout = _merged(_read("layouts", entry["layout"] + ".json"), entry.get("change", {}))
        self.encoding = _read("looks", "encodings.json")[entry.get("encoding", "tounicode")]
        self.writer = _read("looks", "writers.json")[entry.get("writer", "plain")]
        rulings = _read("looks", "rulings.json")
        self.ruling = rulings[entry.get("rulings", self.layout.get("rulings", "solid"))]
        self.style = Style(self.layout["style"], self.report.period)
        self.fonts = FontStore(self.encoding)
        self.document = Document(self.report, self.layout, self.style, self.fonts, self.ruling)

    def pdf(self):
        self.pages = self.document.lay_out()
        return write_pdf(self.pages, self.writer, self.fonts)

    def write(self, folder):
        base = os.path.join(folder, self.entry["name"])
        data = self.pdf()
        with open(base + ".pdf", "wb") as file:
            file.write(data)
        record = self.document.record
        write_json(base + ".truth.json", Truth(self.report, self.style, record).build())
        write_json(base + ".tables.json", {
            "pages": [{"text": page.seen_text()} for page in self.pages],
            "tables": [{"page": p, "box": b, "cells": c} for p, b, c in record.tables]})
        if self.errors:
            write_json(base + ".expected.json",
                       {"findings": expectations(self.errors, record, self.report, self.style)})
