"""Breaks Japanese text into lines (JIS X 4051, the rules every word processor has).

A line may end between any two characters, but not before a closing mark or small kana, not after an
opening one, and not inside a word or number of half width characters, unless `anywhere` is asked
for, as browsers do with `word-break: break-all`.
"""

NOT_FIRST = set("、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】〟’”％%℃,.!?:;)]}…"
                "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
NOT_LAST = set("（［｛〔〈《「『【〝‘“([{＠¥￥")


def _joined(before, after):
    """True if no line may end between these two."""
    if after in NOT_FIRST or before in NOT_LAST:
        return True
    word = lambda c: "!" <= c <= "~"
    return word(before) and word(after)


def break_lines(text, width, measure, anywhere=False):
    """Lines no wider than `width`; measure(character) is its advance. Blanks at a break vanish."""
    lines, line, used = [], "", 0.0
    for character in text:
        advance = measure(character)
        if line and used + advance > width + 0.01:
            head, rest = _cut(line, character, anywhere)
            lines.append(head.rstrip(" "))
            line = rest.lstrip(" ")
            used = sum(measure(c) for c in line)
            if character == " " and not line:
                continue
        line += character
        used += advance
    lines.append(line)
    return lines


def _cut(line, following, anywhere):
    """Where to end a full line that `following` does not fit into."""
    chars = line + following
    for at in range(len(line), 0, -1):
        before, after = chars[at - 1], chars[at]
        if anywhere:
            free = after not in NOT_FIRST and before not in NOT_LAST
        else:
            free = not _joined(before, after)
        if free:
            return line[:at], line[at:]
    return line, ""
