"""Tracebacks as texts.

From C++: _text(exception, chain, limit) -> all of it; _summary(exception, hints) -> its last lines, with
what a traceback finds for a misspelt name; _frames(tb, limit) -> the
lines of its frames; _stack() -> [(file, line, function)] of the program; _line(number) -> a line of its source.
"""

import sys

_ABSENT = object()


def _given(exc, value):
    if value is not _ABSENT:
        return value
    if exc is not None and not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc


def _grouped(text):
    """One text for each frame, with its source, and for each link of a chain; one for each other line."""
    parts = []
    for line in text.splitlines(True):
        last = parts[-1] if parts else ""
        of_frame = line.startswith("    ") and last.startswith("  File ")
        of_link = last == "\n" or (line == "\n" and last.startswith(("\nThe above", "\nDuring")))
        if of_frame or of_link:
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def format_exception_only(exc, /, value=_ABSENT, *, show_group=False):
    value = _given(exc, value)
    return ["NoneType: None\n"] if value is None else _summary(value, False).splitlines(True)


def format_exception(exc, /, value=_ABSENT, tb=None, limit=None, chain=True):
    value = _given(exc, value)
    return ["NoneType: None\n"] if value is None else _grouped(_text(value, bool(chain), limit))


def print_exception(exc, /, value=_ABSENT, tb=None, limit=None, file=None, chain=True):
    text = "".join(format_exception(exc, value, tb, limit, chain))
    (sys.stderr if file is None else file).write(text)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line
        self.locals = locals

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return tuple(self)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def format_list(extracted_list):
    texts = []
    for file, line, name, source in extracted_list:
        text = f'  File "{file}", line {line}, in {name}\n'
        if source:
            text += f"    {source.strip()}\n"
        texts.append(text)
    return texts


class StackSummary(list):
    def format(self):
        return format_list(self)


def _limited(places, limit):
    if limit is None:
        return StackSummary(places)
    return StackSummary(places[:limit] if limit >= 0 else places[limit:])


def extract_tb(tb, limit=None):
    places = []
    while tb is not None:
        code = tb.tb_frame.f_code
        line = tb.tb_lineno
        places.append(FrameSummary(code.co_filename, line, code.co_name, line=_line(line)))
        tb = tb.tb_next
    return _limited(places, limit)


def format_tb(tb, limit=None):
    return _grouped(_frames(tb, limit))


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write(_frames(tb, limit))


def extract_stack(f=None, limit=None):
    places = [FrameSummary(*place, line=_line(place[1])) for place in _stack()]
    return _limited(places, None if limit is None else -limit)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_list(extracted_list, file=None):
    (sys.stderr if file is None else file).write("".join(format_list(extracted_list)))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **options):
        self._exception = exc_value
        self._has_frames = exc_traceback is not None
        self.exc_type = exc_type
        self.exc_type_str = exc_type.__name__
        self.stack = extract_tb(exc_traceback)
        self.__cause__ = exc_value.__cause__
        self.__context__ = exc_value.__context__
        self.__suppress_context__ = exc_value.__suppress_context__

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def format(self, *, chain=True):
        yield from format_exception(self._exception, chain=chain)

    def format_exception_only(self):
        yield from _summary(self._exception, self._has_frames).splitlines(True)

    def print(self, *, file=None, chain=True):
        print_exception(self._exception, file=file, chain=chain)

    def __str__(self):
        return str(self._exception)
