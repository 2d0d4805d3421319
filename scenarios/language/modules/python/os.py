"""The little of the operating system that means something here: no files, no processes."""

import os.path as path

name = "posix"
sep = path.sep
fspath = path._fspath
linesep = "\n"
pathsep = ":"
curdir = "."
pardir = ".."
devnull = "/dev/null"
environ = {}


def getenv(key, default=None):
    return environ.get(key, default)


def getpid():
    return 1000


def getppid():
    return 1


def cpu_count():
    """Those of a common machine: the cores of a model are no matter of the program."""
    return 4


process_cpu_count = cpu_count


def getcwd():
    return "/"


def urandom(size, /):
    """From the generator of the module secrets: the same in every run."""
    from secrets import token_bytes

    if size < 0:
        raise ValueError("negative argument not allowed")
    return token_bytes(size)
