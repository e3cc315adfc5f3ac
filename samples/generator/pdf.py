"""PDF objects and the file around them (ISO 32000-1 §7).

Values are plain Python: dict, list, int, float, bool, None, bytes (a string, written in hex), and
the classes below. Nothing here asks for the time or for random numbers: the file identifier is the
digest of the objects, so the same report gives the same bytes.
"""

import hashlib
import zlib


class Name(str):
    """/Name"""


class Ref(int):
    """An indirect reference: the object number."""


class Raw(str):
    """Text that is written as it stands."""


class Stream:
    """A stream object; `data` is deflated when the file is written, unless it has a filter."""

    def __init__(self, data, entries=None):
        self.data = data
        self.entries = dict(entries or {})


def number(value):
    """A PDF number with at most four places behind the point and no exponent."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _name(text):
    out = []
    for byte in text.encode("utf-8"):
        plain = 33 <= byte <= 126 and chr(byte) not in "#()<>[]{}/%"
        out.append(chr(byte) if plain else f"#{byte:02X}")
    return "/" + "".join(out)


def serialise(value):
    if isinstance(value, Ref):
        return f"{int(value)} 0 R"
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, Name):
        return _name(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, (bytes, bytearray)):
        return "<" + bytes(value).hex().upper() + ">"
    if isinstance(value, (list, tuple)):
        return "[" + " ".join(serialise(v) for v in value) + "]"
    if isinstance(value, dict):
        return "<<" + " ".join(f"{_name(k)} {serialise(v)}" for k, v in value.items()) + ">>"
    raise TypeError(f"no PDF value: {type(value)}")


class Writer:
    """Collects objects and writes the file.

    `xref`: "table" (PDF 1.4) or "stream" (PDF 1.5: objects in object streams, as newer programs
    write them). `compress`: False leaves streams readable, as some converters do.
    """

    def __init__(self, producer, xref="table", compress=True):
        self.producer = producer
        self.xref = xref
        self.compress = compress
        self.objects = []

    def reserve(self):
        self.objects.append(None)
        return Ref(len(self.objects))

    def add(self, value):
        ref = self.reserve()
        self.put(ref, value)
        return ref

    def put(self, ref, value):
        self.objects[ref - 1] = value

    def _stream_parts(self, stream):
        entries, data = dict(stream.entries), stream.data
        if self.compress and "Filter" not in entries and len(data) > 60:
            data = zlib.compress(data, 6)
            entries["Filter"] = Name("FlateDecode")
        entries["Length"] = len(data)
        return entries, data

    def _body(self, value):
        if isinstance(value, Stream):
            entries, data = self._stream_parts(value)
            head = serialise(entries).encode("ascii")
            return head + b"\nstream\n" + data + b"\nendstream"
        return serialise(value).encode("ascii")

    def finish(self, root):
        info = self.add({"Producer": self.producer.encode("ascii")})
        bodies = [self._body(value) for value in self.objects]
        digest = hashlib.md5(b"\0".join(bodies)).digest()
        trailer = {"Root": root, "Info": info, "ID": [digest, digest]}
        if self.xref == "stream":
            return self._with_object_streams(bodies, trailer)
        return self._with_table(bodies, trailer)

    @staticmethod
    def _with_table(bodies, trailer):
        out = bytearray(b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")
        offsets = []
        for index, body in enumerate(bodies, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n" % index + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
        for offset in offsets:
            out += b"%010d 00000 n \n" % offset
        entries = {"Size": len(bodies) + 1, **trailer}
        out += b"trailer\n" + serialise(entries).encode("ascii")
        out += b"\nstartxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _with_object_streams(self, bodies, trailer):
        out = bytearray(b"%PDF-1.5\n%\xE2\xE3\xCF\xD3\n")
        where = {}  # number -> (type, offset or stream, index)
        packed = [n for n, v in enumerate(self.objects, 1) if not isinstance(v, Stream)]
        for index, body in enumerate(bodies, 1):
            if isinstance(self.objects[index - 1], Stream):
                where[index] = (1, len(out), 0)
                out += b"%d 0 obj\n" % index + body + b"\nendobj\n"
        next_number = len(bodies) + 1
        for at in range(0, len(packed), 100):
            numbers = packed[at : at + 100]
            head, data = [], bytearray()
            for index, n in enumerate(numbers):
                head.append(f"{n} {len(data)}")
                data += bodies[n - 1] + b"\n"
                where[n] = (2, next_number, index)
            first = (" ".join(head) + "\n").encode("ascii")
            entries = {"Type": Name("ObjStm"), "N": len(numbers), "First": len(first)}
            stream = self._body(Stream(first + bytes(data), entries))
            where[next_number] = (1, len(out), 0)
            out += b"%d 0 obj\n" % next_number + stream + b"\nendobj\n"
            next_number += 1
        start = len(out)
        where[next_number] = (1, start, 0)
        rows = bytearray(b"\0" + (0).to_bytes(4, "big") + (65535).to_bytes(2, "big"))
        for n in range(1, next_number + 1):
            kind, offset, index = where[n]
            rows += bytes([kind]) + offset.to_bytes(4, "big") + index.to_bytes(2, "big")
        entries = {"Type": Name("XRef"), "Size": next_number + 1, "W": [1, 4, 2], **trailer}
        body = self._body(Stream(bytes(rows), entries))
        out += b"%d 0 obj\n" % next_number + body + b"\nendobj\n"
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)
