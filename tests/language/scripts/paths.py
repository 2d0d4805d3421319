"""Paths as values, and what asks for files that are not there."""
import os
from pathlib import Path, PurePath, PurePosixPath

path = PurePosixPath("/srv/lessons") / "week.1" / "tasks.tar.gz"
print(path, repr(path), path.parts, path.name, path.stem, path.suffix, path.suffixes)
print(path.parent, path.parents[1], list(path.parents), len(path.parents), path.is_absolute(), path.root)
print(path.with_name("x.py"), path.with_suffix(".zip"), path.with_suffix(""), path.with_stem("all"))
print(path.relative_to("/srv"), path.is_relative_to("/srv"), path.match("*.gz"), path.match("lessons/*/*"))
print(PurePath("a//b/./c/../d/"), repr(PurePath("")), PurePath("a", "/b", "c"), "x" / PurePath("y"))
print(PurePath(".bashrc").suffix, PurePath("a.").suffix, PurePath("..").name, PurePath("a.b.c").suffixes)
print(sorted({PurePath("b/a"), PurePath("./b/a"), PurePath("a/z")}), PurePath("a") == "a", hash(PurePath("a")) == hash(PurePath("a/")))
print(PurePath("/a/b/c.py").full_match("**/*.py"), PurePath("b.txt").match("[!a]*.txt"), PurePath("a/b").relative_to("a/c", walk_up=True))
for wrong in (lambda: path.relative_to("/etc"), lambda: path.with_suffix("zip"), lambda: PurePath("/").with_name("x"),
              lambda: PurePath(3), lambda: path.parents[9], lambda: PurePath("a") < "b", lambda: PurePath("a").as_uri()):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

missing = Path("lessons") / "missing.txt"
print(repr(missing), isinstance(missing, PurePath), missing.exists(), missing.is_file(), os.path.exists("missing.txt"))
print(list(missing.glob("*.py")), Path("/a/../b").resolve())
for read in (lambda: open("missing.txt"), lambda: missing.read_text(), lambda: open("missing.bin", "rb"),
             lambda: list(missing.iterdir()), lambda: missing.unlink()):
    try:
        read()
    except FileNotFoundError as error:
        print(error, error.errno, error.strerror, repr(error.filename))
missing.unlink(missing_ok=True)
try:
    with open("missing.txt") as file:
        print(file.read())
except OSError as error:
    print("cannot read:", error)
finally:
    print("done")
