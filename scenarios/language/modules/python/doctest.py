"""Examples in docstrings. They are texts, and no text is run here: said once, and nothing has failed."""

import sys
from collections import namedtuple

__all__ = ["testmod", "run_docstring_examples", "TestResults", "ELLIPSIS", "NORMALIZE_WHITESPACE",
           "IGNORE_EXCEPTION_DETAIL", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "SKIP", "REPORT_NDIFF",
           "FAIL_FAST", "REPORT_ONLY_FIRST_FAILURE"]

DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP = 1, 2, 4, 8, 16
IGNORE_EXCEPTION_DETAIL, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, FAIL_FAST = 32, 256, 512, 1024

TestResults = namedtuple("TestResults", "failed attempted")
_said = []


def _say():
    if not _said:
        _said.append(True)
        print("doctest: the examples in docstrings are not run in Awaitscope: call the functions and print what "
              "they return", file=sys.stderr)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    _say()
    return TestResults(0, 0)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    _say()
