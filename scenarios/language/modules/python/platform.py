"""What a program runs on: the same for every run."""


def system():
    return "Linux"


def node():
    return "awaitscope"


def release():
    return "1.0"


version = release


def machine():
    return "x86_64"


processor = machine


def platform(aliased=False, terse=False):
    return "Linux-1.0-x86_64"


def python_version():
    return "3.13.0"


def python_version_tuple():
    return ("3", "13", "0")


def python_implementation():
    return "Awaitscope"
