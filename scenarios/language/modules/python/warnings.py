"""Warnings: shown once for each text and line, or as filters say. From C++: _place(level) -> (file, line, source)."""

import sys

_filters = []
_seen = set()
_ignored = ("DeprecationWarning", "PendingDeprecationWarning", "ImportWarning", "ResourceWarning")


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line:
        text += f"  {line.strip()}\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    text = formatwarning(message, category, filename, lineno, line)
    (sys.stderr if file is None else file).write(text)


def _begins(text, message):
    if not message:
        return True
    import re

    return re.match(message, text, re.I) is not None


def _action(text, category):
    for action, message, kind in _filters:
        if issubclass(category, kind) and _begins(text, message):
            return action
    # DeprecationWarning is shown where the program itself warns.
    if category.__name__ in _ignored and category.__name__ != "DeprecationWarning":
        return "ignore"
    return "default"


_recorded = []


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        kind = type(category).__name__
        raise TypeError(f"category must be a Warning subclass, not '{kind}'")
    text = str(message)
    action = _action(text, category)
    if action == "ignore":
        return
    if not isinstance(message, Warning):
        message = category(message)
    if action == "error":
        raise message
    filename, lineno, line = _place(stacklevel)
    if action != "always":
        key = (text, category.__name__, None if action in ("once", "module") else lineno)
        if key in _seen:
            return
        _seen.add(key)
    if _recorded and _recorded[-1] is not None:
        _recorded[-1].append(WarningMessage(message, category, filename, lineno))
    else:
        showwarning(message, category, filename, lineno, line=line)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ("error", "ignore", "always", "all", "default", "module", "once"):
        raise ValueError(f"invalid action: {action!r}")
    entry = ("always" if action == "all" else action, message, category)
    if append:
        _filters.append(entry)
    else:
        _filters.insert(0, entry)
    _seen.clear()


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, append=append)


def resetwarnings():
    _filters.clear()
    _seen.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning):
        self._record = record
        self._setup = (action, category)

    def __enter__(self):
        self._former = list(_filters)
        _seen.clear()
        found = [] if self._record else None
        _recorded.append(found)
        if self._setup[0] is not None:
            simplefilter(*self._setup)
        return found

    def __exit__(self, exc_type, exc_value, traceback):
        _recorded.pop()
        _filters[:] = self._former
        _seen.clear()


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    from functools import wraps

    def mark(function):
        if isinstance(function, type):
            return function

        @wraps(function)
        def deprecated_function(*args, **kwargs):
            if category is not None:
                warn(message, category, stacklevel)
            return function(*args, **kwargs)

        deprecated_function.__deprecated__ = message
        return deprecated_function

    return mark
