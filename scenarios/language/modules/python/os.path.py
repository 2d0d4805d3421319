"""Names of files as texts; there are no files."""

sep = "/"


def join(a, *p):
    for part in p:
        if part.startswith(sep) or not a:
            a = part
        else:
            a += part if a.endswith(sep) else sep + part
    return a


def split(p):
    at = p.rfind(sep) + 1
    head, tail = p[:at], p[at:]
    return (head.rstrip(sep) or head), tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    base = basename(p)
    at = base.rfind(".")
    if at <= 0 or not base[:at].strip("."):
        return p, ""
    cut = len(p) - len(base) + at
    return p[:cut], p[cut:]


def isabs(s):
    return s.startswith(sep)


def normpath(path):
    if not path:
        return "."
    root = sep if path.startswith(sep) else ""
    parts = []
    for part in path.split(sep):
        if part in ("", "."):
            continue
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part != ".." or not root:
            parts.append(part)
    return (root + sep.join(parts)) or "."


def abspath(path):
    return normpath(path if isabs(path) else join(sep, path))


def exists(path):
    return False


isfile = isdir = lexists = exists
