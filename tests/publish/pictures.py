"""Pages drawn by poppler and MuPDF, and where two pictures of one page differ."""
import shutil
import subprocess


def run(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, timeout=120)


def pixels(ppm):
    fields = ppm.split(b"\n", 3)
    width, height = map(int, fields[1].split())
    return width, height, fields[3]


def by_poppler(path, page):
    """Width, height and pixels of a page at 72 dpi: a pixel a point, of the page as it is seen."""
    return pixels(run("pdftoppm", "-cropbox", "-r", "72", "-f", page, "-l", page, path).stdout)


def by_mupdf(path, page):
    return pixels(run("mutool", "draw", "-q", "-r", "72", "-F", "ppm", "-o", "-", path, page).stdout)


def drawers():
    """By name; what is not installed is left out."""
    found = {"poppler": by_poppler}
    if shutil.which("mutool"):
        found["mupdf"] = by_mupdf
    return found


FAINT = 40  # of 255: MuPDF smooths letters another way where anything on the page is blended


def changed(before, after):
    """The pixels that differ to the eye, as (x, y)."""
    width, height, old = before
    new = after[2]
    points = []
    for y in range(height):
        row = slice(3 * width * y, 3 * width * (y + 1))
        if old[row] != new[row]:
            a, b = old[row], new[row]
            points += [(x, y) for x in range(width)
                       if any(abs(a[i] - b[i]) > FAINT for i in range(3 * x, 3 * x + 3))]
    return points


def area(points):
    """The box around them, None for no points."""
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1
