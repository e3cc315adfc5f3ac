"""Reads a TrueType font (OpenType with `glyf`) and cuts a subset out of it.

The subset keeps what a PDF reader needs: head hhea maxp hmtx loca glyf, the hinting tables, and a
small cmap so that a reader without ToUnicode can still find the characters. Glyphs are renumbered:
0 is .notdef, then the characters asked for in code order, then the parts of composite glyphs.
Source: OpenType specification 1.9, chapters glyf, loca, cmap.
"""

import struct

ARGS_ARE_WORDS, HAVE_SCALE, MORE, XY_SCALE, TWO_BY_TWO = 0x1, 0x8, 0x20, 0x40, 0x80


def _tables(data):
    count = struct.unpack_from(">H", data, 4)[0]
    found = {}
    for i in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        found[tag.decode("ascii")] = data[offset : offset + length]
    return found


class TrueType:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.tables = _tables(file.read())
        head, hhea = self.tables["head"], self.tables["hhea"]
        self.units_per_em = struct.unpack_from(">H", head, 18)[0]
        self.box = struct.unpack_from(">4h", head, 36)
        self.ascent, self.descent = struct.unpack_from(">2h", hhea, 4)
        self.metric_count = struct.unpack_from(">H", hhea, 34)[0]
        self.glyph_count = struct.unpack_from(">H", self.tables["maxp"], 4)[0]
        long_loca = struct.unpack_from(">h", head, 50)[0] == 1
        loca = self.tables["loca"]
        if long_loca:
            self.loca = struct.unpack_from(f">{self.glyph_count + 1}I", loca)
        else:
            self.loca = [2 * v for v in struct.unpack_from(f">{self.glyph_count + 1}H", loca)]
        self.characters = self._read_cmap()

    def _read_cmap(self):
        cmap = self.tables["cmap"]
        count = struct.unpack_from(">H", cmap, 2)[0]
        best = None
        for i in range(count):
            platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * i)
            kind = struct.unpack_from(">H", cmap, offset)[0]
            if platform == 3 and kind in (4, 12) and (best is None or kind > best[0]):
                best = (kind, offset)
        if best is None:
            raise ValueError("font has no Unicode cmap")
        return (_format12 if best[0] == 12 else _format4)(cmap, best[1])

    def glyph(self, character):
        return self.characters.get(ord(character))

    def advance(self, glyph):
        """Width in font units."""
        index = min(glyph, self.metric_count - 1)
        return struct.unpack_from(">H", self.tables["hmtx"], 4 * index)[0]

    def _bearing(self, glyph):
        if glyph < self.metric_count:
            return struct.unpack_from(">h", self.tables["hmtx"], 4 * glyph + 2)[0]
        at = 4 * self.metric_count + 2 * (glyph - self.metric_count)
        return struct.unpack_from(">h", self.tables["hmtx"], at)[0]

    def outline(self, glyph):
        return self.tables["glyf"][self.loca[glyph] : self.loca[glyph + 1]]

    def subset(self, characters, codes=None):
        """(font file, {character: glyph in it}).

        With `codes` ({character: byte}) the cmap is that of a symbolic font: one byte codes, as a
        simple TrueType font of a PDF needs it, and no Unicode.
        """
        wanted = [0]
        mapping = {}
        for character in sorted(characters):
            glyph = self.glyph(character)
            if glyph is None:
                raise ValueError(f"font has no U+{ord(character):04X}")
            mapping[character] = len(wanted)
            wanted.append(glyph)
        number = {glyph: i for i, glyph in reversed(list(enumerate(wanted)))}
        at = 0
        while at < len(wanted):  # parts of composite glyphs may be composite themselves
            for part, _ in components(self.outline(wanted[at])):
                if part not in number:
                    number[part] = len(wanted)
                    wanted.append(part)
            at += 1
        cmap = _small_cmap(mapping) if codes is None else _byte_cmap(mapping, codes)
        return self._file(wanted, number, cmap), mapping

    def _file(self, wanted, number, cmap):
        glyf, loca, hmtx = bytearray(), [0], bytearray()
        for glyph in wanted:
            outline = bytearray(self.outline(glyph))
            for part, offset in components(outline):
                struct.pack_into(">H", outline, offset, number[part])
            glyf += outline + b"\0" * (-len(outline) % 4)
            loca.append(len(glyf))
            hmtx += struct.pack(">Hh", self.advance(glyph), self._bearing(glyph))
        head = bytearray(self.tables["head"])
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        hhea = bytearray(self.tables["hhea"])
        struct.pack_into(">H", hhea, 34, len(wanted))
        maxp = bytearray(self.tables["maxp"])
        struct.pack_into(">H", maxp, 4, len(wanted))
        tables = {"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "glyf": glyf,
                  "loca": struct.pack(f">{len(loca)}I", *loca), "cmap": cmap}
        for tag in ("cvt ", "fpgm", "prep"):
            if tag in self.tables:
                tables[tag] = self.tables[tag]
        return _assemble(tables)

    def paths(self, glyph, depth=0):
        """Contours as lists of (x, y, on curve), composite glyphs put together."""
        outline = self.outline(glyph)
        if not outline or depth > 5:
            return []
        contours = struct.unpack_from(">h", outline, 0)[0]
        if contours >= 0:
            return _simple_contours(outline, contours)
        found = []
        for part, offset in components(outline):
            flags = struct.unpack_from(">H", outline, offset - 2)[0]
            form = ">2h" if flags & ARGS_ARE_WORDS else ">2b"
            dx, dy = struct.unpack_from(form, outline, offset + 2)
            for contour in self.paths(part, depth + 1):
                found.append([(x + dx, y + dy, on) for x, y, on in contour])
        return found


