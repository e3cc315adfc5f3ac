"""The kinds of errors that are really published, each as a generator of single mutations.

KINDS gives for each: its group (arithmetic, year, target, other), the categories under which a
finding counts, and the function that yields every place.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from .figures import (compositions, cumulative, digit_changes, digit_swaps, figures_of, value_of,
                      with_value)
from .tree import NAMESPACE, Insert, Remove, SetAttribute, SetText

EFFECT_SLIP = 1000


@dataclass
class Mutation:
    where: str
    changes: list
    item: str = None      # number of the item the finding must name, None for one over items
    year: int = None      # fiscal year, None if it may be any
    also: list = field(default_factory=list)  # other items that may be named as well
    hidden: bool = False  # the sum still closes under some rounding of all its figures


def _year(element):
    return int(element.get("fiscal-year", 0))


def _effects(tree, item):
    """[(year element, effect element)] with a value."""
    pairs = [(y, tree.child(y, "effect")) for y in tree.years(item)]
    return [(y, e) for y, e in pairs if e is not None and e.get("value") is not None]


def _row_total(tree, number):
    rows = [t for t in tree.totals() if t.get("item") == number and t.get("value")]
    return rows[0] if len(rows) == 1 else None


def _step(printed, unit):
    """One unit of the last digit of a printed number; 0 for a count and for whole yen."""
    places = -value_of(printed).as_tuple().exponent
    exact = unit in ("円", "件", "名", "人", "団体", "手続", "施設", "組織", "回", "冊")
    return Decimal(0) if exact and places <= 0 else Decimal(1).scaleb(-places)


def _rounds_away(change, figures):
    """By the interval rule: with every figure rounded to its last digit, n parts and a total that
    differ by `change` (total minus parts) may still be one sum: |change| <= the sum of all half
    steps. Cut off instead of rounded, the total may exceed the parts by less than n steps and fall
    short by less than one. `figures` are the steps, the total's first."""
    total, *parts = figures
    rounded = abs(change) <= (total + sum(parts)) / 2
    cut_off = -total < change < sum(parts)
    return (rounded or cut_off) and any(figures)


def _closing_items(tree):
    """Items whose effects add up to their row of the roll-up, exactly."""
    for item in tree.items():
        total, effects = _row_total(tree, item.get("number")), _effects(tree, item)
        if total is not None and len(effects) > 1 and \
                sum(Decimal(e.get("value")) for _, e in effects) == Decimal(total.get("value")):
            yield item, effects, total


def _set_amount(tree, element, printed):
    """An effect or total printed differently."""
    changes = tree.replace(element, element.text, printed)
    return changes + [SetAttribute(element, "value", str(value_of(printed)))]


def _closed_figures(tree):
    """(item, year, text element, figure, what) of every figure of a text that a sum proves."""
    for item in tree.items():
        chain = []
        for year in tree.years(item):
            actual = tree.child(year, "actual")
            if actual is None or not actual.text:
                continue
            for group in compositions(actual.text):
                steps = [_step(f.text, f.unit) for f in group]
                for figure in group:
                    sign = 1 if figure is group[0] else -1
                    yield item, year, actual, figure, "composition", (steps, sign)
            counted = cumulative(actual.text)
            if counted:
                chain.append((year, actual, *counted))
        for (_, _, before, _), (year, actual, total, increment) in zip(chain, chain[1:]):
            if increment and before.value + increment.value == total.value:
                steps = [_step(f.text, f.unit) for f in (total, before, increment)]
                yield item, year, actual, increment, "increment of a chain", (steps, -1)


def _in_texts(tree, edits):
    for item, year, actual, figure, what, (steps, sign) in _closed_figures(tree):
        for new, how in edits(figure.text):
            change = sign * (value_of(new) - figure.value)
            text = actual.text[: figure.begin] + new + actual.text[figure.end :]
            changes = tree.replace(actual, actual.text, text, place=actual)
            for cell in tree.cells_at(actual):
                if cell.text and figure.text in cell.text and changes[0].old not in cell.text:
                    changes.append(SetText(cell, cell.text.replace(figure.text, new, 1)))
            yield Mutation(f"{what} {figure.text}{figure.unit}: {how}", changes, item.get("number"),
                           _year(year), hidden=_rounds_away(change, steps))


def _in_amounts(tree, edits):
    for item, effects, total in _closing_items(tree):
        elements = [total] + [e for _, e in effects]
        steps = [_step(e.text, e.get("unit")) for e in elements]
        for element in elements:
            for new, how in edits(element.text):
                change = value_of(new) - value_of(element.text)
                if change:
                    change = change if element is total else -change
                    yield Mutation(f"amount {element.text}: {how}",
                                   _set_amount(tree, element, new), item.get("number"),
                                   hidden=_rounds_away(change, steps))


def digit_changed(tree):
    yield from _in_texts(tree, digit_changes)
    yield from _in_amounts(tree, digit_changes)


def digits_swapped(tree):
    yield from _in_texts(tree, digit_swaps)
    yield from _in_amounts(tree, digit_swaps)


