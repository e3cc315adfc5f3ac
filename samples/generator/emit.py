"""Turns drawn pages into a PDF file, in the manner of one program ("writer").

A writer is an entry of looks/writers.json:
  coords   plain    y upwards, as most do
           flipped  one matrix turns the page over and every line of text turns back, as browsers do
           scaled   coordinates of a printer driver: 1/600 inch
  show     line     one Tj a line
           glyph    every character set by itself
           array    TJ with a number between the characters
           moves    one BT for many lines, relative Td
  wrap     true: the page is a form XObject, the content stream only calls it
  streams  number of parts the content stream is cut into, between operators
  origin   lower left corner of the MediaBox, where it is not 0 0
  unseen   a text that is on each page but not seen: invisible (render mode 3), outside the page,
           and clipped away
  xref, compress   see pdf.Writer
"""

from .canvas import FillOp, LineOp, PixelOp, PolygonOp, RectOp, TextOp
from .fonts.make import can_write_vertically, make_font
from .pdf import Name, Ref, Stream, Writer, number

SCALE = 0.12


class FontStore:
    """All fonts of a document under one encoding."""

    def __init__(self, encoding):
        self.encoding = encoding
        self.fonts = {}
        self.used = {}
        self.prefix = {}

    def can_write_vertically(self):
        return can_write_vertically(self.encoding)

    def font(self, face, vertical=False):
        key = (face, vertical)
        if key not in self.fonts:
            self.fonts[key] = make_font(face, self.encoding, vertical)
            self.used[key] = set()
        return self.fonts[key]

    def width(self, face, text, size):
        font = self.font(face)
        return sum(font.width(c) for c in text) * size / 1000

    def prepare(self, pages, unseen=""):
        if unseen:
            self.font("mincho")
            self.used[("mincho", False)].update(unseen)
        for page in pages:
            for op in page.ops:
                if isinstance(op, TextOp):
                    self.font(op.face, op.vertical)
                    self.used[(op.face, op.vertical)].update(op.text)
        keys = sorted(k for k, used in self.used.items() if used)
        for index, key in enumerate(keys, 1):
            self.prefix[key] = f"F{index}"
            self.fonts[key].prepare(sorted(self.used[key]))

    def resources(self, writer):
        found = {}
        for key in sorted(self.prefix):
            for block, ref in enumerate(self.fonts[key].objects(writer)):
                if ref is not None:
                    found[f"{self.prefix[key]}_{block}"] = ref
        return found

    def runs(self, face, vertical, text):
        """[(resource, [(code, width), ...]), ...]: a new run where the font object changes."""
        key = (face, vertical)
        font, runs = self.fonts[key], []
        for character in text:
            block, code = font.encode(character)
            resource = f"{self.prefix[key]}_{block}"
            if not runs or runs[-1][0] != resource:
                runs.append((resource, []))
            runs[-1][1].append((code, font.width(character)))
        return runs


