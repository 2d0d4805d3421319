import os
from pathlib import Path

path = Path("a") / "b.txt"
print(os.path.join(path, "c"), os.path.join("c", path), os.path.basename(path), os.path.dirname(path))
print(os.fspath(path), os.path.splitext(path), os.path.split(path), os.path.isabs(path), os.path.normpath(path))
print(os.path.commonprefix(["abc", "abd"]), os.path.commonprefix([path, "a/c"]))
for wrong in (lambda: os.path.join("a", 5), lambda: os.path.basename(None)):
    try:
        wrong()
    except TypeError as error:
        print(error)