def digit_inserted(tree):
    def edits(text):
        first = next(i for i, c in enumerate(text) if c.isdigit())
        yield text[: first + 1] + text[first:], "first digit doubled"
    yield from _in_amounts(tree, edits)


def digit_lost(tree):
    def edits(text):
        if sum(c.isdigit() for c in text) > 1:
            last = max(i for i, c in enumerate(text) if c.isdigit())
            yield text[:last] + text[last + 1 :], "last digit lost"
    yield from _in_amounts(tree, edits)


def sign_lost(tree):
    for item, effects, _ in _closing_items(tree):
        for _, effect in effects:
            value = Decimal(effect.get("value"))
            if value == 0:
                continue
            printed = effect.text.lstrip("▲△－- ") if value < 0 else "▲" + effect.text
            yield Mutation(f"{effect.text} -> {printed}", _set_amount(tree, effect, printed),
                           item.get("number"))


def stale_total(tree):
    """The total of the edition before the last year was added."""
    for item, effects, total in _closing_items(tree):
        value = Decimal(total.get("value")) - Decimal(effects[-1][1].get("value"))
        if value != Decimal(total.get("value")):
            printed = with_value(total.text, value)
            yield Mutation(f"total {total.text} -> {printed}", _set_amount(tree, total, printed),
                           item.get("number"))


def unit_slipped(tree):
    for item, effects, _ in _closing_items(tree):
        for _, effect in effects:
            if "." in effect.text:
                continue
            printed = with_value(effect.text, Decimal(effect.get("value")) * EFFECT_SLIP)
            yield Mutation(f"{effect.text} -> {printed}", _set_amount(tree, effect, printed),
                           item.get("number"))


def totals_swapped(tree):
    rows = [(item, total) for item, _, total in _closing_items(tree)]
    for (one, a), (two, b) in zip(rows, rows[1:]):
        if a.get("value") != b.get("value"):
            changes = _set_amount(tree, a, b.text) + _set_amount(tree, b, a.text)
            yield Mutation(f"{a.text} <-> {b.text}", changes, one.get("number"),
                           also=[two.get("number")])


def row_dropped(tree):
    for item in tree.items():
        years = tree.years(item)
        for year in years if len(years) > 2 else []:
            yield Mutation(f"row {year.get('label')}", [Remove(item, year)], item.get("number"),
                           _year(year))


def row_blank(tree):
    for item in tree.items():
        for year in tree.years(item):
            changes = []
            for name in ("actual", "grade", "effect"):
                element = tree.child(year, name)
                if element is None or not element.text:
                    continue
                changes += [SetText(element, ""), SetAttribute(element, "state", "blank")]
                if name == "effect":
                    changes.append(SetAttribute(element, "value", None))
                cells = [c for c in tree.cells_at(element) if c.text == element.text]
                changes += [SetText(cell, "") for cell in cells]
            if tree.child(year, "actual") is not None and changes:
                yield Mutation(f"row {year.get('label')}", changes, item.get("number"), _year(year))


def row_doubled(tree):
    for item in tree.items():
        for year in tree.years(item):
            yield Mutation(f"row {year.get('label')}", [Insert(item, year, tree.copy_of(year))],
                           item.get("number"))


def label_wrong(tree):
    """A row bears the label of the row above: one year twice, one not at all."""
    for item in tree.items():
        years = tree.years(item)
        for before, year in zip(years, years[1:]):
            changes = [SetAttribute(year, "label", before.get("label")),
                       SetAttribute(year, "fiscal-year", before.get("fiscal-year"))]
            yield Mutation(f"{year.get('label')} -> {before.get('label')}", changes,
                           item.get("number"))


def label_impossible(tree):
    """令和31年度 where 平成31 or 令和元 was meant."""
    for item in tree.items():
        for year in tree.years(item):
            changes = [SetAttribute(year, "label", "令和31年度"),
                       SetAttribute(year, "fiscal-year", "2049")]
            yield Mutation(f"{year.get('label')} -> 令和31年度", changes, item.get("number"))


def _is_due(target, year):
    return bool(target.get("every-year")) or year.get("fiscal-year") == target.get("fiscal-year")


def _measured(tree):
    """(item, target, year, actual, figure): the one figure of the due year in the target's unit."""
    for item in tree.items():
        for target in tree.targets(item):
            if target.get("baseline-year") or target.get("relation") not in ("at-least", "at-most"):
                continue
            for year in tree.years(item):
                actual = tree.child(year, "actual")
                if not _is_due(target, year) or actual is None or not actual.text:
                    continue
                figures = [f for f in figures_of(actual.text) if f.depth == 0
                           and f.unit.replace("％", "%") == target.get("unit")]
                ending = target.get("indicator", "")[-3:]
                named = [f for f in figures if ending in actual.text[: f.begin]]
                chosen = figures if len(figures) == 1 else named[:1]
                if chosen:
                    yield item, target, year, actual, chosen[0]


