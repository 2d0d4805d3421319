"""Names that match a pattern: `*`, `?`, `[abc]`, `[!abc]`."""

import re
from functools import lru_cache

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def _set_text(inside):
    """What stands between brackets, as a set of a regular expression."""
    negated = inside[0] == "!"
    if negated:
        inside = inside[1:]
    # An interval whose ends are the wrong way round is empty.
    parts, at = [], 0
    while at < len(inside):
        if at + 2 < len(inside) and inside[at + 1] == "-":
            first, last = inside[at], inside[at + 2]
            if first <= last:
                parts.append(_safe(first) + "-" + _safe(last))
            at += 3
        else:
            parts.append(_safe(inside[at]))
            at += 1
    if not parts:
        return "." if negated else "(?!)"
    return "[" + ("^" if negated else "") + "".join(parts) + "]"


def _safe(character):
    return "\\" + character if character in "\\^[&~|-" else character


def translate(pat):
    parts, at = [], 0
    while at < len(pat):
        character = pat[at]
        at += 1
        if character == "*":
            if not parts or parts[-1] != "*":
                parts.append("*")
        elif character == "?":
            parts.append(".")
        elif character == "[":
            end = at
            if pat[end : end + 1] == "!":
                end += 1
            end = pat.find("]", end + 1)
            if end < 0:
                parts.append("\\[")
            else:
                parts.append(_set_text(pat[at:end]))
                at = end + 1
        else:
            parts.append(re.escape(character))
    # Between two stars the first place where something fits is the right one.
    pieces = [[]]
    for part in parts:
        if part == "*":
            pieces.append([])
        else:
            pieces[-1].append(part)
    text = "".join(pieces[0])
    for piece in pieces[1:-1]:
        text += "(?>.*?" + "".join(piece) + ")"
    if len(pieces) > 1:
        text += ".*" + "".join(pieces[-1])
    return "(?s:" + text + ")\\Z"


@lru_cache(maxsize=512)
def _compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return _compiled(pat)(name) is not None


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    match = _compiled(pat)
    return [name for name in names if match(name)]


