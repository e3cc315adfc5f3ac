"""Compares the XML of a scan with that of the text it was made from."""

import difflib
import math
import re
import statistics
import unicodedata
import xml.etree.ElementTree as ElementTree

NAMES = {"r": "urn:tenken:report:1"}
SAME = str.maketrans({"〇": "○", "◯": "○", "〈": "<", "〉": ">", "×": "x", "・": "･"})


def plain(text):
    text = unicodedata.normalize("NFKC", text or "").translate(SAME)
    return re.sub(r"\s", "", text)


def parts(cell, page):
    """Where a cell stands: its page and box, and those on the pages on which it goes on."""
    found = []
    for part in [cell, *cell.iterfind("r:continued", NAMES)]:
        box = [float(side) for side in part.get("box", "0 0 0 0").split()]
        found.append((part.get("page", page), box))
    return found


def is_in(places, page, x, y):
    return any(page == where and box[0] <= x <= box[2] and box[1] <= y <= box[3]
               for where, box in places)


def tables(path):
    """Of each table its page, its box and (row, column) -> (text, how many doubts that a figure may
    rest on lie in it, (page, box))."""
    root = ElementTree.parse(path).getroot()
    doubted = doubts(path)
    found = []
    for table in root.iterfind(".//r:table", NAMES):
        cells = {}
        for cell in table.iterfind(".//r:cell", NAMES):
            place = (int(cell.get("row")), int(cell.get("column")))
            where = parts(cell, table.get("page"))
            count = sum(is_in(where, page, x, y) for page, (x, y), _, _ in doubted)
            cells[place] = (plain("".join(cell.itertext())), count, where[0])
        box = [float(side) for side in table.get("box", "0 0 0 0").split()]
        found.append((table.get("page"), box, cells))
    return found


def cells(path):
    """(table, row, column) -> (text, doubts)"""
    return {
        (number, *place): cell[:2]
        for number, table in enumerate(tables(path))
        for place, cell in table[2].items()
    }


def doubts(path):
    """Of each doubt that a figure may rest on its page, its middle, what was read and what it may
    be."""
    root = ElementTree.parse(path).getroot()
    found = []
    for doubt in root.iterfind(".//r:doubt", NAMES):
        if doubt.get("words"):
            continue
        box = [float(side) for side in doubt.get("box", "0 0 0 0").split()]
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        found.append((doubt.get("page"), middle, plain(doubt.text), plain(doubt.get("other"))))
    return found


def illegible(path):
    """The pages of which the reader itself says that no figure is sure."""
    root = ElementTree.parse(path).getroot()
    return {page.get("page") for page in root.iterfind(".//r:read-page", NAMES)
            if page.get("legible") == "no"}


def overlap(a, b):
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return max(0, wide) * max(0, high)


def area(box):
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


SAME_PLACE = 0.5  # of the area that two boxes have together


def is_same_place(a, b):
    common = overlap(a, b)
    return common > SAME_PLACE * (area(a) + area(b) - common)


def turned_back(box, skew):
    """The box about a middle that is turned back about the origin; its size is that of the upright."""
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    x, y = x * cos + y * sin, y * cos - x * sin
    wide, high = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    return [x - wide, y - high, x + wide, y + high]


def by_text(found):
    """(page, text) that only one cell has -> the middle of its box"""
    middles = {}
    for text, _, (page, box) in found:
        place = (page, text)
        middles[place] = None if place in middles else ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    return {place: middle for place, middle in middles.items() if middle and place[1]}


def upright(truth, read, path):
    """The cells that were read, moved to where they stand in the truth: a page may lie askew."""
    root = ElementTree.parse(path).getroot()
    skews = {page.get("page"): float(page.get("skew", "0"))
             for page in root.iterfind(".//r:read-page", NAMES)}
    read = [(text, count, (page, turned_back(box, skews.get(page, 0)) if skews.get(page) else box))
            for text, count, (page, box) in read]
    known, seen = by_text(truth), by_text(read)
    shifts = {}
    for place in known.keys() & seen.keys():
        shifts.setdefault(place[0], []).append(
            [a - b for a, b in zip(known[place], seen[place])])
    moves = {page: [statistics.median(axis) for axis in zip(*all_of)]
             for page, all_of in shifts.items() if skews.get(page)}
    return [(text, count, (page, [side + moves.get(page, (0, 0))[i % 2]
                                  for i, side in enumerate(box)]))
            for text, count, (page, box) in read]


