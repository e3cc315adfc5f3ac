"""What every font of a sample has in common.

A font first gives widths, while pages are laid out; then it is told every character that was used
(`prepare`), and only then can it encode. One font may need several PDF font objects (a simple font
holds 255 characters), so a code comes with the number of the object it belongs to.
"""

import functools

from ..pdf import Name, Stream
from .truetype import TrueType

FILES = {
    "mincho": ("/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf", "IPAMincho", "MS-Mincho"),
    "gothic": ("/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf", "IPAGothic", "MS-Gothic"),
    "pgothic": ("/usr/share/fonts/opentype/ipafont-gothic/ipagp.ttf", "IPAPGothic", "MS-PGothic"),
}


class Face:
    """A typeface: the font file and the names a PDF gives it."""

    def __init__(self, key):
        path, self.embedded_name, self.system_name = FILES[key]
        try:
            self.font = TrueType(path)
        except FileNotFoundError:
            raise FileNotFoundError(f"{path} is missing: install the package fonts-ipafont")
        self.scale = 1000 / self.font.units_per_em

    def width(self, character):
        """Advance in thousandths of the font size."""
        glyph = self.font.glyph(character)
        if glyph is None:
            raise ValueError(f"{self.embedded_name} has no U+{ord(character):04X} {character}")
        return round(self.font.advance(glyph) * self.scale)

    def descriptor(self, name, flags, writer, file_data=None):
        box = [round(v * self.scale) for v in self.font.box]
        entries = {"Type": Name("FontDescriptor"), "FontName": Name(name), "Flags": flags,
                   "FontBBox": box, "ItalicAngle": 0, "CapHeight": 700, "StemV": 80,
                   "Ascent": round(self.font.ascent * self.scale),
                   "Descent": round(self.font.descent * self.scale)}
        if file_data is not None:
            entries["FontFile2"] = writer.add(Stream(file_data, {"Length1": len(file_data)}))
        return writer.add(entries)


@functools.lru_cache(maxsize=None)
def face(key):
    return Face(key)


class PdfFont:
    """Base of all ways to write text. `spec` is the encoding's entry of looks/encodings.json."""

    def __init__(self, face_key, spec, vertical=False):
        self.face = face(face_key)
        self.spec = spec
        self.vertical = vertical
        self._widths = {}

    def width(self, character):
        """Advance in thousandths of the font size, across the line for horizontal writing."""
        if character not in self._widths:
            self._widths[character] = self._width(character)
        return self._widths[character]

    def _width(self, character):
        return self.face.width(character)

    def prepare(self, characters):
        """All characters that will be encoded, in order of code point."""
        raise NotImplementedError

    def encode(self, character):
        """(number of the font object, code bytes)"""
        raise NotImplementedError

    def objects(self, writer):
        """Writes the font objects; their references by number."""
        raise NotImplementedError


def subset_name(name, salt):
    """ABCDEF+Name, six letters from a number."""
    letters = []
    value = (salt + 1) * 2654435761 % (26**6)
    for _ in range(6):
        letters.append(chr(ord("A") + value % 26))
        value //= 26
    return "".join(letters) + "+" + name


def width_array(widths, default):
    """The W array for {CID: width}, runs of consecutive CIDs put together."""
    out, run, last = [], None, None
    for cid in sorted(c for c, w in widths.items() if w != default):
        if run is not None and cid == last + 1:
            run.append(widths[cid])
        else:
            run = [widths[cid]]
            out += [cid, run]
        last = cid
    return out


def to_unicode(mapping, code_bytes):
    """The ToUnicode stream for {code: text}."""
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
             "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
             "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def", "1 begincodespacerange",
             f"<{'00' * code_bytes}> <{'FF' * code_bytes}>", "endcodespacerange"]
    ranges, singles = _runs(mapping)
    form = f"0{2 * code_bytes}X"
    for at in range(0, len(singles), 100):
        part = singles[at : at + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{code:{form}}> <{_utf16(text)}>" for code, text in part]
        lines.append("endbfchar")
    for at in range(0, len(ranges), 100):
        part = ranges[at : at + 100]
        lines.append(f"{len(part)} beginbfrange")
        lines += [f"<{a:{form}}> <{b:{form}}> <{_utf16(text)}>" for a, b, text in part]
        lines.append("endbfrange")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return Stream("\n".join(lines).encode("ascii"))


def _utf16(text):
    return text.encode("utf-16-be").hex().upper()


def _runs(mapping):
    """Codes whose characters follow each other within one high byte become ranges."""
    ranges, singles = [], []
    run = []
    for code, text in sorted(mapping.items()):
        if run and code == run[-1][0] + 1 and len(text) == 1 and len(run[-1][1]) == 1 \
                and ord(text) == ord(run[-1][1]) + 1 and code & 0xFF and ord(text) & 0xFF:
            run.append((code, text))
            continue
        _close(run, ranges, singles)
        run = [(code, text)]
    _close(run, ranges, singles)
    return ranges, singles


def _close(run, ranges, singles):
    if len(run) > 1:
        ranges.append((run[0][0], run[-1][0], run[0][1]))
    else:
        singles.extend(run)
