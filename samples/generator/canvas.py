"""A page as a list of drawings, in points from the top left of the page as it is seen.

Nothing is encoded here: fonts must first know every character that is used.
"""

from dataclasses import dataclass, field


@dataclass
class TextOp:
    x: float          # start of the line; for vertical writing its centre
    y: float          # baseline; for vertical writing the top
    text: str
    size: float
    face: str         # mincho, gothic, pgothic
    spacing: float = 0  # added after each character
    bold: str = ""    # "", "twice", "stroke"
    ink: float = 0    # grey of the letters, 0 black
    vertical: bool = False
    angle: int = 0    # 90: the line runs upwards


@dataclass
class LineOp:
    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    dash: tuple = ()


@dataclass
class RectOp:
    """The outline of a rectangle, stroked."""

    x: float
    y: float
    width: float
    height: float
    line_width: float


@dataclass
class FillOp:
    x: float
    y: float
    width: float
    height: float
    grey: float


@dataclass
class PixelOp:
    """An image of one pixel, stretched: how some programs print a ruling."""

    x: float
    y: float
    width: float
    height: float
    inline: bool = False  # within the content stream (BI … EI), as old printer drivers do


@dataclass
class PolygonOp:
    """A filled rectangle drawn corner by corner, as LibreOffice draws borders."""

    x: float
    y: float
    width: float
    height: float


@dataclass
class Canvas:
    width: float
    height: float
    rotate: int = 0
    ops: list = field(default_factory=list)

    def text(self, *args, **kwargs):
        self.ops.append(TextOp(*args, **kwargs))

    def line(self, *args, **kwargs):
        self.ops.append(LineOp(*args, **kwargs))

    def rect(self, *args):
        self.ops.append(RectOp(*args))

    def fill(self, *args):
        self.ops.append(FillOp(*args))

    def pixel(self, *args):
        self.ops.append(PixelOp(*args))

    def polygon(self, *args):
        self.ops.append(PolygonOp(*args))

    def seen_text(self):
        """All characters of the page, for a comparison with what a reader finds."""
        return "".join(op.text for op in self.ops if isinstance(op, TextOp))
