"""A report XML that can be changed and put back.

Kept tables repeat what the items say. A change of an item's text is made in the table cell that
stands at the same place too, since the error would be printed once and read twice.
"""

import copy
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{urn:tenken:report:1}"
ElementTree.register_namespace("", "urn:tenken:report:1")


class SetText:
    def __init__(self, element, text):
        self.element, self.new, self.old = element, text, element.text

    def do(self):
        self.element.text = self.new

    def undo(self):
        self.element.text = self.old


class SetAttribute:
    """`value` None takes the attribute away."""

    def __init__(self, element, name, value):
        self.element, self.name, self.new = element, name, value
        self.old = element.get(name)

    def _put(self, value):
        if value is None:
            self.element.attrib.pop(self.name, None)
        else:
            self.element.set(self.name, value)

    def do(self):
        self._put(self.new)

    def undo(self):
        self._put(self.old)


class Remove:
    def __init__(self, parent, child):
        self.parent, self.child = parent, child
        self.at = list(parent).index(child)

    def do(self):
        self.parent.remove(self.child)

    def undo(self):
        self.parent.insert(self.at, self.child)


class Insert:
    def __init__(self, parent, after, child):
        self.parent, self.child = parent, child
        self.at = list(parent).index(after) + 1

    def do(self):
        self.parent.insert(self.at, self.child)

    def undo(self):
        self.parent.remove(self.child)


def _box(element):
    text = element.get("box")
    return tuple(float(v) for v in text.split()) if text else None


def _covers(cell, box):
    """True if most of the smaller of the two boxes lies in the other."""
    width = min(cell[2], box[2]) - max(cell[0], box[0])
    height = min(cell[3], box[3]) - max(cell[1], box[1])
    area = lambda b: (b[2] - b[0]) * (b[3] - b[1])
    return width > 0 and height > 0 and width * height > 0.5 * min(area(cell), area(box))


class ReportTree:
    def __init__(self, data):
        self.root = ElementTree.fromstring(data)
        self.cells = {}  # page -> [(box, cell)]
        for cell in self.root.iter(NAMESPACE + "cell"):
            if cell.get("page") and _box(cell):
                self.cells.setdefault(cell.get("page"), []).append((_box(cell), cell))

    def items(self):
        return list(self.root.iter(NAMESPACE + "item"))

    def years(self, item):
        return item.findall(NAMESPACE + "year")

    def child(self, element, name):
        return element.find(NAMESPACE + name)

    def totals(self):
        return list(self.root.iter(NAMESPACE + "total"))

    def series(self):
        return list(self.root.iter(NAMESPACE + "figures"))

    def targets(self, item):
        return item.findall(NAMESPACE + "target")

    def replace(self, element, old, new, place=None):
        """Changes of `old` to `new` in an element's text and in the cells that stand there."""
        changes = [SetText(element, element.text.replace(old, new, 1))]
        place = element if place is None else place
        box = _box(place)
        for cell_box, cell in self.cells.get(place.get("page"), []) if box else []:
            if _covers(cell_box, box) and cell.text and old in cell.text:
                changes.append(SetText(cell, cell.text.replace(old, new, 1)))
        return changes

    def cells_at(self, element):
        box = _box(element)
        return [cell for cell_box, cell in self.cells.get(element.get("page"), [])
                if box and _covers(cell_box, box)]

    def copy_of(self, element):
        return copy.deepcopy(element)

    def bytes_with(self, changes):
        """The XML with these changes; the tree itself stays as it was."""
        for change in changes:
            change.do()
        try:
            return ElementTree.tostring(self.root, encoding="utf-8", xml_declaration=True)
        finally:
            for change in reversed(changes):
                change.undo()
