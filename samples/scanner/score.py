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


def cells(path):
    """(table, row, column) -> (text, how many doubts lie in it)"""
    root = ElementTree.parse(path).getroot()
    found = {}
    for number, table in enumerate(root.iterfind(".//r:table", NAMES)):
        for cell in table.iterfind(".//r:cell", NAMES):
            place = (number, int(cell.get("row")), int(cell.get("column")))
            found[place] = (plain("".join(cell.itertext())), int(cell.get("doubtful", "0")))
    return found


def score(truth_path, read_path):
    truth, read = cells(truth_path), cells(read_path)
    result = {"characters": 0, "wrong": 0, "figures": 0, "wrong_figures": 0, "unmarked": []}
    for place, (text, _) in truth.items():
        got, doubts = read.get(place, ("", 0))
        result["characters"] += len(text)
        matcher = difflib.SequenceMatcher(None, text, got, autojunk=False)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind != "equal":
                result["wrong"] += max(i2 - i1, j2 - j1)
        figures, others = re.findall(r"[0-9][0-9,.]*", text), re.findall(r"[0-9][0-9,.]*", got)
        result["figures"] += len(figures)
        if figures != others:
            matcher = difflib.SequenceMatcher(None, figures, others, autojunk=False)
            changes = [o for o in matcher.get_opcodes() if o[0] != "equal"]
            result["wrong_figures"] += sum(max(o[2] - o[1], o[4] - o[3]) for o in changes)
            if doubts == 0:
                result["unmarked"] += [
                    (" ".join(figures[o[1] : o[2]]), " ".join(others[o[3] : o[4]])) for o in changes
                ]
    return result
