"""Names of files as texts; there are no files."""

sep = "/"


def _fspath(path):
    """os.fspath"""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    method = getattr(kind, "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}")
    text = method(path)
    if isinstance(text, (str, bytes)):
        return text
    raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(text).__name__}")


def join(a, *p):
    a = _fspath(a)
    for part in p:
        try:
            part = _fspath(part)
        except TypeError:
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, "
                            f"not {type(part).__name__!r}") from None
        if part.startswith(sep) or not a:
            a = part
        else:
            a += part if a.endswith(sep) else sep + part
    return a


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_fspath(each) for each in m]
    first, last = min(m), max(m)
    for at, item in enumerate(first):
        if item != last[at]:
            return first[:at]
    return first


def split(p):
    p = _fspath(p)
    at = p.rfind(sep) + 1
    head, tail = p[:at], p[at:]
    return (head.rstrip(sep) or head), tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _fspath(p)
    base = basename(p)
    at = base.rfind(".")
    if at <= 0 or not base[:at].strip("."):
        return p, ""
    cut = len(p) - len(base) + at
    return p[:cut], p[cut:]


def isabs(s):
    return _fspath(s).startswith(sep)


def normpath(path):
    path = _fspath(path)
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
