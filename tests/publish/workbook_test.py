#!/usr/bin/env python3
"""The workbook held against the XML of extract: workbook_test.py TENKEN SOURCE

The file itself: no merged cell, numbers as numbers, links, the same bytes twice. Through LibreOffice to
CSV and back: the values of the XML, and formulas, worked out anew, that equal the printed totals where
those agree. Without LibreOffice the second half is skipped and says so.
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from decimal import Decimal
from pathlib import Path

from checks import check, finish, runs

TENKEN, SOURCE = sys.argv[1], Path(sys.argv[2])
SHARED = Path(os.environ.get("TENKEN_SHARED", SOURCE / ".." / "shared"))
SAMPLES = ["errors-aone-form", "shionagi"]
REPORT = "{urn:tenken:report:1}"


def number(text):
    return Decimal(text) if text not in ("", None) else None


def page(element):
    return int(element.get("page")) if element.get("page") else None


class Truth:
    """Rows that sheets must hold, out of the XML."""

    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.values, self.effects, self.totals, self.series, self.years = [], [], [], [], []
        for item in root.iter(f"{REPORT}item"):
            no = item.get("number")
            for year in item.iter(f"{REPORT}year"):
                fy = year.get("fiscal-year") or ""
                self.years.append((no, fy, year.get("label")))
                for measure in year.iterfind(f"{REPORT}actual/{REPORT}measure"):
                    self.values.append((no, measure.get("indicator") or "", fy,
                                        number(measure.get("value")), measure.get("unit") or ""))
                effect = year.find(f"{REPORT}effect")
                if effect is not None:
                    self.effects.append((no, fy, number(effect.get("value")), effect.get("unit") or ""))
        for total in root.iter(f"{REPORT}total"):
            self.totals.append((total.get("scope"), total.get("item") or "", number(total.get("value")),
                                total.get("unit") or "", page(total)))
        for figures in root.iter(f"{REPORT}figures"):
            for value in figures.iter(f"{REPORT}value"):
                self.series.append((figures.get("name"), value.get("fiscal-year") or "",
                                    number(value.get("value"))))


def without_results(source, target):
    """The same workbook with nothing worked out: who opens it has to calculate."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
            new.writestr(entry, data)


def look_inside(name, path):
    with zipfile.ZipFile(path) as book:
        sheets = [book.read(entry).decode() for entry in book.namelist()
                  if entry.startswith("xl/worksheets/sheet")]
        styles = book.read("xl/styles.xml").decode()
    check(len(sheets) == 11, f"{name}: {len(sheets)} sheets")
    check(not any("mergeCell" in sheet for sheet in sheets), f"{name}: merged cells")
    check(sum(sheet.count("<hyperlink ") for sheet in sheets) > 10, f"{name}: no links to pages")
    check(all('state="frozen"' in sheet for sheet in sheets), f"{name}: headings are not frozen")
    # "#,##0.##" shows a point behind every whole number.
    check("0.#" not in styles, f"{name}: a number format leaves a point behind")
    for sheet in sheets:
        for text in re.findall(r'<c r="[A-Z]+1"[^>]*><v>', sheet):
            check('t="s"' in text, f"{name}: a heading is no text")


def through_office(name, path, folder):
    """Rows of each sheet, by its name, as LibreOffice reads and calculates them."""
    bare = folder / f"{name}.bare.xlsx"
    without_results(path, bare)
    out = folder / f"{name}.csv"
    out.mkdir()
    # All sheets, comma, quotes, UTF-8; numbers as they are, not as they look.
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    profile = (folder / "profile").as_uri()
    subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", options,
                    "--outdir", out, bare], check=True, capture_output=True, timeout=300)
    return {file.stem.removeprefix(f"{name}.bare-"): list(csv.reader(file.open(encoding="utf-8", newline="")))
            for file in out.iterdir()}


def compare(name, sheet, got, wanted):
    for at, (a, b) in enumerate(zip(got, wanted)):
        if a != b:
            check(False, f"{name}/{sheet} row {at + 2}: {a} for {b}")
            return
    check(len(got) == len(wanted), f"{name}/{sheet}: {len(got)} rows for {len(wanted)}")


def look_through_office(name, truth, sheets):
    def rows(sheet, *columns):
        return [tuple(row[at] for at in columns) for row in sheets[sheet][1:]]

    def with_numbers(rows, *at):
        return [tuple(number(cell) if i in at else cell for i, cell in enumerate(row)) for row in rows]

    compare(name, "値", with_numbers(rows("値", 0, 1, 2, 4, 5), 3), truth.values)
    compare(name, "年度の記載", rows("年度の記載", 0, 1, 3), truth.years)
    compare(name, "効果額", with_numbers(rows("効果額", 0, 1, 3, 4), 2), truth.effects)
    compare(name, "集計", [(*row[:4], int(row[4]) if row[4] else None)
                           for row in with_numbers(rows("集計", 0, 2, 4, 5, 8), 2)], truth.totals)
    compare(name, "附属資料", with_numbers(rows("附属資料", 0, 2, 4), 2), truth.series)
    check(bool(sheets["効果額の検算"][1:]), f"{name}: no sums to hold against printed totals")
    printed = {no: value for _, no, value, _, _ in truth.totals if no}
    for row in sheets["効果額の検算"][1:]:
        years = [value for no, _, value, _ in truth.effects if no == row[0] and value is not None]
        check(number(row[2]) == sum(years), f"{name}: the sum of No.{row[0]} is {row[2]}")
        if row[6]:
            check(number(row[4]) == printed[row[0]], f"{name}: printed total of No.{row[0]}")
            check(number(row[6]) == sum(years) - printed[row[0]], f"{name}: difference of No.{row[0]}")
            check(row[7] == ("一致" if number(row[6]) == 0 else "不一致"), f"{name}: verdict {row[7]}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([sys.executable, "-B", SOURCE / "samples" / "generate.py", "--out", folder, *SAMPLES],
                       check=True, stdout=subprocess.DEVNULL)
        files = [folder / f"{name}.pdf" for name in SAMPLES]
        files += [file for file in [SHARED / "ogori" / "ogori-writer.pdf"] if file.exists()]
        office = shutil.which("soffice")
        if not office:
            print("SKIPPED: LibreOffice is not installed, the workbook was not opened")
        for file in files:
            name = file.stem
            book, again = folder / f"{name}.xlsx", folder / f"{name}.again.xlsx"
            runs(TENKEN, "report", file, "--xlsx", book, "--lang", "ja")
            runs(TENKEN, "report", file, "--xlsx", again, "--lang", "ja")
            runs(TENKEN, "extract", file, "-o", folder / f"{name}.xml")
            check(book.read_bytes() == again.read_bytes(), f"{name}: not the same bytes twice")
            look_inside(name, book)
            if office:
                look_through_office(name, Truth(folder / f"{name}.xml"), through_office(name, book, folder))
    return finish()


sys.exit(main())
