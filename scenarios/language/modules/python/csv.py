"""Tables as text, from and to lists of lines and `io.StringIO`."""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_options = [name for name in vars(Dialect) if not name.startswith("_")]


def register_dialect(name, dialect=excel, **options):
    _dialects[name] = _dialect_of(dialect, options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def _dialect_of(dialect, options):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    made = Dialect()
    for name in _options:
        setattr(made, name, getattr(base, name, getattr(Dialect, name)))
    for name, value in options.items():
        if name not in _options:
            raise TypeError(f"this function got an unexpected keyword argument {name!r}")
        setattr(made, name, value)
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    if made.quotechar is None:
        made.quoting = QUOTE_NONE
    return made


class _Reader:
    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields, self._field = [], ""
        self._is_quoted = False  # the field began with a quote
        state = "start"
        while True:
            line = next(self._lines, None)
            if line is None:
                if state == "quoted":
                    if self.dialect.strict:
                        raise Error("unexpected end of data")
                    self._keep()
                    return self._fields
                raise StopIteration
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} "
                            "(the file should be opened in text mode)")
            self.line_num += 1
            state = self._read(line, state)
            if state == "quoted":
                continue
            if state != "start" or self._fields:
                self._keep()
            return self._fields

    def _keep(self):
        field = self._field
        if self.dialect.quoting == QUOTE_NONNUMERIC and not self._is_quoted:
            field = float(field)
        self._fields.append(field)
        self._field = ""
        self._is_quoted = False

    def _read(self, line, state):
        """The state behind a line: in quotes, or at the start when there was nothing in it."""
        dialect = self.dialect
        quote = dialect.quotechar if dialect.quoting != QUOTE_NONE else None
        characters = iter(line)
        for character in characters:
            if state == "quoted":
                if character == dialect.escapechar:
                    self._field += next(characters, "\n")
                elif character == quote:
                    state = "closed" if dialect.doublequote else "plain"
                else:
                    self._field += character
            elif character in "\r\n":
                break
            elif character == dialect.delimiter:
                self._keep()
                state = "next"
            elif state == "closed" and character == quote:
                self._field += character
                state = "quoted"
            elif state in ("start", "next") and character == quote:
                self._is_quoted = True
                state = "quoted"
            elif state in ("start", "next") and character == " " and dialect.skipinitialspace:
                state = "next"
            elif state == "closed" and dialect.strict:
                raise Error(f"'{dialect.delimiter}' expected after '{quote}'")
            else:
                self._field += next(characters, "\n") if character == dialect.escapechar else character
                state = "plain"
        return state


def reader(csvfile, /, dialect="excel", **fmtparams):
    return _Reader(csvfile, _dialect_of(dialect, fmtparams))


class _Writer:
    def __init__(self, file, dialect):
        self._file = file
        self.dialect = dialect

    def _text(self, value, is_alone):
        dialect = self.dialect
        text = "" if value is None else str(value)
        quoting = dialect.quoting
        is_number = isinstance(value, (int, float))
        special = [dialect.delimiter, dialect.quotechar, dialect.escapechar, "\r", "\n"]
        if quoting != QUOTE_NONE and not dialect.doublequote:
            special.remove(dialect.quotechar)  # it is escaped, with quotes around the field or not
        has_special = any(each in text for each in special if each)
        if quoting == QUOTE_NONE:
            if is_alone and not text:
                raise Error("single empty field record must be quoted")
            if has_special and dialect.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            return "".join(dialect.escapechar + each if each in special else each for each in text)
        quote = dialect.quotechar
        if quote in text:
            if not dialect.doublequote and dialect.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            text = text.replace(quote, (quote if dialect.doublequote else dialect.escapechar) + quote)
        if not (quoting == QUOTE_ALL or has_special or is_alone and not text
                or quoting == QUOTE_NONNUMERIC and not is_number
                or quoting == QUOTE_STRINGS and isinstance(value, str)
                or quoting == QUOTE_NOTNULL and value is not None):
            return text
        return quote + text + quote

    def writerow(self, row, /):
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = [self._text(value, len(values) == 1) for value in values]
        return self._file.write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def writer(csvfile, /, dialect="excel", **fmtparams):
    if not hasattr(csvfile, "write"):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(csvfile, _dialect_of(dialect, fmtparams))


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = fieldnames if fieldnames is None else list(fieldnames)
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
            self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames or []
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        record = dict(zip(names, row))
        if len(row) > len(names):
            record[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            record[name] = self.restval
        return record


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames = list(fieldnames)
        self.restval, self.extrasaction = restval, extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def _row(self, record):
        extra = record.keys() - self.fieldnames
        if extra and self.extrasaction == "raise":
            names = ", ".join(map(repr, extra))
            raise ValueError(f"dict contains fields not in fieldnames: {names}")
        return [record.get(name, self.restval) for name in self.fieldnames]

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))
