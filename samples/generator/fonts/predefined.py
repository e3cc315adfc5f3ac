"""Composite fonts that are not embedded, with a predefined Japanese CMap.

What Excel, Ichitaro and DocuWorks printed for thirty years: /MS-Mincho with 90ms-RKSJ-H and no font
file. Widths are those of a fixed pitch font: 500 for half width, 1000 for the rest.
"""

import unicodedata

from ..pdf import Name
from . import cmaps
from .base import PdfFont, width_array


class PredefinedFont(PdfFont):
    def _cmap(self):
        return self.spec["cmap"] + ("-V" if self.vertical else "-H")

    def _width(self, character):
        return 500 if unicodedata.east_asian_width(character) in ("Na", "H", "N") else 1000

    def prepare(self, characters):
        self.codes = {}
        for character in characters:
            code = cmaps.encode(self._cmap(), character)
            if code is None:
                raise ValueError(f"{self._cmap()} cannot write {character}")
            self.codes[character] = code

    def encode(self, character):
        return 0, self.codes[character]

    def objects(self, writer):
        name = self.face.system_name
        table = cmaps.code_to_cid(self._cmap())
        widths = {table[code]: self.width(c) for c, code in self.codes.items()}
        descendant = {
            "Type": Name("Font"), "Subtype": Name(self.spec.get("descendant", "CIDFontType2")),
            "BaseFont": Name(name),
            "CIDSystemInfo": {"Registry": b"Adobe", "Ordering": b"Japan1", "Supplement": 2},
            "DW": 1000, "W": width_array(widths, 1000),
            "FontDescriptor": self.face.descriptor(name, 7, writer),
        }
        base = name if self.spec.get("descendant") != "CIDFontType0" else f"{name}-{self._cmap()}"
        font = {"Type": Name("Font"), "Subtype": Name("Type0"), "BaseFont": Name(base),
                "Encoding": Name(self._cmap()), "DescendantFonts": [writer.add(descendant)]}
        return [writer.add(font)]
