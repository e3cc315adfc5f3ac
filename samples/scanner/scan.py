"""scan(PDF, OUT, CONDITION): each page as one picture, askew, noisy, coarse, as the condition says."""

import math
import os
import random
import subprocess
import tempfile
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Condition:
    name: str
    dpi: int = 200
    skew: float = 0.0  # degrees, counter-clockwise
    noise: int = 0  # grey levels by which a sample may be off
    two_levels: bool = False
    jpeg: int = 0  # quality, 0 for lossless
    rows: int = 0  # rows an inch where they are not as many as columns; no shade becomes dots then


CONDITIONS = [
    Condition("200dpi"),
    Condition("150dpi", dpi=150),
    Condition("300dpi", dpi=300),
    Condition("skew+2", skew=2.0),
    Condition("skew-2", skew=-2.0),
    Condition("noise", noise=40),
    Condition("black-white", two_levels=True),
    Condition("jpeg-q40", jpeg=40, skew=0.4),
    Condition("fax", dpi=204, two_levels=True, skew=0.5),
    Condition("fax-coarse", dpi=204, rows=98, two_levels=True, skew=-0.3),
]


def _pages(pdf, folder, dpi, arguments, ending, rows=0):
    stem = os.path.join(folder, f"page-{dpi}")
    finer = ["-rx", str(dpi), "-ry", str(rows or dpi)]
    subprocess.run(["pdftoppm", *finer, *arguments, pdf, stem], check=True)
    names = [n for n in os.listdir(folder) if n.startswith(f"page-{dpi}") and n.endswith(ending)]
    pages = []
    for name in sorted(names):
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            pages.append(file.read())
        os.remove(path)
    return pages


def _netpbm(data):
    """Width, height and samples of a P4 or P5 file as pdftoppm writes it."""
    fields, at = [], 0
    want = 3 if data.startswith(b"P4") else 4
    while len(fields) < want:
        end = at
        while not data[end : end + 1].isspace():
            end += 1
        fields.append(data[at:end])
        at = end + 1
    return int(fields[1]), int(fields[2]), data[at:]


def _pdf(pages):
    """Pages are (points wide, points high, matrix, image dictionary, data)."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    kids = []
    for index, (wide, high, matrix, entries, data) in enumerate(pages):
        first = 3 + 3 * index
        kids.append(f"{first} 0 R")
        content = ("q " + " ".join(f"{n:.5f}" for n in matrix) + " cm /I Do Q").encode()
        objects[first] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide:.3f} {high:.3f}]/Contents {first + 1} 0 R"
            f"/Resources<</XObject<</I {first + 2} 0 R>>>>>>"
        ).encode()
        objects[first + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
        objects[first + 2] = (
            f"<</Type/XObject/Subtype/Image{entries}/Length {len(data)}>>stream\n".encode()
            + data
            + b"\nendstream"
        )
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    out = bytearray(b"%PDF-1.4\n")
    offsets = {}
    for number in sorted(objects):
        offsets[number] = len(out)
        out += b"%d 0 obj\n" % number + objects[number] + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number in sorted(objects):
        out += b"%010d 00000 n \n" % offsets[number]
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _grey_entries(width, height, bits=8):
    return (
        f"/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent {bits}"
        "/Filter/FlateDecode"
    )


def _black_or_white(width, height, grey):
    """Samples of a bit each, 1 is ink, rows on whole bytes."""
    digits = bytes(ord("1") if level < 128 else ord("0") for level in range(256))
    bits = grey.translate(digits)
    spare = -width % 8
    rows = (bits[y * width : (y + 1) * width] + b"0" * spare for y in range(height))
    return b"".join(int(row, 2).to_bytes(len(row) // 8, "big") for row in rows)


def _noisy(samples, amount, seed):
    source = random.Random(seed)
    # A table of shifts is walked at random: a fresh number a sample would take minutes.
    shifts = bytes(source.randrange(256) for _ in range(65536))
    out = bytearray(samples)
    for i, value in enumerate(samples):
        shift = shifts[(i * 40503 + (i >> 16) * 977) & 65535] * (2 * amount + 1) // 256 - amount
        out[i] = min(255, max(0, value + shift))
    return bytes(out)


def _askew(pdf, out, degrees, dpi):
    """The pages as pictures, turned by a number of degrees about their middles."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    with tempfile.TemporaryDirectory() as folder:
        pages = []
        for data in _pages(pdf, folder, 2 * dpi, ["-gray"], ".pgm"):
            width, height, samples = _netpbm(data)
            wide, high = width * 36 / dpi, height * 36 / dpi
            a, b, c, d = wide * cosine, wide * sine, -high * sine, high * cosine
            matrix = (a, b, c, d, wide / 2 - (a + c) / 2, high / 2 - (b + d) / 2)
            pages.append((wide, high, matrix, _grey_entries(width, height), zlib.compress(samples, 1)))
    with open(out, "wb") as file:
        file.write(_pdf(pages))


def scan(pdf, out, condition):
    with tempfile.TemporaryDirectory() as folder:
        if condition.skew:
            turned = os.path.join(folder, "turned.pdf")
            _askew(pdf, turned, condition.skew, condition.dpi)
            pdf = turned
        dpi = condition.dpi
        pages = []
        if condition.jpeg:
            arguments = ["-gray", "-jpeg", "-jpegopt", f"quality={condition.jpeg}"]
            grey = _pages(pdf, folder, dpi, ["-gray"], ".pgm")
            for plain, data in zip(grey, _pages(pdf, folder, dpi, arguments, ".jpg")):
                width, height, _ = _netpbm(plain)
                wide, high = width * 72 / dpi, height * 72 / dpi
                entries = (
                    f"/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8"
                    "/Filter/DCTDecode"
                )
                pages.append((wide, high, (wide, 0, 0, high, 0, 0), entries, data))
        else:
            dotted = condition.two_levels and not condition.rows
            kind = (["-mono"], ".pbm") if dotted else (["-gray"], ".pgm")
            for index, data in enumerate(_pages(pdf, folder, dpi, *kind, condition.rows)):
                width, height, samples = _netpbm(data)
                entries = _grey_entries(width, height, 1 if condition.two_levels else 8)
                if condition.two_levels and not dotted:
                    samples = _black_or_white(width, height, samples)
                if condition.two_levels:
                    entries += "/Decode[1 0]"  # a bit of a PBM file is ink
                if condition.noise:
                    samples = _noisy(samples, condition.noise, index)
                wide, high = width * 72 / dpi, height * 72 / (condition.rows or dpi)
                matrix = (wide, 0, 0, high, 0, 0)
                pages.append((wide, high, matrix, entries, zlib.compress(samples, 6)))
    with open(out, "wb") as file:
        file.write(_pdf(pages))
