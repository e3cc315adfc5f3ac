"""What a layout may print: {item.name}, {year.actual} …

`value(name, scope)` gives the paragraphs, `binding(name, scope)` the key under which the truth
keeps them: ("item", key, field), ("year", key, fiscal year, field) and so on, or None where nothing
of the report's content is printed.
"""


class Scope(dict):
    """The report, its style, and what is being repeated now: section, group, item, year, …"""

    def with_(self, **more):
        return Scope(self, **more)


FIELDS = {}
BINDINGS = {}


def field(name, bind=None):
    def register(function):
        FIELDS[name] = function
        if bind:
            BINDINGS[name] = bind
        return function
    return register


def value(name, scope):
    if name not in FIELDS:
        raise KeyError(f"layouts know no {{{name}}}")
    found = FIELDS[name](scope)
    paragraphs = found if isinstance(found, list) else [found]
    return [scope["report"].text(p, scope["style"], scope.get("item"), scope.get("year"))
            for p in paragraphs]


def binding(name, scope):
    bind = BINDINGS.get(name)
    return bind(scope) if bind else None


def of_item(name):
    return lambda s: ("item", s["item"]["key"], name)


def of_year(name):
    """Of an item's year, or, in a heading over all items, of the year alone."""
    return lambda s: ("year", s["item"]["key"] if "item" in s else None, s["year"], name)


def _attribute(path, bind=None):
    """{thing.name} that stands in the report's file as it is printed."""
    thing, name = path.split(".")
    source = {"report": lambda s: s["report"].data, "rollup": lambda s: s["report"].data["rollup"],
              "grand": lambda s: s["report"].data["rollup"]["grand"]}.get(thing, lambda s: s[thing])
    field(path, bind)(lambda s: source(s)[name])


for _path in ("report.city", "report.title", "report.subtitle", "report.office", "section.number",
              "section.title", "group.number", "group.title", "rollup.heading", "rollup.lead",
              "grand.name", "grand.mark", "grand.amount", "list.number", "list.name", "list.mark",
              "list.amount", "appendix.title", "appendix.unit", "grade.meaning"):
    _attribute(_path)
for _name in ("name", "dept", "goal", "target", "note"):
    _attribute(f"item.{_name}", of_item(_name))
for _name in ("name", "unit"):
    _attribute(f"indicator.{_name}", of_item("indicator"))
_attribute("row.content", lambda s: ("total", s["row"]["item"], "content"))


@field("report.period")
def _(s):
    return s["style"].period_text()


@field("report.published")
def _(s):
    return s["style"].month(s["report"].data["published"])


@field("style.unit")
def _(s):
    return s["style"].unit


@field("section.label")
def _(s):
    return f"{s['section']['number']} {s['section']['title']}".strip()


@field("group.label")
def _(s):
    return f"{s['group']['number']} {s['group']['title']}".strip()


@field("item.number", of_item("number"))
def _(s):
    return s["report"].number(s["item"]["key"], s["style"])


@field("item.section", of_item("section"))
def _(s):
    return s["report"].heading_of(s["item"]["key"])[0]


@field("item.group", of_item("group"))
def _(s):
    headings = s["report"].heading_of(s["item"]["key"])
    return headings[1] if len(headings) > 1 else headings[0]


@field("item.effect_total", of_item("effect_total"))
def _(s):
    return s["style"].amount(_effect_total(s))


def _effect_total(s):
    effects = [year.get("effect") for year in s["item"]["years"].values()]
    return sum(e or 0 for e in effects) if any(e is not None for e in effects) else None


@field("year.name", of_year("label"))
def _(s):
    item = s.get("item")
    year = item["years"].get(str(s["year"]), {}) if item else {}
    return s["style"].year(year.get("printed_year", s["year"]))


@field("year.span")
def _(s):
    return s["style"].period_text()


def _year(s):
    return s["item"]["years"].get(str(s["year"]))


def _absent(s):
    """A year before the item began bears the city's mark; a year left out is an empty cell."""
    return s["style"].blank if s["year"] < s["item"]["start"] else ""


def _year_text(name):
    def text(s):
        year = _year(s)
        return _absent(s) if year is None else year[name]
    return text


field("year.planned", of_year("planned"))(_year_text("plan"))
field("year.actual", of_year("actual"))(_year_text("actual"))
field("year.grade", of_year("grade"))(_year_text("grade"))


