"""Printed numbers, and the sums in which they take part.

A digit can only be missed where something contradicts it. So places are taken from sums that close
in the sound report: bracketed parts, chains of cumulative counts, effects and their totals.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

NUMBER = re.compile(r"[▲△－-]?[ ]?[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?")
UNIT = re.compile(r"(千円|百万円|億円|万円|円|件|名|人|団体|手続|施設|組織|回|冊|時間|ha|%|％|アクセス／月)")
OPEN, CLOSE = "（(", "）)"


@dataclass(frozen=True)
class Figure:
    begin: int
    end: int
    text: str
    value: Decimal
    unit: str
    depth: int


def value_of(text):
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    return Decimal(re.sub(r"^[▲△−-]", "-", plain))


def figures_of(text):
    """Numbers that have a unit behind them."""
    found = []
    for match in NUMBER.finditer(text):
        unit = UNIT.match(text, match.end())
        before = text[match.start() - 1] if match.start() else ""
        if not unit or before.isalnum() and before.isascii():
            continue
        begin = match.start()
        while text[begin] in "-－ " and begin < match.end():  # a dash between words is no sign
            begin += 1
        depth = sum(text.count(c, 0, begin) for c in OPEN) \
            - sum(text.count(c, 0, begin) for c in CLOSE)
        printed = text[begin : match.end()]
        found.append(Figure(begin, match.end(), printed, value_of(printed), unit.group(), depth))
    return found


def compositions(text):
    """Lists [head, part, part, …] of figures that close: 412件（不動産21件、預金236件、…）."""
    found = []
    figures = figures_of(text)
    for index, head in enumerate(figures):
        behind = text[head.end + len(head.unit) :].lstrip()
        if head.depth or not behind or behind[0] not in OPEN:
            continue
        parts = []
        for part in figures[index + 1 :]:
            if part.depth == 0:
                break
            if part.unit == head.unit:
                parts.append(part)
        if len(parts) > 1 and sum(p.value for p in parts) == head.value:
            found.append([head] + parts)
    return found


def cumulative(text):
    """(total, increment) of 合計15件（新規3件）; None if there is none."""
    match = re.search(r"(合計|累計)", text)
    if not match:
        return None
    behind = [f for f in figures_of(text) if f.begin >= match.end()]
    if not behind or behind[0].depth:
        return None
    follows = len(behind) > 1 and behind[1].depth and behind[1].unit == behind[0].unit
    return behind[0], behind[1] if follows else None


def digit_changes(text):
    """(new text, what) for each digit made one higher (9 becomes 8)."""
    for at, character in enumerate(text):
        if character.isdigit():
            digit = int(character)
            new = digit + 1 if digit < 9 else 8
            yield text[:at] + _like(character, new) + text[at + 1 :], f"digit {digit} -> {new}"


def digit_swaps(text):
    places = [i for i, c in enumerate(text) if c.isdigit()]
    for one, two in zip(places, places[1:]):
        a, b = text[one], text[two]
        if a == b or (one == places[0] and int(b) == 0):
            continue
        chars = list(text)
        chars[one], chars[two] = b, a
        yield "".join(chars), f"digits {a}{b} swapped"


def _like(character, digit):
    return chr(ord(character) - int(character) + digit)


def with_value(printed, value):
    """The number `value` written as `printed` is: its decimals and commas."""
    plain = unicodedata.normalize("NFKC", printed)
    decimals = len(plain.partition(".")[2])
    commas = "," if "," in plain or abs(value) >= 10000 else ""
    text = f"{value:{commas}.{decimals}f}"
    if plain != printed:
        text = text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return text
