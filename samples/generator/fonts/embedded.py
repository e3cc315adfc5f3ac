"""Composite fonts with the font file in them (CIDFontType2, Identity-H or Identity-V).

By `cids` and `to_unicode`:
- cids "glyph": the CID is the glyph number of the subset, as Word, LibreOffice and browsers write
  it. Without ToUnicode a reader has only the cmap of the embedded file to find the characters.
- cids "Adobe-Japan1": CIDs of the Adobe-Japan1 collection, with a CIDToGIDMap. Without ToUnicode
  the collection itself tells the characters.
"""

from ..pdf import Name, Stream
from . import cmaps
from .base import PdfFont, subset_name, to_unicode, width_array


class EmbeddedFont(PdfFont):
    def prepare(self, characters):
        self.characters = characters
        self.file, self.glyphs = self.face.font.subset(characters)
        if self.spec.get("cids") == "Adobe-Japan1":
            self.cids = {}
            for character in characters:
                cid = cmaps.cid_of(self.spec["through"], character)
                if cid is None:
                    raise ValueError(f"Adobe-Japan1 has no {character}")
                self.cids[character] = cid
        else:
            self.cids = dict(self.glyphs)

    def encode(self, character):
        return 0, self.cids[character].to_bytes(2, "big")

    def objects(self, writer):
        japan = self.spec.get("cids") == "Adobe-Japan1"
        name = subset_name(self.face.embedded_name, len(self.characters))
        widths = {self.cids[c]: self.width(c) for c in self.characters}
        system = {"Registry": b"Adobe", "Ordering": b"Japan1" if japan else b"Identity",
                  "Supplement": 6 if japan else 0}
        descendant = {
            "Type": Name("Font"), "Subtype": Name("CIDFontType2"), "BaseFont": Name(name),
            "CIDSystemInfo": system, "DW": 1000, "W": width_array(widths, 1000),
            "FontDescriptor": self.face.descriptor(name, 4, writer, self.file),
            "CIDToGIDMap": self._gid_map(writer) if japan else Name("Identity"),
        }
        font = {"Type": Name("Font"), "Subtype": Name("Type0"), "BaseFont": Name(name),
                "Encoding": Name("Identity-V" if self.vertical else "Identity-H"),
                "DescendantFonts": [writer.add(descendant)]}
        if self.spec.get("to_unicode"):
            radicals = self.spec.get("radicals", {})
            texts = {self.cids[c]: radicals.get(c, c) for c in self.characters}
            font["ToUnicode"] = writer.add(to_unicode(texts, 2))
        return [writer.add(font)]

    def _gid_map(self, writer):
        table = bytearray(2 * (max(self.cids.values()) + 1))
        for character, cid in self.cids.items():
            table[2 * cid : 2 * cid + 2] = self.glyphs[character].to_bytes(2, "big")
        return writer.add(Stream(bytes(table)))
