"""Sets the lines of a cell or paragraph on a page."""

from .tables import LEADING

ASCENT = 0.86  # of the font size, from the top of a line to its baseline, the leading left aside


def set_part(canvas, part, x, y, layout, fonts):
    """The text of one cell on one page."""
    cell, look = part.cell, layout.look
    if not part.lines:
        return
    size, face = layout.size(cell), layout.face(cell)
    pad = look["padding"]
    left, top = x + part.x, y + part.y
    bold = cell.bold or (look["label_bold"] if cell.label else "")
    ink = look["label_ink"] if cell.label else 0
    style = {"bold": bold, "ink": ink}
    if cell.vertical:
        _set_vertical(canvas, part, left, top, size, face, look["vertical"], fonts, style)
        return
    lead = size * LEADING
    used = len(part.lines) * lead
    valign = cell.valign or look["label_valign" if cell.label else "cell_valign"]
    if valign == "middle":
        top += max(pad, (part.height - used) / 2)
    elif valign == "bottom":
        top += max(pad, part.height - used - pad)
    else:
        top += pad
    align = cell.align or (look["label_align"] if cell.label else "left")
    room = part.width - 2 * pad
    for line in part.lines:
        baseline = top + (lead - size) / 2 + ASCENT * size
        _set_line(canvas, line, left + pad, baseline, room, size, face, align, fonts, style)
        top += lead


def _set_line(canvas, line, x, baseline, room, size, face, align, fonts, style):
    width = fonts.width(face, line, size)
    spacing = 0
    if align == "center":
        x += (room - width) / 2
    elif align == "right":
        x += room - width
    elif align == "distribute" and len(line) > 1 and width < room:
        spacing = (room - width) / (len(line) - 1)
    if align == "distribute" and spacing:
        for character in line:  # as Excel does: every character by itself
            canvas.text(x, baseline, character, size, face, **style)
            x += fonts.width(face, character, size) + spacing
        return
    canvas.text(x, baseline, line, size, face, **style)


def _set_vertical(canvas, part, left, top, size, face, manner, fonts, style):
    text = "".join(part.lines)
    middle = left + part.width / 2
    if manner == "rotated":
        length = fonts.width(face, text, size)
        start = top + (part.height + length) / 2
        canvas.text(middle + size * 0.36, start, text, size, face, angle=90, **style)
        return
    length = len(text) * size * 1.05
    top += (part.height - length) / 2
    if manner == "wmode" and fonts.can_write_vertically():
        canvas.text(middle, top, text, size, face, spacing=size * 0.05, vertical=True, **style)
        return
    for character in text:  # stacked: how spreadsheets print a vertical cell
        width = fonts.width(face, character, size)
        canvas.text(middle - width / 2, top + ASCENT * size, character, size, face, **style)
        top += size * 1.05


def set_text(canvas, line, x, baseline, size, face, fonts, align="left", room=0, bold=""):
    """A line outside a table; returns its left end and width."""
    width = fonts.width(face, line, size)
    if align == "center":
        x += (room - width) / 2
    elif align == "right":
        x += room - width
    canvas.text(x, baseline, line, size, face, bold=bold)
    return x, width
