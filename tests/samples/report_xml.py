"""A report XML as the truth's own shape, so that both can be compared field by field."""

import xml.etree.ElementTree as ElementTree

NAMESPACE = "{urn:tenken:report:1}"


def _text(element):
    """The text of an element, without that of its children (continued, measure)."""
    return (element.text or "") if element is not None else None


def load(data):
    root = ElementTree.fromstring(data)
    find = lambda node, name: node.find(NAMESPACE + name)
    period = find(root, "period")
    years = [int(period.get(n)) for n in ("first", "last")] if period is not None else None
    report = {
        "title": _text(find(root, "title")), "city": _text(find(root, "municipality")),
        "period": years,
        "contents": [dict(e.attrib) for e in root.iter(NAMESPACE + "entry")],
        "items": [_item(i) for i in root.iter(NAMESPACE + "item")],
        "totals": [dict(t.attrib, text=_text(t)) for t in root.iter(NAMESPACE + "total")],
        "series": [_series(s) for s in root.iter(NAMESPACE + "figures")],
    }
    return report


def _item(element):
    content = element.find(NAMESPACE + "content")
    out = dict(element.attrib, content=_text(content))
    out["targets"] = [dict(t.attrib, text=_text(t)) for t in element.findall(NAMESPACE + "target")]
    out["years"] = [_year(y) for y in element.findall(NAMESPACE + "year")]
    return out


def _year(element):
    out = dict(element.attrib)
    for name in ("planned", "actual", "grade", "effect"):
        child = element.find(NAMESPACE + name)
        if child is not None:
            out[name] = _text(child)
            out[name + "_state"] = child.get("state", "value")
            if name == "effect":
                out["effect_value"], out["effect_unit"] = child.get("value"), child.get("unit")
    return out


def _series(element):
    values = element.findall(NAMESPACE + "value")
    return {"name": element.get("name"), "unit": element.get("unit"),
            "years": [int(v.get("fiscal-year", 0)) for v in values],
            "values": [v.get("value") for v in values], "texts": [_text(v) for v in values]}
