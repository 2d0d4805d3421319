"""Text between the tags of HTML."""

_named = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae",
          "eacute": "\xe9", "egrave": "\xe8", "agrave": "\xe0", "ccedil": "\xe7", "euro": "\u20ac", "hellip": "\u2026",
          "ndash": "\u2013", "mdash": "\u2014", "laquo": "\xab", "raquo": "\xbb", "lsquo": "\u2018", "rsquo": "\u2019",
          "ldquo": "\u201c", "rdquo": "\u201d", "times": "\xd7", "deg": "\xb0", "pound": "\xa3", "yen": "\xa5"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _character(match):
    name = match.group(1).rstrip(";")
    if name[0] == "#":
        return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
    return _named.get(name, match.group(0))


def unescape(s):
    import re

    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z]+;)", _character, s) if "&" in s else s
