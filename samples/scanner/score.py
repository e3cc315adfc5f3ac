"""Compares the XML of a scan with that of the text it was made from."""

import difflib
import re
import unicodedata
import xml.etree.ElementTree as ElementTree

NAMES = {"r": "urn:tenken:report:1"}
SAME = str.maketrans({"〇": "○", "◯": "○", "〈": "<", "〉": ">", "×": "x", "・": "･"})


def plain(text):
    text = unicodedata.normalize("NFKC", text or "").translate(SAME)
    return re.sub(r"\s", "", text)


def tables(path):
    """Of each table its page, its box and (row, column) -> (text, how many doubts lie in it)."""
    root = ElementTree.parse(path).getroot()
    found = []
    for table in root.iterfind(".//r:table", NAMES):
        cells = {}
        for cell in table.iterfind(".//r:cell", NAMES):
            place = (int(cell.get("row")), int(cell.get("column")))
            cells[place] = (plain("".join(cell.itertext())), int(cell.get("doubtful", "0")))
        box = [float(side) for side in table.get("box", "0 0 0 0").split()]
        found.append((table.get("page"), box, cells))
    return found


def cells(path):
    """(table, row, column) -> (text, doubts)"""
    return {
        (number, *place): cell
        for number, table in enumerate(tables(path))
        for place, cell in table[2].items()
    }


def overlap(a, b):
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return max(0, wide) * max(0, high)


def paired(truth_path, read_path):
    """The cells of both, those of one table under one number: the one that lies where it lay."""
    truth, read = {}, {}
    others = tables(read_path)
    for number, (page, box, found) in enumerate(tables(truth_path)):
        truth.update({(number, *place): cell for place, cell in found.items()})
        there = [t for t in others if t[0] == page and overlap(t[1], box) > 0]
        if there:
            best = max(there, key=lambda t: overlap(t[1], box))
            others.remove(best)
            read.update({(number, *place): cell for place, cell in best[2].items()})
    return truth, read


def score(truth_path, read_path):
    truth, read = paired(truth_path, read_path)
    result = {"characters": 0, "wrong": 0, "figures": 0, "wrong_figures": 0, "unmarked": []}
    result.update({"marked": 0, "misplaced": len(truth.keys() ^ read.keys())})
    for place, (text, _) in truth.items():
        got, doubts = read.get(place, ("", 0))
        result["characters"] += len(text)
        matcher = difflib.SequenceMatcher(None, text, got, autojunk=False)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind != "equal":
                result["wrong"] += max(i2 - i1, j2 - j1)
        figures, others = re.findall(r"[0-9][0-9,.]*", text), re.findall(r"[0-9][0-9,.]*", got)
        result["figures"] += len(figures)
        result["marked"] += len(figures) if doubts else 0
        if figures != others:
            matcher = difflib.SequenceMatcher(None, figures, others, autojunk=False)
            changes = [o for o in matcher.get_opcodes() if o[0] != "equal"]
            result["wrong_figures"] += sum(max(o[2] - o[1], o[4] - o[3]) for o in changes)
            if doubts == 0:
                result["unmarked"] += [
                    (" ".join(figures[o[1] : o[2]]), " ".join(others[o[3] : o[4]])) for o in changes
                ]
    return result
