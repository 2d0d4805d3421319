"""Texts and bytes that are written to and read from like files."""

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What texts and bytes have in common: pieces that are joined when somebody looks."""

    def __init__(self, initial):
        self._pieces = [initial] if initial else []
        self._length = len(initial)
        self._position = 0
        self._closed = False

    def _whole(self):
        if len(self._pieces) > 1:
            self._pieces = [self._empty.join(self._pieces)]
        return self._pieces[0] if self._pieces else self._empty

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file" + self._full_stop)

    def _put(self, piece):
        self._check()
        if not piece:
            return 0
        if self._position == self._length:
            self._pieces.append(piece)
            self._length += len(piece)
        else:
            whole = self._whole()
            if self._position > self._length:
                whole += self._filler * (self._position - self._length)
            whole = whole[: self._position] + piece + whole[self._position + len(piece) :]
            self._pieces = [whole]
            self._length = len(whole)
        self._position += len(piece)
        return len(piece)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check()
        return self._whole()

    def read(self, size=-1, /):
        self._check()
        if size is None or size < 0:
            size = max(self._length - self._position, 0)
        found = self._whole()[self._position : self._position + size]
        self._position += len(found)
        return found

    def readline(self, size=-1, /):
        self._check()
        whole = self._whole()
        end = whole.find(self._newline, self._position) + 1 or self._length
        if size is not None and 0 <= size < end - self._position:
            end = self._position + size
        found = whole[self._position : end]
        self._position += len(found)
        return found

    def readlines(self, hint=-1, /):
        return list(self)

    def seek(self, offset, whence=SEEK_SET, /):
        self._check()
        if whence == SEEK_CUR:
            offset += self._position
        elif whence == SEEK_END:
            offset += self._length
        if offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        self._position = offset
        return offset

    def tell(self):
        self._check()
        return self._position

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self._position
        self._pieces = [self._whole()[:size]]
        self._length = len(self._pieces[0])
        return size

    def flush(self):
        self._check()

    def close(self):
        self._closed = True
        self._pieces = []

    @property
    def closed(self):
        return self._closed

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()


class StringIO(IOBase):
    _empty = ""
    _filler = "\0"
    _newline = "\n"
    _full_stop = ""

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is None:
            initial_value = ""
        if not isinstance(initial_value, str):
            kind = type(initial_value).__name__
            raise TypeError(f"initial_value must be str or None, not {kind}")
        super().__init__(initial_value)

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        return self._put(s)


class BytesIO(IOBase):
    _empty = b""
    _filler = b"\0"
    _newline = b"\n"
    _full_stop = "."

    def __init__(self, initial_bytes=b""):
        super().__init__(bytes(initial_bytes))

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))


def open(file, *args, **kwargs):
    raise RuntimeError(
        "open is not available in Awaitscope: a scenario has no files; use io.StringIO"
    )
