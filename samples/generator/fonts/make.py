"""Which class writes which entry of looks/encodings.json."""

from .embedded import EmbeddedFont
from .predefined import PredefinedFont
from .simple import SimpleFont
from .split import SplitFont
from .type3 import Type3Font

KINDS = {"embedded": EmbeddedFont, "predefined": PredefinedFont, "simple": SimpleFont,
         "type3": Type3Font, "split": SplitFont}


def make_font(face_key, spec, vertical=False):
    return KINDS[spec["kind"]](face_key, spec, vertical)


def can_write_vertically(spec):
    """Simple and Type 3 fonts have no vertical mode."""
    return spec["kind"] in ("embedded", "predefined")
