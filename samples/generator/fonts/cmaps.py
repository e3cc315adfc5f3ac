"""The predefined Japanese CMaps, as Debian's poppler-data has them (Adobe-Japan1).

A CMap takes codes to CIDs. Here it is read the other way too: a character to the code and CID under
which a Japanese program of its time would have written it.
"""

import functools
import os
import re

FOLDER = "/usr/share/poppler/cMap/Adobe-Japan1"

_BLOCK = re.compile(r"begin(cidrange|cidchar)\b(.*?)end\1", re.S)
_USE = re.compile(r"/([\w-]+)\s+usecmap")
_RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(\d+)")
_CHAR = re.compile(r"<([0-9a-fA-F]+)>\s*(\d+)")


@functools.lru_cache(maxsize=None)
def code_to_cid(name):
    """{code bytes: CID} of one predefined CMap, with those that it uses."""
    path = os.path.join(FOLDER, name)
    if not os.path.exists(path):
        raise FileNotFoundError(f"{path} is missing: install the package poppler-data")
    with open(path, encoding="latin-1") as file:
        text = file.read()
    found = {}
    for used in _USE.findall(text):
        found.update(code_to_cid(used))
    for kind, body in _BLOCK.findall(text):
        if kind == "cidrange":
            for low, high, cid in _RANGE.findall(body):
                length = len(low) // 2
                first = int(low, 16)
                for i in range(int(high, 16) - first + 1):
                    found[(first + i).to_bytes(length, "big")] = int(cid) + i
        else:
            for code, cid in _CHAR.findall(body):
                found[bytes.fromhex(code)] = int(cid)
    return found


# Programs write these with the Windows code points; JIS knows others.
_JIS_TWIN = {"～": "〜", "－": "−", "―": "—", "∥": "‖", "￠": "¢", "￡": "£", "￢": "¬"}

_ENCODINGS = {"90ms-RKSJ": "cp932", "EUC": "euc_jp", "UniJIS-UTF16": "utf-16-be",
              "UniJIS-UCS2": "utf-16-be"}


def encode(name, character):
    """The code of a character under a CMap such as 90ms-RKSJ-H, or None if it has none."""
    codec = next(c for prefix, c in _ENCODINGS.items() if name.startswith(prefix))
    table = code_to_cid(name)
    for candidate in (character, _JIS_TWIN.get(character)):
        if candidate is None:
            continue
        try:
            code = candidate.encode(codec)
        except UnicodeEncodeError:
            continue
        if code in table:
            return code
    return None


def cid_of(name, character):
    code = encode(name, character)
    return None if code is None else code_to_cid(name)[code]