def components(outline):
    """(glyph, offset of its number) of each part of a composite glyph; none for a simple one."""
    if len(outline) < 10 or struct.unpack_from(">h", outline, 0)[0] >= 0:
        return []
    found, at = [], 10
    while True:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        found.append((glyph, at + 2))
        at += 4 + (4 if flags & ARGS_ARE_WORDS else 2)
        at += 2 if flags & HAVE_SCALE else 4 if flags & XY_SCALE else 8 if flags & TWO_BY_TWO else 0
        if not flags & MORE:
            return found


def _simple_contours(outline, count):
    ends = struct.unpack_from(f">{count}H", outline, 10)
    at = 10 + 2 * count
    at += 2 + struct.unpack_from(">H", outline, at)[0]
    total = ends[-1] + 1 if ends else 0
    flags = []
    while len(flags) < total:
        flag = outline[at]
        at += 1
        flags.append(flag)
        if flag & 8:
            flags.extend([flag] * outline[at])
            at += 1
    axes = []
    for short, same in ((2, 16), (4, 32)):
        value, values = 0, []
        for flag in flags:
            if flag & short:
                value += outline[at] if flag & same else -outline[at]
                at += 1
            elif not flag & same:
                value += struct.unpack_from(">h", outline, at)[0]
                at += 2
            values.append(value)
        axes.append(values)
    points = list(zip(axes[0], axes[1], [bool(f & 1) for f in flags]))
    contours, begin = [], 0
    for end in ends:
        contours.append(points[begin : end + 1])
        begin = end + 1
    return contours


def _format4(cmap, at):
    segments = struct.unpack_from(">H", cmap, at + 6)[0] // 2
    unsigned = f">{segments}H"
    ends = struct.unpack_from(unsigned, cmap, at + 14)
    starts = struct.unpack_from(unsigned, cmap, at + 16 + 2 * segments)
    deltas = struct.unpack_from(unsigned, cmap, at + 16 + 4 * segments)
    offsets_at = at + 16 + 6 * segments
    offsets = struct.unpack_from(unsigned, cmap, offsets_at)
    found = {}
    for i in range(segments):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            if offsets[i] == 0:
                glyph = (code + deltas[i]) & 0xFFFF
            else:
                where = offsets_at + 2 * i + offsets[i] + 2 * (code - starts[i])
                glyph = struct.unpack_from(">H", cmap, where)[0]
                glyph = (glyph + deltas[i]) & 0xFFFF if glyph else 0
            if glyph:
                found[code] = glyph
    return found


def _format12(cmap, at):
    found = {}
    for i in range(struct.unpack_from(">I", cmap, at + 12)[0]):
        start, end, glyph = struct.unpack_from(">III", cmap, at + 16 + 12 * i)
        for code in range(start, end + 1):
            found[code] = glyph + code - start
    return found


def _small_cmap(mapping):
    table = _write_format4((ord(c), g) for c, g in mapping.items() if ord(c) < 0xFFFF)
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table


def _byte_cmap(mapping, codes):
    """(1,0) with the codes themselves and (3,0) with the codes in the private area F000."""
    glyphs = [0] * 256
    for character, code in codes.items():
        glyphs[code] = mapping[character]
    table6 = struct.pack(">HHHHH", 6, 10 + 512, 0, 0, 256) + struct.pack(">256H", *glyphs)
    table4 = _write_format4((0xF000 + code, mapping[c]) for c, code in codes.items())
    head = struct.pack(">HHHHIHHI", 0, 2, 1, 0, 20, 3, 0, 20 + len(table6))
    return head + table6 + table4


def _write_format4(pairs):
    """One segment for each run of consecutive codes and glyphs."""
    pairs = sorted(pairs)
    segments = []
    for code, glyph in pairs:
        last = segments[-1] if segments else None
        if last and code == last[1] + 1 and glyph == last[2] + code - last[0]:
            last[1] = code
        else:
            segments.append([code, code, glyph])
    segments.append([0xFFFF, 0xFFFF, 0])
    count = len(segments)
    power = 1
    while power * 2 <= count:
        power *= 2
    words = [2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power)]
    words += [s[1] for s in segments] + [0] + [s[0] for s in segments]
    words += [(s[2] - s[0]) & 0xFFFF for s in segments[:-1]] + [1]
    words += [0] * count
    body = struct.pack(f">{len(words)}H", *words)
    return struct.pack(">HHH", 4, len(body) + 6, 0) + body


def _checksum(data):
    data = bytes(data) + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF


def _assemble(tables):
    count = len(tables)
    power = 1
    while power * 2 <= count:
        power *= 2
    out = bytearray(struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1,
                                (count - power) * 16))
    offset = 12 + 16 * count
    body = bytearray()
    head_at = 0
    for tag in sorted(tables):
        data = bytes(tables[tag])
        entry = (tag.encode("ascii"), _checksum(data), offset + len(body), len(data))
        out += struct.pack(">4sIII", *entry)
        if tag == "head":
            head_at = offset + len(body)
        body += data + b"\0" * (-len(data) % 4)
    out += body
    struct.pack_into(">I", out, head_at + 8, (0xB1B0AFBA - _checksum(out)) & 0xFFFFFFFF)
    return bytes(out)
