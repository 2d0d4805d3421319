"""Paths as values. There are no files: what would read one finds none, what would write one is refused."""

import os

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


class PurePath:
    __slots__ = ("_anchor", "_names")

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        anchor, names = "", []
        for arg in args:
            if isinstance(arg, PurePath):
                text = str(arg) if arg.parts else ""
            else:
                text = os.fspath(arg) if hasattr(arg, "__fspath__") else arg
                if not isinstance(text, str):
                    raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                                    f"not {type(text).__name__!r}")
            if text.startswith("/"):
                names = []
                anchor = "//" if text.startswith("//") and not text.startswith("///") else "/"
            names += [name for name in text.split("/") if name not in ("", ".")]
        self._anchor, self._names = anchor, names

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def _made(self, names):
        return self.with_segments(self._anchor + "/".join(names))

    def __str__(self):
        return self._anchor + "/".join(self._names) or "."

    __fspath__ = as_posix = __str__

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __bytes__(self):
        return str(self).encode()

    def _key(self):
        return self._anchor, self._names

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    @property
    def parts(self):
        return (self._anchor, *self._names) if self._anchor else tuple(self._names)

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._anchor

    anchor = root

    @property
    def parent(self):
        return self._made(self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        return [] if name.endswith(".") else ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name[:len(self.name) - len(self.suffix)] if self.suffix else self.name

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made([*self._names[:-1], name])

    def with_stem(self, stem):
        suffix = self.suffix
        if suffix and not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        if not self.stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and suffix != "." and "/" not in suffix):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._anchor)

    def is_relative_to(self, other, *_deprecated):
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def relative_to(self, other, *_deprecated, walk_up=False):
        other = self.with_segments(other, *_deprecated)
        if self._anchor != other._anchor and walk_up:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        shared = 0
        while shared < min(len(self._names), len(other._names)) and self._names[shared] == other._names[shared]:
            shared += 1
        up = other._names[shared:]
        if (up or self._anchor != other._anchor) and not walk_up:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
        if ".." in up:
            raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        return self.with_segments(*[".."] * len(up), *self._names[shared:])

    def match(self, path_pattern, *, case_sensitive=None):
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        wanted = pattern.parts
        if not wanted:
            raise ValueError("empty pattern")
        mine = self.parts
        if len(wanted) > len(mine) or (pattern._anchor and len(wanted) != len(mine)):
            return False
        return all(_fits(part, each, case_sensitive) for part, each in zip(reversed(mine), reversed(wanted)))

    def full_match(self, pattern, *, case_sensitive=None):
        wanted = (pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)).parts

        def fits(mine, wanted):
            if not wanted:
                return not mine
            if wanted[0] == "**":
                return any(fits(mine[skip:], wanted[1:]) for skip in range(len(mine) + 1))
            return bool(mine) and _fits(mine[0], wanted[0], case_sensitive) and fits(mine[1:], wanted[1:])

        return fits(self.parts, wanted)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote

        return "file://" + quote(str(self))


def _fits(name, pattern, case_sensitive):
    import re

    if case_sensitive is False:
        name, pattern = name.lower(), pattern.lower()
    parts = re.split(r"(\*+|\?|\[!?\]?[^\]]*\])", pattern)
    made = ""
    for part in parts:
        if part[:1] == "*":
            made += ".*"
        elif part == "?":
            made += "."
        elif part[:1] == "[" and len(part) > 2:
            inside = part[1:-1].replace("\\", r"\\").replace("[", r"\[")
            made += f"[^{inside[1:]}]" if inside[0] == "!" else f"[{inside}]"
        else:
            made += re.escape(part)
    return re.fullmatch(made, name, re.S) is not None


class _Parents:
    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        names = self._path._names
        return self._path._made(names[:len(names) - 1 - index % len(names)])

    def __iter__(self):
        return (self[index] for index in range(len(self)))

    def __contains__(self, path):
        return any(path == each for each in self)

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePosixPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    """As if there were no file anywhere."""

    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("/root")

    def exists(self, *, follow_symlinks=True):
        return False

    is_file = is_dir = is_symlink = is_mount = exists

    def absolute(self):
        return self if self.is_absolute() else self.cwd() / self

    def resolve(self, strict=False):
        return self.with_segments(os.path.normpath(str(self.absolute())))

    def expanduser(self):
        if self._names[:1] == ["~"] and not self._anchor:
            return self.home().joinpath(*self._names[1:])
        return self

    def open(self, mode="r", *args, **kwargs):
        return open(str(self), mode, *args, **kwargs)

    def read_text(self, encoding=None, errors=None, newline=None):
        return self.open()

    def read_bytes(self):
        return self.open("rb")

    def write_text(self, data, encoding=None, errors=None, newline=None):
        return self.open("w")

    def write_bytes(self, data):
        return self.open("wb")

    def iterdir(self):
        raise FileNotFoundError(2, "No such file or directory", str(self))

    stat = lstat = rmdir = rename = replace = iterdir

    def unlink(self, missing_ok=False):
        if not missing_ok:
            self.stat()

    def _refused(self, *args, **kwargs):
        self.open("w")

    mkdir = touch = symlink_to = _refused

    def glob(self, pattern, **kwargs):
        return iter(())

    rglob = glob


class PosixPath(Path, PurePosixPath):
    __slots__ = ()
