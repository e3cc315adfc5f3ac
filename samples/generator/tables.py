"""Sizes of a table's rows, and how it is cut where a page ends.

A row that does not fit goes to the next page, or, where the layout allows it, is cut between lines
of text: each cell goes on where it stopped. What stands on one page is a Fragment.
"""

from dataclasses import dataclass, replace

from .linebreak import break_lines

LEADING = 1.25


@dataclass
class Part:
    """One cell on one page: its box there and the lines that stand in it."""

    cell: object
    x: float
    y: float
    width: float
    height: float
    lines: list
    first: bool = True   # the cell begins here
    last: bool = True    # and ends here


@dataclass
class Fragment:
    parts: list
    width: float
    height: float
    side: int = 0  # 1: the right half of a spread


def split_fragment(fragment, at):
    """The two halves of a fragment; a cell over both has its text in the left one."""
    halves = (Fragment([], at, fragment.height),
              Fragment([], fragment.width - at, fragment.height, side=1))
    for part in fragment.parts:
        end = part.x + part.width
        if part.x < at - 0.1:
            width = min(end, at) - part.x
            halves[0].parts.append(replace(part, width=width))
        if end > at + 0.1:
            begin = max(part.x, at)
            lines = part.lines if part.x >= at - 0.1 else []
            halves[1].parts.append(replace(part, x=begin - at, width=end - begin, lines=lines))
    return halves


@dataclass
class _Piece:
    row: int
    height: float
    begins: bool
    ends: bool


