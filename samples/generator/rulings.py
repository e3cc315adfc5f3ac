"""Draws the rulings of a table in the manner of an entry of looks/rulings.json.

  draw    stroke (m l S), rect (each cell re S), fill (thin filled rectangles), polygon (the same
          corner by corner), pixel (images of one pixel), inline (the same as inline images), none
  unit    merged (one ruling over its whole length), edges (one for each side of each cell),
          pieces (cut every few points), dots (a row of points)
  inner, outer   {"width": 0.5, "dash": [3, 2], "double": 1.6}: outer is the frame, where it differs
  omit    sides of the frame that are not drawn: left, right, top, bottom; one: the wall between
          two cells in one row, where the rows above and below have it
  shade   every cell is a filled area; white gaps between them are all that parts them
"""

PIECES = {"pieces": (18.0, 0.5), "dots": (1.6, 0.9)}  # period and gap in points
SHADE_GAP = 0.8


def draw_rulings(canvas, fragment, x, y, ruling):
    if ruling["draw"] == "none":
        return
    if ruling["draw"] == "rect":
        for part in fragment.parts:
            canvas.rect(x + part.x, y + part.y, part.width, part.height, ruling["inner"]["width"])
        return
    for line in _lines(fragment, ruling):
        _draw(canvas, line, x, y, ruling)


def draw_shades(canvas, fragment, x, y, ruling, label_grey, shaded=True):
    """Fills label cells; with "shade", all cells, parted by gaps."""
    all_cells = ruling.get("shade", False)
    for part in fragment.parts:
        label = part.cell.label and label_grey < 1
        if all_cells:
            canvas.fill(x + part.x + SHADE_GAP, y + part.y + SHADE_GAP, part.width - 2 * SHADE_GAP,
                        part.height - 2 * SHADE_GAP, 0.8 if label else 0.94)
        elif label and shaded:
            canvas.fill(x + part.x, y + part.y, part.width, part.height, label_grey)


def _lines(fragment, ruling):
    """(horizontal, position, begin, end, outer) of all rulings."""
    omit = set(ruling.get("omit", []))
    edges = {}
    for part in fragment.parts:
        left, top = round(part.x, 2), round(part.y, 2)
        right, bottom = round(part.x + part.width, 2), round(part.y + part.height, 2)
        for horizontal, at, begin, end in ((True, top, left, right), (True, bottom, left, right),
                                           (False, left, top, bottom), (False, right, top, bottom)):
            edges.setdefault((horizontal, at), []).append((begin, end))
    out = []
    gap = _wall(fragment) if "one" in omit else None
    for (horizontal, at), spans in sorted(edges.items(), key=lambda e: (not e[0][0], e[0][1])):
        side = _side(horizontal, at, fragment)
        if side in omit:
            continue
        if ruling.get("unit", "merged") == "edges":
            found = sorted(set(spans))
        else:
            found = _merge(spans)
        if gap and (horizontal, at) == (False, gap[0]):
            found = [piece for begin, end in found for piece in _without(begin, end, *gap[1:])]
        for begin, end in found:
            out.append((horizontal, at, begin, end, side is not None))
    return out


def _wall(fragment):
    """(x, top, bottom) of a wall whose row stands between two with the same two columns, all of
    them with text; the middle one of those there are."""
    walls = {}
    for part in fragment.parts:
        if part.lines and not part.cell.vertical:
            key = (round(part.y, 2), round(part.y + part.height, 2))
            walls.setdefault(round(part.x, 2), {})[key] = round(part.x + part.width, 2)
    found = []
    for left, rows in sorted(walls.items()):
        for (top, bottom), at in sorted(rows.items()):
            right = walls.get(at, {})
            if (top, bottom) not in right:
                continue
            above = [k for k in rows if k[1] == top and rows[k] == at
                     and right.get(k) == right[top, bottom]]
            below = [k for k in rows if k[0] == bottom and rows[k] == at
                     and right.get(k) == right[top, bottom]]
            if above and below:
                found.append((at, top, bottom))
    return found[len(found) // 2] if found else None


def _without(begin, end, first, last):
    return [(a, b) for a, b in ((begin, min(end, first)), (max(begin, last), end)) if b - a > 0.05]


def _side(horizontal, at, fragment):
    if horizontal:
        return "top" if at < 0.05 else "bottom" if abs(at - fragment.height) < 0.05 else None
    return "left" if at < 0.05 else "right" if abs(at - fragment.width) < 0.05 else None


def _merge(spans):
    merged = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1] + 0.05:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([begin, end])
    return [tuple(m) for m in merged]


def _draw(canvas, line, x, y, ruling):
    horizontal, at, begin, end, outer = line
    pen = ruling.get("outer", ruling["inner"]) if outer else ruling["inner"]
    spans = [(begin, end)]
    if ruling.get("unit") in PIECES:
        period, gap = PIECES[ruling["unit"]]
        spans, start = [], begin
        while start < end - 0.1:
            stop = min(start + period, end)
            spans.append((start, stop if stop == end else stop - gap))
            start = stop
    positions = [at]
    if pen.get("double"):
        positions = [at - pen["double"] / 2, at + pen["double"] / 2]
    for position in positions:
        for first, last in spans:
            _one(canvas, horizontal, position, first, last, pen, x, y, ruling["draw"])


def _one(canvas, horizontal, at, begin, end, pen, x, y, draw):
    width, half = pen["width"], pen["width"] / 2
    if draw == "stroke":
        points = (x + begin, y + at, x + end, y + at) if horizontal else \
            (x + at, y + begin, x + at, y + end)
        canvas.line(*points, width, tuple(pen.get("dash", ())))
        return
    box = (x + begin - half, y + at - half, end - begin + width, width) if horizontal else \
        (x + at - half, y + begin - half, width, end - begin + width)
    if draw in ("pixel", "inline"):
        canvas.pixel(*box, draw == "inline")
    elif draw == "polygon":
        canvas.polygon(*box)
    else:
        canvas.fill(*box, 0)