def _missing_value(target, share):
    """A value that misses the target by a share of it, at least by its last digit."""
    value = Decimal(target.get("value"))
    digit = Decimal(1).scaleb(value.as_tuple().exponent)
    gap = max((abs(value) * share).quantize(digit), digit)
    return value - gap if target.get("relation") == "at-least" else value + gap


def result_missed(tree):
    for item, target, year, actual, figure in _measured(tree):
        for share in (Decimal("0.005"), Decimal("0.1"), Decimal("0.4")):
            printed = with_value(figure.text, _missing_value(target, share))
            if value_of(printed) == figure.value:
                continue
            met = value_of(printed) >= Decimal(target.get("value")) \
                if target.get("relation") == "at-least" else \
                value_of(printed) <= Decimal(target.get("value"))
            if met:
                continue
            text = actual.text[: figure.begin] + printed + actual.text[figure.end :]
            what = f"{figure.text} -> {printed}{figure.unit} (target {target.get('value')})"
            yield Mutation(what, tree.replace(actual, actual.text, text), item.get("number"),
                           _year(year))


def target_moved(tree):
    """The target raised (or lowered) beyond what was reached."""
    for item, target, year, _, figure in _measured(tree):
        factor = Decimal("1.25") if target.get("relation") == "at-least" else Decimal("0.75")
        old = target.get("value")
        digit = Decimal(1).scaleb(Decimal(old).as_tuple().exponent)
        new = (figure.value * factor).quantize(digit)
        figures = figures_of(target.text or "")
        printed = next((f.text for f in figures if f.value == Decimal(old)), None)
        if printed is None or (target.get("every-year") and year is not tree.years(item)[-1]):
            continue
        shown = with_value(printed, new)
        changes = [SetAttribute(target, "value", str(value_of(shown))),
                   SetText(target, target.text.replace(printed, shown, 1))]
        content = tree.child(item, "content")
        if content is not None and printed in (content.text or ""):
            changes += tree.replace(content, printed, shown)
        yield Mutation(f"target {printed} -> {shown}", changes, item.get("number"), _year(year))


def name_changed(tree):
    """One character of an item's name, where the contents page has it otherwise."""
    titles = [e.get("title") for e in tree.root.iter(NAMESPACE + "entry")]
    for item in tree.items():
        name = item.get("name") or ""
        if len(name) > 3 and any(name in (t or "") for t in titles):
            changed = name[:-2] + ("改" if name[-2] != "改" else "新") + name[-1]
            yield Mutation(f"{name} -> {changed}", [SetAttribute(item, "name", changed)],
                           item.get("number"))


def total_row_dropped(tree):
    for item, _, total in _closing_items(tree):
        parent = next(p for p in tree.root.iter() if total in list(p))
        yield Mutation(f"roll-up row {total.get('name')}", [Remove(parent, total)],
                       item.get("number"), also=[None])


def entry_doubled(tree):
    """The same entry twice in a list of entries."""
    for item in tree.items():
        for year in tree.years(item):
            actual = tree.child(year, "actual")
            lines = (actual.text or "").split("\n") if actual is not None else []
            bullets = [line for line in lines if line.startswith("○") and len(line) > 8]
            if len(bullets) > 1:
                text = actual.text + "\n" + bullets[0]
                yield Mutation(bullets[0], tree.replace(actual, actual.text, text),
                               item.get("number"), _year(year))


def series_digit(tree):
    """A figure of an appendix ten times too large."""
    for figures in tree.series():
        for value in figures.findall(NAMESPACE + "value"):
            if value.get("value") and Decimal(value.get("value")) >= 10:
                printed = with_value(value.text, Decimal(value.get("value")) * 10)
                yield Mutation(f"{figures.get('name')} {value.text} -> {printed}",
                               _set_amount(tree, value, printed), None, _year(value))


KINDS = {
    "digit changed": ("arithmetic", ["total"], digit_changed),
    "digits swapped": ("arithmetic", ["total"], digits_swapped),
    "digit inserted": ("arithmetic", ["total"], digit_inserted),
    "digit lost": ("arithmetic", ["total"], digit_lost),
    "sign lost or added": ("arithmetic", ["total"], sign_lost),
    "stale total": ("arithmetic", ["total"], stale_total),
    "unit slipped": ("arithmetic", ["total"], unit_slipped),
    "totals swapped": ("arithmetic", ["total"], totals_swapped),
    "row dropped": ("year", ["missing-year"], row_dropped),
    "row blank": ("year", ["missing-year"], row_blank),
    "label of the row above": ("year", ["missing-year", "year-label"], label_wrong),
    "impossible year": ("year", ["missing-year", "year-label"], label_impossible),
    "result misses its target": ("target", ["target-gap"], result_missed),
    "target moved": ("target", ["target-gap"], target_moved),
    "row doubled": ("other", None, row_doubled),
    "name changed": ("other", None, name_changed),
    "roll-up row dropped": ("other", None, total_row_dropped),
    "entry doubled": ("other", None, entry_doubled),
    "appendix figure tenfold": ("other", None, series_digit),
}