class PageWriter:
    def __init__(self, page, style, fonts):
        self.page, self.style, self.fonts = page, style, fonts
        self.out = []
        self.coords = style.get("coords", "plain")
        self.unit = 1 / SCALE if self.coords == "scaled" else 1.0
        self.pixel_used = False

    def point(self, x, y):
        if self.coords == "flipped":
            return x, y
        return x * self.unit, (self.page.height - y) * self.unit

    def op(self, *parts):
        self.out.append(" ".join(p if isinstance(p, str) else number(float(p)) for p in parts))

    def content(self):
        self.op("q")
        self._page_matrix()
        for op in self.page.ops:
            {TextOp: self._text, LineOp: self._line, FillOp: self._fill,
             PixelOp: self._pixel, RectOp: self._rect, PolygonOp: self._polygon}[type(op)](op)
        if "unseen" in self.style:
            self._unseen(self.style["unseen"])
        self.op("Q")
        return [line.encode("ascii") for line in self.out]

    def _page_matrix(self):
        x, y = self.style.get("origin", [0, 0])
        if x or y:
            self.op(1, 0, 0, 1, x, y, "cm")
        width, height = self.page.width, self.page.height
        turn = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height),
                270: (0, -1, 1, 0, 0, width)}.get(self.page.rotate)
        if turn:
            self.op(*turn, "cm")
        if self.coords == "flipped":
            self.op(1, 0, 0, -1, 0, height, "cm")
        elif self.coords == "scaled":
            self.op(SCALE, 0, 0, SCALE, 0, 0, "cm")

    def _line(self, op):
        self.op("q")
        self.op(op.width * self.unit, "w")
        if op.dash:
            self.op("[" + " ".join(number(float(d * self.unit)) for d in op.dash) + "]", 0, "d")
        self.op(*self.point(op.x0, op.y0), "m")
        self.op(*self.point(op.x1, op.y1), "l")
        self.op("S")
        self.op("Q")

    def _unseen(self, text):
        middle = self.page.height / 2
        self.op(3, "Tr")
        self._text(TextOp(80, middle, text, 10, "mincho"))
        self.op(0, "Tr")
        self._text(TextOp(self.page.width + 40, middle, text, 10, "mincho"))
        self.op("q")
        self._path_of(FillOp(0, 0, 20, 20, 0))
        self.op("W n")
        self._text(TextOp(80, middle + 30, text, 10, "mincho"))
        self.op("Q")

    def _path_of(self, op):
        x, y = self.point(op.x, op.y + (0 if self.coords == "flipped" else op.height))
        self.op(x, y, op.width * self.unit, op.height * self.unit, "re")

    def _fill(self, op):
        self.op(op.grey, "g")
        self._path_of(op)
        self.op("f")
        self.op(0, "g")

    def _rect(self, op):
        self.op(op.line_width * self.unit, "w")
        self._path_of(op)
        self.op("S")

    def _pixel(self, op):
        self.pixel_used = True
        x, y = self.point(op.x, op.y + op.height)
        height = op.height * self.unit
        self.op("q")
        turned = -height if self.coords == "flipped" else height
        self.op(op.width * self.unit, 0, 0, turned, x, y, "cm")
        self.op("BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 00> EI" if op.inline else "/Px Do")
        self.op("Q")

    def _polygon(self, op):
        corners = [(op.x, op.y), (op.x + op.width, op.y), (op.x + op.width, op.y + op.height),
                   (op.x, op.y + op.height)]
        for index, corner in enumerate(corners):
            self.op(*self.point(*corner), "l" if index else "m")
        self.op("h")
        self.op("f*")

    def _text(self, op):
        if op.ink:
            self.op(op.ink, "g")
        if op.bold == "stroke":
            self.op(0.3 * self.unit, "w", 2, "Tr")
        self._show(op, 0)
        if op.bold == "twice":
            self._show(op, 0.25)
        if op.bold == "stroke":
            self.op(0, "Tr")
        if op.ink:
            self.op(0, "g")

    def _matrix(self, op, x, y):
        x, y = self.point(x, y)
        down = self.coords == "flipped"
        if op.angle == 90:
            return (0, -1, -1, 0, x, y) if down else (0, 1, -1, 0, x, y)
        return (1, 0, 0, -1 if down else 1, x, y)

    def _show(self, op, shift):
        show = self.style.get("show", "line")
        size = op.size * self.unit
        spacing = op.spacing * self.unit
        x, y = op.x + shift, op.y
        self.op("BT")
        for resource, codes in self.fonts.runs(op.face, op.vertical, op.text):
            self.op(f"/{resource}", size, "Tf")
            if show == "glyph":
                for code, width in codes:
                    self.op(*self._matrix(op, x, y), "Tm")
                    self.op(f"<{code.hex().upper()}> Tj")
                    x, y = self._advance(op, x, y, width)
                continue
            self.op(*self._matrix(op, x, y), "Tm")
            if show == "array":
                self._array(codes, spacing, size, op.vertical)
            else:
                if spacing:
                    self.op(-spacing if op.vertical else spacing, "Tc")
                self.op("<" + "".join(c.hex().upper() for c, _ in codes) + "> Tj")
                if spacing:
                    self.op(0, "Tc")
            for _, width in codes:
                x, y = self._advance(op, x, y, width)
        self.op("ET")

    def _array(self, codes, spacing, size, vertical):
        gap = -spacing / size * 1000
        parts = []
        for index, (code, _) in enumerate(codes):
            parts.append(f"<{code.hex().upper()}>")
            if index + 1 < len(codes):
                parts.append(number(float(-gap if vertical else gap)))
        self.op("[" + " ".join(parts) + "] TJ")

    @staticmethod
    def _advance(op, x, y, width):
        if op.vertical:
            return x, y + op.size + op.spacing
        step = width * op.size / 1000 + op.spacing
        return (x, y - step) if op.angle == 90 else (x + step, y)


def write_pdf(pages, style, fonts):
    """The bytes of a PDF with these pages."""
    fonts.prepare(pages, style.get("unseen", ""))
    writer = Writer(style.get("producer", "samples"), style.get("xref", "table"),
                    style.get("compress", True))
    root, tree, resources_ref = writer.reserve(), writer.reserve(), writer.reserve()
    kids = []
    for page in pages:
        drawing = PageWriter(page, style, fonts)
        lines = drawing.content()
        kids.append(_page(writer, page, style, lines, tree, resources_ref))
    pixel = writer.add(Stream(b"\0", {"Type": Name("XObject"), "Subtype": Name("Image"), "Width": 1,
                                      "Height": 1, "BitsPerComponent": 8,
                                      "ColorSpace": Name("DeviceGray")}))
    writer.put(resources_ref, {"Font": fonts.resources(writer), "XObject": {"Px": pixel},
                               "ProcSet": [Name("PDF"), Name("Text"), Name("ImageB")]})
    writer.put(tree, {"Type": Name("Pages"), "Kids": kids, "Count": len(kids)})
    writer.put(root, {"Type": Name("Catalog"), "Pages": tree})
    return writer.finish(root)


def _page(writer, page, style, lines, tree, resources):
    x, y = style.get("origin", [0, 0])
    width, height = page.width, page.height
    if page.rotate in (90, 270):
        width, height = height, width
    box = [x, y, x + width, y + height]
    entries = {"Type": Name("Page"), "Parent": tree, "MediaBox": box, "Resources": resources}
    if style.get("crop"):  # printer's margin around the page that is seen
        margin = style["crop"]
        entries["MediaBox"] = [x - margin, y - margin, x + width + margin, y + height + margin]
        entries["CropBox"] = box
    if page.rotate:
        entries["Rotate"] = page.rotate
    entries["Contents"] = _contents(writer, style, lines, box, resources, entries)
    return writer.add(entries)


def _contents(writer, style, lines, box, resources, entries):
    data = b"\n".join(lines) + b"\n"
    if style.get("wrap"):
        form = writer.add(Stream(data, {"Type": Name("XObject"), "Subtype": Name("Form"),
                                        "BBox": box, "Resources": resources}))
        entries["Resources"] = {"XObject": {"Fm0": form}}
        return writer.add(Stream(b"q\n/Fm0 Do\nQ\n"))
    parts = style.get("streams", 1)
    if parts == 1:
        return writer.add(Stream(data))
    refs, step = [], -(-len(lines) // parts)
    for at in range(0, len(lines), step):
        refs.append(writer.add(Stream(b"\n".join(lines[at : at + step]) + b"\n")))
    return [Ref(r) for r in refs]
