"""How one city writes years, numbers and marks: the `style` of a layout file.

  years.name    a fiscal year as a heading: {E} H/R, {EF} full width Ｈ/Ｒ, {era} 平成/令和, {y} year
                of the era, {gan} the same with 元 for 1, {Y} western year
  years.text    the same within sentences (default: name)
  years.date    a day: also {m} and {d}
  years.last_heisei   last fiscal year that is still called Heisei (2018, or 2019 for 平成31年度)
  digits        half, full, or single-full (a lone digit full width, longer numbers half width)
  percent       % or ％
  negative      mark of a negative number
  unit          千円 or 百万円 for effects; decimals: places behind the point
  unit_in_cell  true: every amount carries its unit
  blank         mark for an effect or year that does not exist
  item_number   {n} count, {s} section, {g} group, {i} count in the group, {circled} the same in a
                ring, {E}{y} era and year in which the item was added
  words         {label of the layout: this city's word for it}
"""

import re

FULL = str.maketrans("0123456789HR", "０１２３４５６７８９ＨＲ")
FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def era(year, last_heisei):
    """(letter, name, year of the era) of a fiscal year."""
    return ("H", "平成", year - 1988) if year <= last_heisei else ("R", "令和", year - 2018)


class Style:
    def __init__(self, data, period):
        self.data = data
        self.period = period
        years = data["years"]
        self.year_name = years["name"]
        self.year_text = years.get("text", self.year_name)
        self.date_form = years.get("date", "{E}{y}.{m}.{d}")
        self.last_heisei = years.get("last_heisei", 2018)
        self.blank = data.get("blank", "－")
        self.negative = data.get("negative", "▲")
        self.unit = data.get("unit", "千円")

    def _year(self, form, letter, name, number, western):
        gan = "元" if number == 1 else str(number)
        return form.format(E=letter, EF=letter.translate(FULL), era=name, y=number, gan=gan,
                           Y=western)

    def year(self, fiscal_year, form=None):
        return self._year(form or self.year_name, *era(fiscal_year, self.last_heisei), fiscal_year)

    def date(self, text):
        year, month, day = (int(v) for v in text.split("-"))
        heisei = (year, month) < (2019, 5)
        letter, name = ("H", "平成") if heisei else ("R", "令和")
        number = year - (1988 if heisei else 2018)
        gan = "元" if number == 1 else str(number)
        return self.date_form.format(E=letter, era=name, y=number, gan=gan, Y=year, m=month, d=day)

    def month(self, text):
        """令和4年11月, for the cover."""
        year, month = (int(v) for v in text.split("-"))
        return f"令和{year - 2018}年{month}月"

    def period_text(self):
        first, last = self.period
        form = "{era}{gan}年度"
        return f"{self.year(first, form)}～{self.year(last, form)}"

    def amount(self, thousands):
        """An effect of so many 千円, in the unit of this city."""
        if thousands is None:
            return self.blank
        decimals = self.data.get("decimals", 0)
        value = abs(thousands) * 10**decimals
        if self.unit == "百万円":
            value = (value + 500) // 1000  # half up, as Excel rounds
        whole, part = divmod(value, 10**decimals)
        text = f"{whole:,}" + (f".{part:0{decimals}d}" if decimals else "")
        if thousands < 0:
            text = self.negative + text
        return text + (self.unit if self.data.get("unit_in_cell") else "")

    def plain(self, value):
        """A number of an appendix, which has its own unit."""
        return (self.negative if value < 0 else "") + f"{abs(value):,}"

    def finish(self, text):
        """Width of digits and percent signs, for everything that is printed."""
        if self.data.get("percent"):
            text = re.sub("[%％]", self.data["percent"], text)
        digits = self.data.get("digits", "half")
        if digits == "full":
            text = text.translate(FULL_DIGITS)
        elif digits == "single-full":
            text = re.sub(r"(?<![0-9.,A-Za-z])[0-9](?![0-9.,A-Za-z])",
                          lambda m: m.group().translate(FULL_DIGITS), text)
        return text

    def item_number(self, form, count, section, group, index, start):
        circled = chr(ord("①") + index - 1)
        letter, name, year = era(start, self.last_heisei)
        return form.format(n=count, s=section, g=group, i=index, circled=circled, E=letter,
                           era=name, y=year)


def kanji_amount(thousands, step=10_000_000):
    """約{...}円 of a headline: 億 and 千万, cut off (never rounded up) at `step` yen."""
    yen = abs(thousands) * 1000 // step * step
    oku, rest = divmod(yen, 100_000_000)
    sen_man = rest // 10_000_000
    text = (f"{oku}億" if oku else "") + (f"{sen_man}千万" if sen_man else "")
    return text or "0"
