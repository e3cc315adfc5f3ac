"""A bar chart with a curve over it, as appendices have them: lines and areas that are no table."""

from .typeset import set_text

HEIGHT = 170.0


def nice_step(highest):
    """The smallest step of 1, 2 or 5 with zeros that parts the axis into eight at most."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if highest <= 8 * step:
                return step
        power *= 10


def draw_chart(canvas, x, y, width, bars, curve, labels, unit, face, fonts):
    """Bars for the first series, a broken line for the second, years below, values at the left."""
    left, bottom = x + 60, y + HEIGHT - 24
    room, top = width - 70, y + 16
    step = nice_step(max(bars))
    highest = (max(bars) // step + 1) * step
    scale = (bottom - top) / highest
    set_text(canvas, f"（{unit}）", x, y + 8, 8, face, fonts)
    for value in range(0, highest + 1, step):
        at = bottom - value * scale
        canvas.line(left, at, left + room, at, 0.3 if value else 0.75)
        set_text(canvas, f"{value:,}", x, at + 3, 8, face, fonts, "right", 54)
    canvas.line(left, top, left, bottom, 0.75)
    slot = room / len(bars)
    points = []
    for index, (value, other) in enumerate(zip(bars, curve)):
        start = left + index * slot
        canvas.fill(start + slot * 0.25, bottom - value * scale, slot * 0.5, value * scale, 0.6)
        points.append((start + slot / 2, bottom - other * scale))
        set_text(canvas, labels[index], start, bottom + 14, 8, face, fonts, "center", slot)
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        canvas.line(x0, y0, x1, y1, 1.2)
