"""Lays a report out on pages, block by block, as the "flow" of a layout file says.

Blocks: cover, contents, prose, heading, text, table, each, side_by_side, chart, space, page. The
contents page needs the page numbers of what comes after it, so the whole report is laid out until
they stand still.
"""

import re

from .canvas import Canvas
from .chart import HEIGHT, draw_chart
from .fields import Scope
from .linebreak import break_lines
from .rulings import draw_rulings, draw_shades
from .tables import TableLayout, split_fragment
from .template import build_grid, condition, expand_text, repetitions
from .truth import Record, table_cells
from .typeset import ASCENT, set_part, set_text

SIZES = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55), "B4": (728.5, 1031.81)}

LOOK = {
    "cell_face": "mincho", "cell_size": 9.5, "cell_valign": "middle",
    "label_face": "gothic", "label_size": 9, "label_bold": "", "label_align": "center",
    "label_valign": "middle", "label_grey": 0.87, "label_ink": 0,
    "body_face": "mincho", "body_size": 10.5, "heading_face": "gothic",
    "heading_sizes": [14, 12, 11, 10.5], "heading_bold": "", "padding": 3, "row_height": 0,
    "break_anywhere": False, "vertical": "stacked",
}


class Document:
    def __init__(self, report, layout, style, fonts, ruling):
        self.report, self.layout, self.style = report, layout, style
        self.fonts, self.ruling = fonts, ruling
        self.look = {**LOOK, **layout.get("look", {})}
        self.scope = Scope(report=report, style=style)
        self.known = {}  # contents entry -> printed page, from the run before

    def lay_out(self):
        for _ in range(4):
            self.pages, self.entries, self.record = [], [], Record()
            self._start_page()
            self._blocks(self.layout["flow"], self.scope)
            pages = {i: entry["page"] for i, entry in enumerate(self.entries)}
            if pages == self.known:
                break
            self.known, self.old_entries = pages, self.entries
        else:
            raise RuntimeError("the page numbers of the contents do not settle")
        self._running()
        return self.pages

    # pages

    def _geometry(self):
        page = {**self.layout.get("page", {}), **self.page_change}
        width, height = SIZES[page.get("size", "A4")]
        if page.get("landscape"):
            width, height = height, width
        return width, height, page

    def _start_page(self, change=None):
        if change is not None or not self.pages:
            self.page_change = change or {}
        if self.pages and not self.pages[-1].ops:
            self.pages.pop()  # nothing was drawn on it
        width, height, page = self._geometry()
        self.canvas = Canvas(width, height, page.get("rotate", 0))
        self.pages.append(self.canvas)
        left, top, right, bottom = page.get("margins", [57, 62, 57, 62])
        self.left, self.right, self.top, self.bottom = left, width - right, top, height - bottom
        self.y = self.top

    @property
    def page_number(self):
        return len(self.pages)

    def printed_page(self, page):
        return page - self.layout.get("front_pages", 0)

    def _fresh(self):
        return self.y <= self.top + 0.01

    def _running(self):
        """Headers and page numbers."""
        header, footer = self.layout.get("header"), self.layout.get("footer", "{page}")
        total = self.printed_page(len(self.pages))
        for index, canvas in enumerate(self.pages, 1):
            number = self.printed_page(index)
            if number < 1:
                continue
            self.canvas = canvas
            width = canvas.width
            if header and index > 1:
                text = expand_text(header["text"], self.scope)[0][0]
                set_text(canvas, text, 57, 36, header.get("size", 8.5), self.look["body_face"],
                         self.fonts, header.get("align", "left"), width - 114)
            if footer:
                text = self.style.finish(footer.format(page=number, total=total))
                set_text(canvas, text, 57, canvas.height - 30, 9.5, self.look["body_face"],
                         self.fonts, "center", width - 114)

    # blocks

    def _blocks(self, blocks, scope):
        for block in blocks:
            if "each" in block:
                for inner in repetitions(block["each"], scope):
                    if condition(block, inner):
                        self._blocks(block["blocks"], inner)
            elif condition(block, scope):
                kind = next(k for k in ("cover", "contents", "prose", "heading", "text", "table",
                                        "side_by_side", "chart", "page", "space") if k in block)
                getattr(self, "_" + kind)(block, scope)

    def _page(self, block, scope):
        self._start_page(block["page"])

    def _space(self, block, scope):
        self.y += block["space"]

    def _cover(self, block, scope):
        width = self.right - self.left
        for line in block["cover"]:
            self.y = self.canvas.height * line["at"]
            for text in expand_text(line["text"], scope)[0]:
                set_text(self.canvas, text, self.left, self.y, line["size"],
                         line.get("face", self.look["heading_face"]), self.fonts, "center", width)
                self.y += line["size"] * 1.6
        self._start_page()

    def _line(self, text, size, face, x=None, align="left", bold="", room=None):
        """One line of running text at the cursor, on a new page if this one is full."""
        lead = size * 1.6
        if self.y + lead > self.bottom:
            self._start_page()
        x = self.left if x is None else x
        room = self.right - x if room is None else room
        baseline = self.y + (lead - size) / 2 + ASCENT * size
        x, width = set_text(self.canvas, text, x, baseline, size, face, self.fonts, align, room,
                            bold)
        box = (x, self.y, x + width, self.y + lead)
        self.y += lead
        return box

    def _paragraph(self, text, size, face, align="left", bold="", indent=0):
        font = self.fonts.font(face)
        lines = break_lines(text, self.right - self.left - indent,
                            lambda c: font.width(c) * size / 1000, self.look["break_anywhere"])
        return [self._line(line, size, face, self.left + indent, align, bold) for line in lines]

    def _prose(self, block, scope):
        for part in self.report.data[block["prose"]]:
            if isinstance(part, dict):
                self._heading({"heading": part["heading"], "level": part["level"]}, scope)
                continue
            text = self.report.text(part, self.style)
            boxes = self._paragraph(text, self.look["body_size"], self.look["body_face"])
            for amount in re.findall(r"\{amount:(\w+)\}", part):  # a headline repeated in prose
                for box in boxes:
                    self.record.place(("list", amount, "headline"), self.page_number, box)
        self.y += 6

    def _heading(self, block, scope):
        level = block.get("level", 1)
        size = self.look["heading_sizes"][level - 1]
        paragraphs, prints = expand_text(block["heading"], scope)
        text = paragraphs[0]
        if block.get("new_page") and not self._fresh():
            self._start_page()
        if self.y + block.get("keep", 90) > self.bottom:
            self._start_page()
        if not self._fresh():
            self.y += size * 0.8
        box = self._line(text, size, self.look["heading_face"], bold=self.look["heading_bold"],
                         align=block.get("align", "left"))
        for binding, printed in prints:
            self.record.note(binding, printed, True)
            self.record.place(binding, self.page_number, box)
        self.y += size * 0.3
        self.record.headings.append({"title": text, "page": self.page_number})
        if block.get("in_contents", True):
            self._entry("", text, level - 1)

    def _text(self, block, scope):
        size = block.get("size", self.look["body_size"])
        face = block.get("face", self.look["body_face"])
        paragraphs, prints = expand_text(block["text"], scope)
        if self.y + block.get("keep", 0) > self.bottom:
            self._start_page()
        for text in paragraphs:
            boxes = self._paragraph(text, size, face, block.get("align", "left"),
                                    block.get("bold", ""))
            for binding, printed in prints:
                self.record.note(binding, printed, True)
                self.record.place(binding, self.page_number, boxes[0])

    # contents

    def _entry(self, number, title, level, item=None):
        self.entries.append({"number": number, "title": title, "level": level,
                             "page": self.printed_page(self.page_number), "item": item})

    def _contents(self, block, scope):
        spec = block["contents"]
        size, face = spec.get("size", 10), self.look["body_face"]
        self._line(spec.get("title", "目　次"), 14, self.look["heading_face"],
                   align=spec.get("align", "center"))
        self.y += 8
        self.record.contents = []
        for entry in getattr(self, "old_entries", []):
            if entry["level"] > spec.get("levels", 9):
                continue
            if not spec.get("items", True) and entry["number"]:
                continue
            self._contents_line(entry, spec, size, face)
        self._start_page()

    def _contents_line(self, entry, spec, size, face):
        indent = spec.get("indent", 12) * entry["level"]
        text = f"{entry['number']} {entry['title']}".strip()
        if len(text) * size > self.right - self.left:
            raise ValueError(f"contents entry too long: {text}")
        shown = self.style.finish(spec.get("page", "{page}").format(page=entry["page"]))
        leader = spec.get("leader", "…")
        left, right = self.left + indent, self.right
        width = self.fonts.width(face, text, size)
        page_width = self.fonts.width(face, shown, size)
        room = right - left - width - page_width - size
        count = int(room / self.fonts.width(face, leader, size))
        line = text + " " + leader * max(count, 3)
        box = self._line(line, size, face, left)
        baseline = self.y - size * 1.6 + size * 0.3 + ASCENT * size
        set_text(self.canvas, shown, right - page_width, baseline, size, face, self.fonts)
        shown_entry = {key: entry[key] for key in ("number", "title", "level", "page")}
        self.record.contents.append(shown_entry)
        if entry["item"]:
            self.record.place(("item", entry["item"], "contents"), self.page_number, box)

    # tables

    def _table(self, block, scope):
        spec = self.layout["tables"][block["table"]]
        look = {**self.look, **spec.get("look", {})}
        width = (self.right - self.left) * spec.get("width", 1)
        grid = build_grid(spec, scope)
        if "spread" in spec:
            self._spread(grid, spec, look, width)
            return
        layout = TableLayout(grid, width, look, self.fonts)
        if "above" in spec:
            self._above(spec["above"], scope, width)
        room = self.bottom - self.y
        if block.get("keep_together") and layout.height() > room \
                and layout.height() <= self.bottom - self.top:
            self._start_page()
            room = self.bottom - self.y
        for index, fragment in enumerate(layout.fragments(room, self.bottom - self.top)):
            if index:
                self._start_page()
            if fragment is not None:
                self._draw(fragment, layout, self.left, spec)
                self.y += fragment.height
        self.y += spec.get("after", 12)

    def _spread(self, grid, spec, look, width):
        """A table over two facing pages, cut before the column "spread": each half has the whole
        width of its page, and rows go on at the same height."""
        cut = spec["spread"]
        left, right = sum(grid.widths[:cut]), sum(grid.widths[cut:])
        grid.widths = [w / left for w in grid.widths[:cut]] + [w / right for w in grid.widths[cut:]]
        layout = TableLayout(grid, 2 * width, look, self.fonts)
        room = self.bottom - self.y
        for index, fragment in enumerate(layout.fragments(room, self.bottom - self.top)):
            if index:
                self._start_page()
            if fragment is None:
                continue
            top = self.y
            for half in split_fragment(fragment, width):
                if half.side:
                    self._start_page()
                self.y = top
                self._draw(half, layout, self.left, spec)
            self.y = top + fragment.height
        self.y += spec.get("after", 12)

    def _above(self, above, scope, width):
        """A line over the table that names its unit or kind."""
        if self.y + 80 > self.bottom:
            self._start_page()
        text = expand_text(above["text"], scope)[0][0]
        self._line(text, above.get("size", 9), self.look["body_face"],
                   align=above.get("align", "right"), room=width)

    def _draw(self, fragment, layout, x, spec):
        y = self.y
        ruling = spec.get("ruling_look", self.ruling)
        draw_shades(self.canvas, fragment, x, y, ruling, layout.look["label_grey"])
        draw_rulings(self.canvas, fragment, x, y, ruling)
        for part in fragment.parts:
            set_part(self.canvas, part, x, y, layout, self.fonts)
            self._note(part, x, y)
        box = [round(v, 1) for v in (x, y, x + fragment.width, y + fragment.height)]
        self.record.tables.append((self.page_number, box, table_cells(fragment, x, y)))

    def _note(self, part, x, y):
        box = (x + part.x, y + part.y, x + part.x + part.width, y + part.y + part.height)
        for binding, printed in part.cell.prints:
            known = binding in self.record.places
            self.record.note(binding, printed, part.first and not part.cell.__dict__.get("noted"))
            self.record.place(binding, self.page_number, box)
            if binding[0] == "item" and binding[2] == "name" and not known:
                item = self.report.items[binding[1]]
                title = item.get("contents_name", printed)
                number = self.report.number(binding[1], self.style)
                self._entry(number, title, 3, binding[1])
        part.cell.noted = True

    def _chart(self, block, scope):
        """The first two series of an appendix as a chart."""
        if self.y + HEIGHT + 30 > self.bottom:
            self._start_page()
        appendix = scope["appendix"]
        first, last = appendix["years"]
        bars, curve = (series["values"] for series in appendix["series"][:2])
        title = f"{appendix['series'][0]['name']}と{appendix['series'][1]['name']}の推移"
        self._line(title, 10, self.look["heading_face"], align="center")
        labels = [self.style.finish(self.style.year(y, "{E}{y}")) for y in range(first, last + 1)]
        width = min(self.right - self.left, 480)
        draw_chart(self.canvas, self.left, self.y, width, bars, curve, labels, appendix["unit"],
                   self.look["body_face"], self.fonts)
        self.y += HEIGHT + 12

    def _side_by_side(self, block, scope):
        """Two or more tables next to each other, none of them broken."""
        gap = block.get("gap", 20)
        specs = [self.layout["tables"][name] for name in block["side_by_side"]]
        total = sum(s.get("width", 1) for s in specs)
        room = self.right - self.left - gap * (len(specs) - 1)
        layouts = [TableLayout(build_grid(s, scope), room * s.get("width", 1) / total,
                               {**self.look, **s.get("look", {})}, self.fonts) for s in specs]
        tallest = max(layout.height() for layout in layouts)
        if self.y + tallest > self.bottom:
            self._start_page()
        x = self.left
        for spec, layout in zip(specs, layouts):
            fragment = layout.fragments(self.bottom - self.y, self.bottom - self.top)[0]
            self._draw(fragment, layout, x, spec)
            x += fragment.width + gap
        self.y += tallest + 12
