"""Type 3 fonts: every glyph is a small drawing (ISO 32000-1 §9.6.5).

Outlines of TrueType are quadratic curves; PDF draws cubic ones, so each is raised by one degree.
"""

from ..pdf import Name, Raw, Stream, number
from .base import PdfFont, to_unicode

BLOCK = 200


class Type3Font(PdfFont):
    def prepare(self, characters):
        self.blocks = [characters[at : at + BLOCK] for at in range(0, len(characters), BLOCK)]
        self.place = {c: (n, i) for n, block in enumerate(self.blocks)
                      for i, c in enumerate(block, 1)}

    def encode(self, character):
        block, code = self.place[character]
        return block, bytes([code])

    def objects(self, writer):
        return [self._object(writer, block) for block in self.blocks]

    def _object(self, writer, block):
        procedures, names = {}, []
        for index, character in enumerate(block, 1):
            procedures[f"g{index}"] = writer.add(Stream(self._drawing(character)))
            names.append(Raw(f"/g{index}"))
        font = {
            "Type": Name("Font"), "Subtype": Name("Type3"), "FontBBox": [0, -200, 1000, 900],
            "FontMatrix": [0.001, 0, 0, 0.001, 0, 0], "CharProcs": procedures,
            "Encoding": {"Type": Name("Encoding"), "Differences": [1] + names},
            "FirstChar": 1, "LastChar": len(block), "Widths": [self.width(c) for c in block],
            "Resources": {},
            "ToUnicode": writer.add(to_unicode(dict(enumerate(block, 1)), 1)),
        }
        return writer.add(font)

    def _drawing(self, character):
        glyph = self.face.font.glyph(character)
        parts = [f"{self.width(character)} 0 0 -200 1000 900 d1"]
        for contour in self.face.font.paths(glyph):
            parts += _contour(contour, self.face.scale)
        if len(parts) > 1:
            parts.append("f")
        return "\n".join(parts).encode("ascii")


def _contour(points, scale):
    """Path operators for one closed contour of (x, y, on curve)."""
    if not points:
        return []
    start = next((i for i, p in enumerate(points) if p[2]), None)
    if start is None:  # no point on the curve: begin between the first two
        (x0, y0, _), (x1, y1, _) = points[-1], points[0]
        points = [((x0 + x1) / 2, (y0 + y1) / 2, True)] + points
        start = 0
    points = points[start:] + points[: start + 1]
    form = lambda *values: " ".join(number(float(round(v * scale, 1))) for v in values)
    x, y, _ = points[0]
    out = [form(x, y) + " m"]
    control = None
    for px, py, on in points[1:]:
        if on and control is None:
            out.append(form(px, py) + " l")
        elif on:
            out.append(_curve(x, y, control, px, py, form))
            control = None
        else:
            if control is not None:
                mx, my = (control[0] + px) / 2, (control[1] + py) / 2
                out.append(_curve(x, y, control, mx, my, form))
                x, y = mx, my
            control = (px, py)
            continue
        x, y = px, py
    out.append("h")
    return out


def _curve(x, y, control, px, py, form):
    cx, cy = control
    return form(x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3, px + 2 * (cx - px) / 3,
                py + 2 * (cy - py) / 3, px, py) + " c"
