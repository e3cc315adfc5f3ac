#!/usr/bin/env python3
"""Errata draft and question list, and every output from saved findings: lists_test.py TENKEN SOURCE

Held against the findings of `check --format json`: nothing wrong is left out, no missed target is called a
misprint, CSV and HTML say the same, and a run from saved findings writes the same bytes as one that audits.
"""
import csv
import html
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from checks import check, finish, runs

TENKEN, SOURCE = sys.argv[1], Path(sys.argv[2])
SAMPLES = ["errors-aone-form", "errors-more-ledger", "shionagi"]
OUTPUTS = {"--html": "html", "--pdf": "pdf", "--xlsx": "xlsx", "--errata": "csv", "--questions": "csv"}


def rows_of_csv(path):
    data = path.read_bytes()
    check(data.startswith(b"\xef\xbb\xbf"), f"{path.name}: no byte order mark")
    text = data.decode("utf-8-sig")
    check(text.endswith("\r\n") and re.search(r"(?<!\r)\n(?=[^\"]*$)", text) is None, f"{path.name}: line ends")
    return list(csv.reader(io.StringIO(text, newline="")))


def rows_of_html(path):
    text = path.read_text("utf-8")
    check("<script" not in text and "http" not in text, f"{path.name}: reaches out")
    return [[html.unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
            for row in re.findall(r"<tr>(.*?)</tr>", text, re.S)]


def unguarded(rows):
    return [[cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell for cell in row] for row in rows]


def waive(folder):
    """A finding that is let stand asks no question, is no erratum and leaves no mark; the workbook has it."""
    name = SAMPLES[0]
    findings = json.loads((folder / f"{name}.json").read_text("utf-8"))["findings"]
    one = next(one for one in findings if one["severity"] == "error" and one["box"])
    waivers = folder / "waivers.xml"
    waivers.write_text('<waivers xmlns="urn:tenken:waivers:1" as-of="2025-01-01"><waiver fingerprint="'
                       f'{one["fingerprint"]}" reason="原本で確認した" author="監査委員事務局" expires="2025-12-31"/></waivers>', "utf-8")
    marks = {}
    for run, more in (("all", []), ("waived", ["--waivers", waivers])):
        out = folder / run
        out.mkdir()
        runs(TENKEN, "report", folder / f"{name}.pdf", *more, "--lang", "ja", "--pdf", out / "m.pdf", "--xlsx",
               out / "w.xlsx", "--errata", out / "e.csv", "--questions", out / "q.csv")
        marks[run] = (out / "m.pdf").read_bytes().count(b"/Subtype /Highlight")
    check(marks["waived"] == marks["all"] - 1, f"waived: marks {marks}")
    for file in ("e.csv", "q.csv"):
        rows = [len(rows_of_csv(folder / run / file)) for run in ("all", "waived")]
        check(rows[1] == rows[0] - 1, f"waived: rows of {file} {rows}")
    with zipfile.ZipFile(folder / "waived" / "w.xlsx") as book:
        check("原本で確認した" in book.read("xl/sharedStrings.xml").decode(), "waived: no reason in the workbook")


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([sys.executable, "-B", SOURCE / "samples" / "generate.py", "--out", folder, *SAMPLES],
                       check=True, stdout=subprocess.DEVNULL)
        for name in SAMPLES:
            pdf, saved = folder / f"{name}.pdf", folder / f"{name}.json"
            runs(TENKEN, "check", pdf, "--format", "json", "--lang", "ja", "-o", saved)
            findings = json.loads(saved.read_text("utf-8"))["findings"]
            for language in ("ja", "en"):
                for run, more in (("a", []), ("b", ["--findings", saved])):
                    (folder / run).mkdir(exist_ok=True)
                    words = [word for option, end in OUTPUTS.items()
                             for word in (option, folder / run / f"{name}{option}.{end}")]
                    runs(TENKEN, "report", pdf, "--lang", language, *words, *more)
                    runs(TENKEN, "report", pdf, "--lang", language, *more, "--errata", folder / run / "errata.html",
                           "--questions", folder / run / "questions.html")
                for file in sorted((folder / "a").iterdir()):
                    check(file.read_bytes() == (folder / "b" / file.name).read_bytes(),
                          f"{file.name} ({language}): not the same from saved findings")
                errata = rows_of_csv(folder / "a" / f"{name}--errata.csv")
                questions = rows_of_csv(folder / "a" / f"{name}--questions.csv")
                check(unguarded(errata) == rows_of_html(folder / "a" / "errata.html"), f"{name}: errata differ")
                check(unguarded(questions) == rows_of_html(folder / "a" / "questions.html"),
                      f"{name}: questions differ")
                misprints = [one for one in findings if one["severity"] != "note"
                             and one["category"] not in ("target-gap", "target") and not one.get("waived")]
                check([row[0] for row in errata[1:]] ==
                      ["" if one["page"] is None else str(one["page"]) for one in misprints],
                      f"{name}: pages of the errata")
                check(all(all(row[1:]) for row in errata[1:]), f"{name}: an empty cell in the errata")
                check(len(questions) == 1 + len(findings), f"{name}: a question for each finding")
                departments = [row[0] for row in questions[1:]]
                blocks = [d for at, d in enumerate(departments) if at == 0 or departments[at - 1] != d]
                check(len(blocks) == len(set(blocks)), f"{name}: departments are not together: {blocks}")
        waive(folder)
    return finish()


sys.exit(main())