def paired(truth_path, read_path):
    """(table, row, column) of the truth -> its cell, the one that was read at its place and whether
    that is its own: of cells that were joined, the larger one has its text too. Then how many cells
    one of both has alone."""
    others = [cell for _, _, found in tables(read_path) for cell in found.values()]
    printed = [cell for _, _, found in tables(truth_path) for cell in found.values()]
    others = upright(printed, others, read_path)
    pairs, taken, touched, alone = {}, set(), set(), 0
    for number, (_, _, found) in enumerate(tables(truth_path)):
        for place, (text, _, (page, box)) in found.items():
            near = {i: overlap(box, at) for i, (_, _, (where, at)) in enumerate(others)
                    if where == page and overlap(box, at) > 0}
            touched.update(near)
            same = [i for i in near if i not in taken and is_same_place(box, others[i][2][1])]
            best = max(same or near, key=near.get, default=None)
            if same:
                taken.add(best)
            else:
                alone += 1
            got = others[best][:2] if best is not None else ("", 0)
            pairs[(number, *place)] = (text, got, bool(same))
    # A table that only the reading has (a chart) has no cells astray.
    return pairs, alone + len(touched - taken)


def places(path):
    """The text of each cell -> where cells with it stand, each its parts"""
    root = ElementTree.parse(path).getroot()
    found = {}
    for table in root.iterfind(".//r:table", NAMES):
        for cell in table.iterfind(".//r:cell", NAMES):
            text = plain("".join(cell.itertext()))
            found.setdefault(text, []).append(parts(cell, table.get("page")))
    return found


def doubted_spans(text, where, all_doubts):
    """Where in a cell's text a doubt lies: all places that its characters may stand at."""
    spans = []
    for cell in where.get(text, []):
        for page, (x, y), read, _ in all_doubts:
            if read and is_in(cell, page, x, y):
                spans += [(m.start(), m.end()) for m in re.finditer(re.escape(read), text)]
    return spans


FIGURE = re.compile(r"[0-9][0-9,.]*")
BESIDE = 2  # characters by which a doubt may miss the figure that was lost or read otherwise


def score(truth_path, read_path):
    """Counts; cells are compared with those at the same place, for a row that was lost moves no other
    one; a figure in a cell that was joined with another is wrong. "marked" are figures of the reading that a doubt lies on, "in_marked_cells" those in a
    cell with any doubt on or beside a figure; "unmarked" wrong ones with no doubt on or beside them."""
    pairs, alone = paired(truth_path, read_path)
    where, all_doubts, poor = places(read_path), doubts(read_path), illegible(read_path)
    pages = [table[0] for table in tables(truth_path)]
    result = {"characters": 0, "wrong": 0, "figures": 0, "wrong_figures": 0, "unmarked": []}
    result.update({"marked": 0, "in_marked_cells": 0})
    result["misplaced"] = alone
    for place, (text, (got, count), is_own) in pairs.items():
        is_poor = pages[place[0]] in poor
        spans = doubted_spans(got, where, all_doubts) if count else []
        result["characters"] += len(text)
        matcher = difflib.SequenceMatcher(None, text, got, autojunk=False)
        changed, wrong = [], 0
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind != "equal":
                wrong += max(i2 - i1, j2 - j1) if is_own else i2 - i1
                changed.append((j1 - BESIDE, j2 + BESIDE))
        result["wrong"] += wrong
        figures, others = FIGURE.findall(text), FIGURE.findall(got)
        result["figures"] += len(figures)
        on_figures = sum(any(a < figure.end() and b > figure.start() for a, b in spans)
                         for figure in FIGURE.finditer(got))
        result["marked"] += len(figures) if is_poor else min(on_figures, len(figures))
        result["in_marked_cells"] += len(figures) if count or is_poor else 0
        if not is_own:
            result["wrong_figures"] += len(figures)
            if figures and not count and not is_poor:
                result["unmarked"].append((" ".join(figures), " ".join(others)))
        elif figures != others:
            matcher = difflib.SequenceMatcher(None, figures, others, autojunk=False)
            changes = [o for o in matcher.get_opcodes() if o[0] != "equal"]
            result["wrong_figures"] += sum(max(o[2] - o[1], o[4] - o[3]) for o in changes)
            beside = any(a < j2 and b > j1 for a, b in spans for j1, j2 in changed)
            if not is_poor and not beside:
                result["unmarked"] += [
                    (" ".join(figures[o[1] : o[2]]), " ".join(others[o[3] : o[4]])) for o in changes
                ]
    return result