class TableLayout:
    def __init__(self, grid, width, look, fonts):
        self.grid, self.look, self.fonts = grid, look, fonts
        scale = width / sum(grid.widths)
        self.x = [0.0]
        for column in grid.widths:
            self.x.append(self.x[-1] + column * scale)
        for cell in grid.cells:
            self._measure(cell)
        self._row_heights()

    def size(self, cell):
        return cell.size or self.look["label_size" if cell.label else "cell_size"]

    def face(self, cell):
        return self.look["label_face" if cell.label else "cell_face"]

    def lead(self, cell):
        return self.size(cell) * LEADING

    def cell_width(self, cell):
        return self.x[cell.column + cell.column_span] - self.x[cell.column]

    def _measure(self, cell):
        """Fills cell.lines: strings of one line each, ends of paragraphs included as they are."""
        pad = self.look["padding"]
        if cell.vertical:
            cell.lines = list(cell.paragraphs)
            return
        room = self.cell_width(cell) - 2 * pad
        size, font = self.size(cell), self.fonts.font(self.face(cell))
        measure = lambda c: font.width(c) * size / 1000
        cell.lines = []
        for paragraph in cell.paragraphs:
            if paragraph:
                cell.lines += break_lines(paragraph, room, measure, self.look["break_anywhere"])
        if cell.label and cell.lines and max(sum(map(measure, t)) for t in cell.lines) > room + 0.1:
            raise ValueError(f"label does not fit its cell: {cell.paragraphs}")

    def needed(self, cell, lines=None):
        pad = self.look["padding"]
        lines = cell.lines if lines is None else lines
        if cell.vertical:
            return self._vertical_length(cell) + 2 * pad
        return max(1, len(lines)) * self.lead(cell) + 2 * pad

    def _vertical_length(self, cell):
        text, size = "".join(cell.paragraphs), self.size(cell)
        if self.look["vertical"] == "rotated":
            return self.fonts.width(self.face(cell), text, size)
        return len(text) * size * 1.05

    def _row_heights(self):
        heights = [0.0] * self.grid.rows
        spanning = []
        for cell in self.grid.cells:
            if cell.row_span == 1:
                heights[cell.row] = max(heights[cell.row], self.needed(cell))
            else:
                spanning.append(cell)
        least = self.look.get("row_height", 0)
        heights = [max(h, least) for h in heights]
        for cell in sorted(spanning, key=lambda c: (c.row_span, c.row)):
            rows = range(cell.row, cell.row + cell.row_span)
            short = self.needed(cell) - sum(heights[r] for r in rows)
            if short > 0:
                for r in rows:
                    heights[r] += short / cell.row_span
        self.heights = heights

    def height(self):
        return sum(self.heights)

    def fragments(self, room, room_on_next):
        """Cuts the table: `room` points are left on this page, `room_on_next` on the others.
        None stands for a page on which nothing of it fits."""
        progress = {}  # cell -> lines already set
        pieces, out = [], []
        left = room
        head = sum(self.heights[: self.grid.heading_rows]) if self.grid.repeat else 0
        least = self.heights[0] if not self.grid.heading_rows else \
            sum(self.heights[: self.grid.heading_rows + 1])
        if least > room and room < room_on_next - 1:
            out.append(None)
            left = room_on_next
        for row in range(self.grid.rows):
            height, begins = self.heights[row], True
            while True:
                if height <= left + 0.01:
                    pieces.append(_Piece(row, height, begins, True))
                    self._set_rest(row, progress)
                    left -= height
                    break
                cut = self._cut(row, left, progress) if self._may_cut(row, left) else None
                if cut is None and not pieces:
                    raise ValueError("a row is higher than a page and may not be cut")
                if cut is not None:
                    pieces.append(_Piece(row, left, begins, False))
                    height, begins = cut, False
                out.append(pieces)
                pieces = []
                left = room_on_next
                if self.grid.repeat and row >= self.grid.heading_rows:
                    pieces = [_Piece(r, self.heights[r], True, True)
                              for r in range(self.grid.heading_rows)]
                    left -= head
        out.append(pieces)
        return self._build(out)

    def _may_cut(self, row, left):
        return self.grid.split_rows and row >= self.grid.heading_rows and \
            left > 2 * self.look["padding"] + 2 * self.look["cell_size"] * LEADING

    def _row_cells(self, row):
        return [c for c in self.grid.cells if c.row == row and c.row_span == 1]

    def _set_rest(self, row, progress):
        for cell in self._row_cells(row):
            progress[cell] = len(cell.lines)

    def _cut(self, row, left, progress):
        """Sets what fits into `left` points; the height of the rest, None if nothing would fit."""
        cells = self._row_cells(row)
        if any(cell.vertical for cell in cells):
            return None
        room = left - 2 * self.look["padding"]
        fits = {c: min(len(c.lines) - progress.get(c, 0), int(room / self.lead(c))) for c in cells}
        left_over = [c for c in cells if fits[c] < len(c.lines) - progress.get(c, 0)]
        if not left_over or max(fits[c] for c in left_over) < 1:
            return None
        rest = 0.0
        for cell in cells:
            progress.setdefault(cell, 0)
            progress[cell] += fits[cell]
            cell.cuts.append(progress[cell])
            remaining = cell.lines[progress[cell]:]
            rest = max(rest, self.needed(cell, remaining) if remaining else 0)
        return max(rest, self.look["cell_size"] * LEADING + 2 * self.look["padding"])

    def _build(self, pages):
        fragments, poured = [], {}
        for pieces in pages:
            fragments.append(None if pieces is None else self._fragment(pieces, poured))
        return fragments

    def _fragment(self, pieces, poured):
        tops, at = {}, 0.0
        for index, piece in enumerate(pieces):
            tops[index] = at
            at += piece.height
        parts = []
        by_row = {}
        for index, piece in enumerate(pieces):
            by_row.setdefault(piece.row, []).append(index)
        for cell in self.grid.cells:
            here = [i for r in range(cell.row, cell.row + cell.row_span) for i in by_row.get(r, [])]
            if not here:
                continue
            top, bottom = tops[here[0]], tops[here[-1]] + pieces[here[-1]].height
            begins = pieces[here[0]].row == cell.row and pieces[here[0]].begins
            ends = pieces[here[-1]].row == cell.row + cell.row_span - 1 and pieces[here[-1]].ends
            lines = self._lines_here(cell, bottom - top, begins, ends, poured)
            parts.append(Part(cell, self.x[cell.column], top, self.cell_width(cell), bottom - top,
                              lines, begins, ends))
        return Fragment(parts, self.x[-1], at)

    def _lines_here(self, cell, height, begins, ends, poured):
        """The lines of a cell on this page: a repeated heading is whole again."""
        start = poured.get(cell, 0)
        if begins:
            start = 0
        if ends:
            stop = len(cell.lines)
        elif cell.vertical:
            stop = len(cell.lines) if height >= self.needed(cell) else start
        elif cell.cuts:
            stop = next((c for c in cell.cuts if c > start), start)
        else:
            room = int((height - 2 * self.look["padding"] + 0.01) / self.lead(cell))
            stop = min(len(cell.lines), start + max(room, 0))
        poured[cell] = stop
        return cell.lines[start:stop]
