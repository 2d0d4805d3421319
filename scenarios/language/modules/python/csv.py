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
        # A line without these is cut at its delimiters.
        self._special = {dialect.quotechar, dialect.escapechar, " " if dialect.skipinitialspace else None} - {None}

    def __iter__(self):
        return self

    def __next__(self):
        self._fields, self._field = [], ""
        self._is_bare = False  # the field began without a quote
        state = "record"
        while True:
            line = next(self._lines, None)
            if line is None:
                if not self._field and state != "quoted":
                    raise StopIteration
                if self.dialect.strict:
                    raise Error("unexpected end of data")
                self._keep()
                return self._fields
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} "
                            "(the file should be opened in text mode)")
            self.line_num += 1
            if state == "record" and self.dialect.quoting != QUOTE_NONNUMERIC:
                text = line.rstrip("\r\n")
                if text and "\r" not in text and "\n" not in text and not any(each in text for each in self._special):
                    return text.split(self.dialect.delimiter)
            for character in line:
                state = self._read(state, character)
            state = self._read(state, "")
            if state == "record":
                return self._fields

    def _keep(self):
        field = self._field
        if self._is_bare and self.dialect.quoting == QUOTE_NONNUMERIC:
            field = float(field)
        self._fields.append(field)
        self._field = ""
        self._is_bare = False

    def _read(self, state, character):
        """The state behind a character; an empty one stands for the end of the line."""
        dialect = self.dialect
        is_end = character in ("", "\n", "\r")
        after = "eaten" if character else "record"
        if state == "quoted":
            if not character:
                return state
            if character == dialect.escapechar:
                return "escaped in quotes"
            if character == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                return "quote" if dialect.doublequote else "field"
            self._field += character
            return state
        if state == "record":
            if is_end:
                return after
            state = "start"
        elif state == "eaten":
            if not is_end:
                raise Error("new-line character seen in unquoted field - do you need to open the file with "
                            "newline=''?")
            return after
        elif state in ("escaped", "escaped in quotes"):
            self._field += character or "\n"
            if state == "escaped in quotes":
                return "quoted"
            return "escaped end" if character in ("\n", "\r") and character else "field"
        elif state == "escaped end":
            if not character:
                return state
            state = "field"
        if is_end:
            self._keep()
            return after
        if character == dialect.delimiter:
            self._keep()
            return "start"
        if state == "quote":
            if character == dialect.quotechar:
                self._field += character
                return "quoted"
            if dialect.strict:
                raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
            self._field += character
            return "field"
        if state == "start":
            if character == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                return "quoted"
            if character == " " and dialect.skipinitialspace:
                return state
            self._is_bare = character != dialect.escapechar
        if character == dialect.escapechar:
            return "escaped"
        self._field += character
        return "field"


def reader(csvfile, /, dialect="excel", **fmtparams):
    return _Reader(csvfile, _dialect_of(dialect, fmtparams))


class _Writer:
    def __init__(self, file, dialect):
        self._file = file
        self.dialect = dialect
        self._special = {dialect.delimiter, dialect.quotechar, dialect.escapechar, "\r", "\n",
                         *dialect.lineterminator} - {None}

    def _text(self, value, is_alone):
        dialect, quoting, quote = self.dialect, self.dialect.quoting, self.dialect.quotechar
        text = "" if value is None else str(value)
        needs_quotes = (quoting == QUOTE_ALL
                        or quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
                        or quoting == QUOTE_STRINGS and isinstance(value, str)
                        or quoting == QUOTE_NOTNULL and value is not None)
        if any(each in text for each in self._special):
            pieces = []
            for character in text:
                if character in self._special:
                    if quoting != QUOTE_NONE and character == quote and dialect.doublequote:
                        pieces.append(quote)
                        needs_quotes = True
                    elif quoting == QUOTE_NONE or character in (quote, dialect.escapechar):
                        if dialect.escapechar is None:
                            raise Error("need to escape, but no escapechar set")
                        pieces.append(dialect.escapechar)
                    else:
                        needs_quotes = True
                pieces.append(character)
            text = "".join(pieces)
        if is_alone and not text:
            if quoting == QUOTE_NONE or value is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error("single empty field record must be quoted")
            needs_quotes = True
        return quote + text + quote if needs_quotes else text

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
