"""Simple fonts: one byte a character.

`codes` "arbitrary": subsets of up to 200 characters with codes counted from 1 in the order of code
points, and ToUnicode: how LibreOffice wrote Japanese for years.
`codes` "WinAnsi": Latin letters and digits under WinAnsiEncoding without ToUnicode, as Word writes
them beside a composite font for the rest.
"""

from ..pdf import Name
from .base import PdfFont, subset_name, to_unicode

BLOCK = 200


class SimpleFont(PdfFont):
    def prepare(self, characters):
        self.place = {}
        self.blocks = []
        if self.spec["codes"] == "WinAnsi":
            self._add_block(characters, {c: c.encode("cp1252")[0] for c in characters})
            return
        for at in range(0, len(characters), BLOCK):
            block = characters[at : at + BLOCK]
            self._add_block(block, {c: i for i, c in enumerate(block, 1)})

    def _add_block(self, characters, codes):
        if not characters:
            return
        for character, code in codes.items():
            self.place[character] = (len(self.blocks), code)
        self.blocks.append(codes)

    def encode(self, character):
        block, code = self.place[character]
        return block, bytes([code])

    def objects(self, writer):
        return [self._object(writer, number, codes) for number, codes in enumerate(self.blocks)]

    def _object(self, writer, number, codes):
        latin = self.spec["codes"] == "WinAnsi"
        data, _ = self.face.font.subset(list(codes), None if latin else codes)
        name = subset_name(self.face.embedded_name, 1000 * number + len(codes))
        by_code = {code: character for character, code in codes.items()}
        first, last = min(by_code), max(by_code)
        widths = [self.width(by_code[c]) if c in by_code else 0 for c in range(first, last + 1)]
        font = {"Type": Name("Font"), "Subtype": Name("TrueType"), "BaseFont": Name(name),
                "FirstChar": first, "LastChar": last, "Widths": widths,
                "FontDescriptor": self.face.descriptor(name, 32 if latin else 4, writer, data)}
        if latin:
            font["Encoding"] = Name("WinAnsiEncoding")
        else:
            font["ToUnicode"] = writer.add(to_unicode(by_code, 1))
        return writer.add(font)
