#!/usr/bin/env python3
"""Holds `tenken check` against invented reports written in a few lines.

  run_audit.py --program TENKEN FILE.cases...

A file holds cases, each begun by a line "=== NAME". Its other lines make the report:
  period: FIRST LAST
  contents: NUMBER | TITLE
  item: NUMBER | NAME [| DEPARTMENT [| SECTION]]
  content: TEXT                         of the item above; so are the next lines
  target: INDICATOR | VALUE | UNIT | RELATION | YEAR [| WORDS]    YEAR every: in each year
  YEAR: [LABEL =>] TEXT                 a row; empty: a blank cell; －: a dash; 実績なし: a statement
  plan YEAR: TEXT / grade YEAR: TEXT
  effects: UNIT | YEAR=VALUE YEAR=VALUE ... [| HEADING]
  total: SCOPE | ITEM | VALUE | UNIT | NAME [| MARK] [| about]    VALUE as printed
  series: HEADING | NAME | UNIT | YEAR=VALUE ...
  text: PARAGRAPH
  grid: COLUMNS                         a ruled table under the text above; then its rows:
  cells: CELL | CELL ...
  like: NAME                            all of an earlier case, with what is changed by
  change: OLD => NEW                    (must stand in one line; => "gone:" takes the line away)
A line feed in a text is written \\n. Then what the audit must say:
  finds: RULE[,RULE...] ITEM YEAR       one of these rules, "-" for no item or no year
  notes: RULE ITEM YEAR                 the same, of severity note
A case without "finds" is sound: no warning and no error may be said. With "finds" nothing may be
said of items other than those named ("also: ITEM" allows one), and of those no more than is named:
one error is one finding.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

SAID = ("finds", "notes", "also")
NEGATIVE = re.compile(r"^[▲△－-] ?(?=[0-9])")


def attributes(**values):
    return "".join(f" {k.rstrip('_').replace('_', '-')}={quoteattr(str(v))}"
                   for k, v in values.items() if v is not None)


def plain(printed):
    """The value of a printed number."""
    return NEGATIVE.sub("-", printed.replace(",", ""))


def precision(value):
    places = len(value.partition(".")[2])
    return "1" if places == 0 else "0." + "0" * (places - 1) + "1"


def text_of(name, text, **more):
    text = text.replace("\\n", "\n")
    state = {"": "blank", "－": "dash", "実績なし": "statement"}.get(text)
    return f"<{name}{attributes(state=state, **more)}>{escape(text)}</{name}>"


class Report:
    def __init__(self):
        self.period = ("2017", "2021")
        self.contents, self.items, self.totals, self.series, self.texts = [], [], [], [], []
        self.grids, self.line = [], 0

    def take(self, key, value):
        parts = [p.strip() for p in value.split("|")]
        if key == "period":
            self.period = value.split()
        elif key == "contents":
            self.contents.append(parts)
        elif key == "item":
            self.items.append({"head": parts, "content": "", "targets": [], "rows": {}, "order": [],
                               "effects": {}, "unit": None, "heading": None})
        elif key == "content":
            self.items[-1]["content"] = value
        elif key == "target":
            self.items[-1]["targets"].append(parts)
        elif key == "effects":
            self.items[-1]["unit"] = parts[0]
            self.items[-1]["heading"] = parts[2] if len(parts) > 2 else f"年次効果額（{parts[0]}）"
            self.items[-1]["effects"] = dict(p.split("=") for p in parts[1].split())
        elif key == "total":
            self.totals.append(parts)
        elif key == "series":
            self.series.append(parts)
        elif key == "text":
            self.line += 1
            self.texts.append((value, self.line))
        elif key == "grid":
            self.grids.append((int(value), []))
        elif key == "cells":
            self.line += 1
            self.grids[-1][1].append((parts, self.line))
        else:
            match = re.fullmatch(r"(?:(plan|grade) )?(\d{4})", key)
            if not match:
                raise ValueError(key)
            rows = self.items[-1]["rows"]
            kind, year = match.group(1) or "actual", match.group(2)
            if kind == "actual":
                label, _, text = value.rpartition("=>")
                self.items[-1]["order"].append((year, label.strip(), text.strip()))
            else:
                rows.setdefault(year, {})[kind] = value

    def item_xml(self, item):
        head = item["head"] + [""] * (4 - len(item["head"]))
        out = [f"<item{attributes(number=head[0], name=head[1], department=head[2] or None, section=head[3] or None, effect_heading=item['heading'], effect_unit=item['unit'])}>",
               f"<content>{escape(item['content'].replace(chr(92) + 'n', chr(10)))}</content>"]
        for target in item["targets"]:
            indicator, value, unit, relation, year, *words = target
            every = year == "every"
            out.append(f"<target{attributes(indicator=indicator, value=plain(value), unit=unit, relation=relation, fiscal_year=None if every or year == '-' else year, precision=precision(plain(value)), every_year='true' if every else None, direction_words=words[0] if words else None)}>{escape(indicator + ' ' + value + unit)}を目標</target>")
        for year, label, text in item["order"]:
            more = item["rows"].get(year, {})
            out.append(f"<year{attributes(fiscal_year=year, label=label or self.label(int(year)))}>")
            if "plan" in more:
                out.append(text_of("planned", more["plan"]))
            out.append(text_of("actual", text))
            if "grade" in more:
                out.append(text_of("grade", more["grade"]))
            if year in item["effects"]:
                printed = item["effects"][year]
                if printed in ("－", "-"):
                    out.append(f'<effect unit={quoteattr(item["unit"])} state="dash">－</effect>')
                else:
                    out.append(f"<effect{attributes(value=plain(printed), unit=item['unit'])}>{printed}</effect>")
            out.append("</year>")
        return out + ["</item>"]

    @staticmethod
    def label(year):
        return f"H{year - 1988}年度実績" if year < 2019 else f"R{year - 2018}年度実績"

    def total_xml(self, parts):
        scope, item, printed, unit, name, *more = parts
        about = "about" in more
        mark = next((m for m in more if m != "about"), None)
        value = plain(printed)
        digits = precision(value)
        if about:  # 約18億2千万円 is written as 1820000000
            digits = "1" + "0" * (len(value) - len(value.rstrip("0")))
        return f"<total{attributes(scope=scope, item=None if item == '-' else item, value=value, unit=unit, precision=digits, approximate='true' if about else None, mark=mark, name=name)}>{printed}</total>"

    def series_xml(self, parts):
        heading, name, unit, values = parts
        out = f"<figures{attributes(name=name, unit=unit, heading=heading)}>"
        for pair in values.split():
            year, printed = pair.split("=")
            out += f"<value{attributes(fiscal_year=year, value=plain(printed))}>{printed}</value>"
        return out + "</figures>"

    @staticmethod
    def box(line, begin, end):
        """Lines of a page, twenty points high, as if all were printed on one long page."""
        return f"{begin} {20 * line} {end} {20 * line + 18}"

    def text_xml(self):
        return "".join(
            f"<paragraph{attributes(page=1, box=self.box(line, 50, 400))}>{escape(text)}</paragraph>"
            for text, line in self.texts)

    def grid_xml(self, index, columns, rows):
        width = 500 // columns
        out = f"<table{attributes(id=f't{index}', rows=len(rows), columns=columns, page=1, box=f'50 {20 * rows[0][1]} {50 + width * columns} {20 * rows[-1][1] + 20}')}>"
        for number, (cells, line) in enumerate(rows):
            out += "<row>"
            for column, text in enumerate(cells):
                box = f"{50 + width * column} {20 * line} {50 + width * (column + 1)} {20 * line + 20}"
                out += f"<cell{attributes(row=number, column=column, rowspan=1, colspan=1, page=1, box=box)}>{escape(text)}</cell>"
            out += "</row>"
        return out + "</table>"

    def xml(self):
        out = ['<?xml version="1.0" encoding="UTF-8"?>', '<report xmlns="urn:tenken:report:1">',
               '<source file="case.xml" sha256="" pages="0" kind="born-digital"/>',
               "<title>行財政改革プラン 実績報告書</title><municipality>青嶺市</municipality>",
               f'<period first="{self.period[0]}" last="{self.period[1]}"/>']
        if self.contents:
            out.append("<contents>" + "".join(
                f"<entry{attributes(number=n, title=t)}/>" for n, t in self.contents) + "</contents>")
        out.append("<items>")
        for item in self.items:
            out += self.item_xml(item)
        out.append("</items>")
        out.append("<totals>" + "".join(map(self.total_xml, self.totals)) + "</totals>")
        out.append("<series>" + "".join(map(self.series_xml, self.series)) + "</series>")
        out.append("<tables>" + "".join(
            self.grid_xml(index, *grid) for index, grid in enumerate(self.grids, 1)) + "</tables>")
        out.append(f"<text>{self.text_xml()}</text>")
        return "\n".join(out + ["</report>"])


class Case:
    def __init__(self, name):
        self.name, self.report, self.finds, self.notes, self.also = name, Report(), [], [], set()

    def take(self, key, value):
        if key in ("finds", "notes"):
            rules, item, year = value.split()
            wanted = (rules.split(","), None if item == "-" else item,
                      None if year == "-" else int(year))
            (self.finds if key == "finds" else self.notes).append(wanted)
        elif key == "also":
            self.also.add(None if value == "-" else value)
        else:
            self.report.take(key, value)


def raw_cases(path):
    """{name: [(line number, key, value)]}, likenesses put in place."""
    cases, lines = {}, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("=== "):
            lines = cases.setdefault(line[4:].strip(), [])
        elif line.strip() and not line.startswith("#"):
            key, _, value = (part.strip() for part in line.partition(":"))
            if key == "like":
                lines += [entry for entry in cases[value] if entry[1] not in SAID]
            elif key == "change":
                old, _, new = (part.strip() for part in value.partition("=>"))
                places = [i for i, entry in enumerate(lines) if old in f"{entry[1]}: {entry[2]}"]
                if len(places) != 1:
                    sys.exit(f"{path}:{number}: '{old}' stands {len(places)} times")
                whole = f"{lines[places[0]][1]}: {lines[places[0]][2]}".replace(old, new, 1)
                changed = [part.strip() for part in whole.partition(":")]
                lines[places[0]] = (number, changed[0], changed[2])
            else:
                lines.append((number, key, value))
    return cases


def read_cases(path):
    cases = []
    for name, lines in raw_cases(path).items():
        cases.append(Case(name))
        for number, key, value in lines:
            try:
                if key != "gone":
                    cases[-1].take(key, value)
            except (ValueError, IndexError) as error:
                sys.exit(f"{path}:{number}: {key}: {value}: {error}")
    return cases


def item_of(finding):
    return None if finding["item"] is None else str(finding["item"])


def said(finding):
    return f"{finding['severity']} {finding['rule']}: {finding['message']}"


def problems_of(case, findings):
    loud = [f for f in findings if f["severity"] != "note"]
    quiet = [f for f in findings if f["severity"] == "note"]
    problems = []
    for wanted, among, what in [(w, loud, "") for w in case.finds] + \
            [(w, quiet, " as a note") for w in case.notes]:
        rules, item, year = wanted
        if not any(f["rule"] in rules and item_of(f) == item and f["fiscal_year"] == year
                   for f in among):
            problems.append(f"not found{what}: {'/'.join(rules)} item {item} year {year}")
    allowed = {item for _, item, _ in case.finds} | case.also
    problems += [f"made up: {said(f)}" for f in loud
                 if not case.finds or item_of(f) not in allowed]
    for item in {item for _, item, _ in case.finds} - case.also:
        wanted = sum(1 for _, other, _ in case.finds if other == item)
        about = [f for f in loud if item_of(f) == item]
        if len(about) > wanted:
            problems += [f"said twice: {said(f)}" for f in about]
    return problems


def audit(program, case, folder):
    path = os.path.join(folder, "case.xml")
    Path(path).write_text(case.report.xml(), encoding="utf-8")
    result = subprocess.run([program, "check", path, "--format", "json"], check=False,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if result.returncode not in (0, 1):
        return None, [f"exit {result.returncode}: {result.stderr.decode().strip()}"]
    findings = json.loads(result.stdout)["findings"]
    return findings, problems_of(case, findings)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--only", default="", help="cases whose name has this in it")
    parser.add_argument("--verbose", action="store_true", help="all that was said")
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    failed = passed = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in options.files:
            for case in read_cases(path):
                if options.only not in case.name:
                    continue
                findings, problems = audit(options.program, case, folder)
                print(("FAILED " if problems else "ok     ") + case.name)
                for problem in problems:
                    print("    " + problem)
                if (problems or options.verbose) and findings:
                    for finding in findings:
                        print("      . " + said(finding))
                failed, passed = failed + bool(problems), passed + (not problems)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