@field("year.effect", of_year("effect"))
def _(s):
    year = _year(s)
    return s["style"].amount(year.get("effect")) if year else _absent(s)


@field("item.grade", of_item("grade"))
def _(s):
    """The grade of the last year, for reports that give one grade an item."""
    return s["item"]["years"][str(s["report"].period[1])]["grade"]


def _indicator(s):
    """The indicator named by the scope, or the item's first; None if it has none."""
    if "indicator" in s:
        return s["indicator"]
    return s["item"]["indicators"][0] if s["item"]["indicators"] else None


def _indicator_value(name):
    def text(s):
        indicator = _indicator(s)
        if indicator is None:
            return s["style"].blank
        return indicator[name].get(str(s["year"]), _absent(s))
    return text


field("value.target", of_year("target"))(_indicator_value("targets"))
field("value.actual", of_year("value"))(_indicator_value("actuals"))


@field("indicator.label", of_item("indicator"))
def _(s):
    indicator = _indicator(s)
    return f"{indicator['name']}（{indicator['unit']}）" if indicator else s["style"].blank


@field("indicator.baseline", of_item("baseline"))
def _(s):
    indicator = _indicator(s)
    return indicator["baseline"] if indicator else s["style"].blank


@field("indicator.goal", of_item("final_target"))
def _(s):
    indicator = _indicator(s)
    return indicator["targets"][str(s["report"].period[1])] if indicator else s["style"].blank


@field("row.number", lambda s: ("total", s["row"]["item"], "number"))
def _(s):
    return s["report"].number(s["row"]["item"], s["style"])


@field("row.name", lambda s: ("total", s["row"]["item"], "name"))
def _(s):
    return s["row"].get("name") or s["report"].items[s["row"]["item"]]["name"]


@field("row.total", lambda s: ("total", s["row"]["item"], "total"))
def _(s):
    return s["style"].amount(s["row"]["total"])


@field("row.effect")
def _(s):
    """An item's effect of one year, in a roll-up with years as columns."""
    year = s["report"].items[s["row"]["item"]]["years"].get(str(s["year"]))
    return s["style"].amount(year.get("effect") if year else None)


def _year_sum(s, parts):
    items = [s["report"].items[row["item"]] for part in parts for row in part["rows"]]
    years = [item["years"].get(str(s["year"]), {}) for item in items]
    return s["style"].amount(sum(y.get("effect") or 0 for y in years))


@field("list.effect")
def _(s):
    return _year_sum(s, [s["list"]])


@field("grand.effect")
def _(s):
    return _year_sum(s, s["report"].data["rollup"]["lists"])


@field("list.total", lambda s: ("list", s["list"]["key"], "total"))
def _(s):
    return s["style"].amount(s["list"]["total"])


@field("list.headline", lambda s: ("list", s["list"]["key"], "headline"))
def _(s):
    return f"約{s['list']['amount']}円"


@field("grand.total", lambda s: ("list", "total", "total"))
def _(s):
    return s["style"].amount(s["report"].data["rollup"]["grand"]["total"])


@field("grand.headline", lambda s: ("list", "total", "headline"))
def _(s):
    return f"約{s['report'].data['rollup']['grand']['amount']}円"


def _series(name):
    return lambda s: ("series", s["series"]["name"], name)


@field("series.name", _series("name"))
def _(s):
    return s["series"]["name"]


@field("series.value", lambda s: ("point", s["series"]["name"], s["year"]))
def _(s):
    return s["style"].plain(s["series"]["values"][s["year"] - s["appendix"]["years"][0]])


@field("grade.grade")
def _(s):
    return s["grade"]["grade"]


def _graded(s):
    """Items counted for a grade tally: all, or those of the section in scope."""
    report, last = s["report"], str(s["report"].period[1])
    keys = report.order
    if "section" in s:
        keys = [k for k in keys if report.place[k][0] is s["section"]]
    return [report.items[k]["years"][last]["grade"] for k in keys]


@field("tally.count")
def _(s):
    override = s.get("section", {}).get("tally", {}).get(s["grade"]["grade"])
    return str(override if override is not None else _graded(s).count(s["grade"]["grade"]))


@field("tally.items")
def _(s):
    return str(len(_graded(s)))
