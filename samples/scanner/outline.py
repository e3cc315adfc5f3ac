"""outline(PDF, OUT): each page drawn without a font, its letters as filled paths. Needs pdftocairo."""

import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def _style(element, inherited):
    """Presentation attributes, of `style` or by themselves."""
    own = dict(inherited)
    for part in element.get("style", "").split(";"):
        name, _, value = part.partition(":")
        if value:
            own[name.strip()] = value.strip()
    for name in ("fill", "stroke", "stroke-width", "fill-rule"):
        if element.get(name):
            own[name] = element.get(name)
    return own


def _colour(value):
    levels = re.findall(r"([0-9.]+)%", value)
    return [float(level) / 100 for level in levels] if len(levels) == 3 else None


def _path(data):
    """SVG's M L H V C Z, as pdftocairo writes them, as PDF operators."""
    operators = {"M": ("m", 2), "L": ("l", 2), "C": ("c", 6)}
    out = []
    at = [0.0, 0.0]
    for command, numbers in re.findall(r"([MLHVCZ])([^MLHVCZ]*)", data):
        values = [float(n) for n in re.findall(r"-?[0-9.]+(?:e-?[0-9]+)?", numbers)]
        if command == "Z":
            out.append("h")
        elif command in "HV":
            for value in values:
                at[command == "V"] = value
                out.append(f"{at[0]:.4f} {at[1]:.4f} l")
        else:
            operator, count = operators[command]
            for i in range(0, len(values) - count + 1, count):
                part = values[i : i + count]
                out.append(" ".join(f"{n:.4f}" for n in part) + " " + operator)
                at = part[-2:]
    return " ".join(out)


def _matrix(element):
    found = re.match(r"matrix\(([^)]*)\)", element.get("transform", ""))
    return found and " ".join(f"{float(n):.6f}" for n in found.group(1).split(","))


def _draw(element, style, glyphs, out):
    style = _style(element, style)
    if element.tag in (SVG + "defs", SVG + "clipPath", SVG + "mask"):
        return
    matrix = _matrix(element)
    shape = ""
    if element.tag == SVG + "use" and element.get(LINK, "")[1:] in glyphs:
        matrix = f"1 0 0 1 {float(element.get('x', 0)):.4f} {float(element.get('y', 0)):.4f}"
        shape = _path(glyphs[element.get(LINK)[1:]])
        style = dict(style, stroke="none")
    elif element.tag == SVG + "path":
        shape = _path(element.get("d", ""))
    elif element.tag == SVG + "rect" and element.get("width", "").replace(".", "").isdigit():
        x, y, w, h = (float(element.get(n, 0)) for n in ("x", "y", "width", "height"))
        shape = f"{x} {y} {w} {h} re"
    if matrix or shape:
        out.append("q " + (matrix + " cm" if matrix else ""))
    if shape:
        fill = _colour(style.get("fill", "rgb(0%,0%,0%)"))
        stroke = _colour(style.get("stroke", "none"))
        if fill:
            even_odd = "*" if style.get("fill-rule") == "evenodd" else ""
            out.append(" ".join(f"{n:.3f}" for n in fill) + f" rg {shape} f{even_odd}")
        if stroke:
            width = style.get("stroke-width", "1")
            out.append(" ".join(f"{n:.3f}" for n in stroke) + f" RG {width} w {shape} S")
    for child in element:
        _draw(child, style, glyphs, out)
    if matrix or shape:
        out.append("Q")


def _page(svg):
    root = ElementTree.fromstring(svg)
    wide, high = (float(root.get(n).rstrip("pt")) for n in ("width", "height"))
    glyphs = {}
    for holder in root.iter():
        path = holder.find(SVG + "path")
        if holder.get("id", "").startswith("glyph") and path is not None:
            glyphs[holder.get("id")] = path.get("d", "")
    out = []
    for child in root:
        _draw(child, {}, glyphs, out)
    return wide, high, "\n".join(out)


def _pdf(pages, place):
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for wide, high, content in pages:
        flip = f"q {place} cm 1 0 0 -1 0 {high:.4f} cm\n{content}\nQ".encode()
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide:.3f} {high:.3f}]"
            f"/Contents {len(objects) + 2} 0 R/Resources<<>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(flip), flip))
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def outline(pdf, out, place="1 0 0 1 0 0"):
    """`place`: a matrix that moves what is drawn, as `cm` takes it."""
    pages = []
    with tempfile.TemporaryDirectory() as folder:
        svg = os.path.join(folder, "page.svg")
        listed = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
        count = int(re.search(r"^Pages:\s*([0-9]+)", listed, re.M).group(1))
        for number in range(1, count + 1):
            subprocess.run(["pdftocairo", "-svg", "-f", str(number), "-l", str(number), pdf, svg],
                           check=True)
            with open(svg, encoding="utf-8") as file:
                pages.append(_page(file.read()))
    with open(out, "wb") as file:
        file.write(_pdf(pages, place))
