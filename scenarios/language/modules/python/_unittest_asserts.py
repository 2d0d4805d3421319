"""What tests state, in unittest's words."""

_MOST = 80 * 8  # characters of a difference that are shown
_WIDTH, _EDGE, _GAP = 80, 5, 12  # of two long texts: in all, at their ends, from what on a part is left out


def _cut(text, before, after):
    left = len(text) - before - after
    return f"{text[:before]}[{left} chars]{text[len(text) - after:]}" if left > _GAP else text


def _shortened(first, second):
    """Long texts without most of what they begin with in common."""
    longest = max(len(first), len(second))
    if longest <= _WIDTH:
        return first, second
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    room = _WIDTH - (longest - shared) - _EDGE - _GAP
    head = _cut(first[:shared], _EDGE, max(room, _EDGE))
    rest = _WIDTH - 3 * _EDGE - 2 * _GAP if room <= _EDGE else longest
    return tuple(head + _cut(text[shared:], rest, _EDGE) for text in (first, second))


def _shown(value):
    try:
        return repr(value)
    except Exception:
        return object.__repr__(value)


class Raised:
    """What `with self.assertRaises(...) as raised` gives."""

    def __init__(self, expected, case, pattern=None, msg=None):
        self.expected, self.case, self.pattern, self.msg = expected, case, pattern, msg
        self.called = self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            words = f"{getattr(self.expected, '__name__', self.expected)} not raised"
            if self.called is not None:
                words += f" by {self.called}"
            self.case.fail(self.case._formatMessage(self.msg, words))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.pattern is not None:
            import re

            pattern = re.compile(self.pattern) if isinstance(self.pattern, (str, bytes)) else self.pattern
            if not pattern.search(str(value)):
                self.case.fail(self.case._formatMessage(
                    self.msg, f'"{pattern.pattern}" does not match "{value}"'))
        return True


class Warned:
    def __init__(self, expected, case, pattern=None, msg=None):
        self.expected, self.case, self.pattern, self.msg = expected, case, pattern, msg

    def __enter__(self):
        import warnings

        self._catcher = warnings.catch_warnings(record=True)
        self.warnings = self._catcher.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, traceback):
        self._catcher.__exit__(kind, value, traceback)
        if kind is not None:
            return
        import re

        first = None
        for each in self.warnings:
            if not isinstance(each.message, self.expected):
                continue
            first = first or each.message
            if self.pattern is not None and not re.search(self.pattern, str(each.message)):
                continue
            self.warning, self.filename, self.lineno = each.message, each.filename, each.lineno
            return
        name = getattr(self.expected, "__name__", str(self.expected))
        if first is not None:
            self.case.fail(self.case._formatMessage(self.msg, f'"{self.pattern}" does not match "{first}"'))
        self.case.fail(self.case._formatMessage(self.msg, f"{name} not triggered"))


class Logged:
    def __init__(self, case, logger, level, wanted):
        import logging

        self.case, self.wanted = case, wanted
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.getLevelName(level) if isinstance(level, str) else level or logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging

        class Collector(logging.Handler):
            def emit(handler, record):
                self.records.append(record)
                self.output.append(f"{record.levelname}:{record.name}:{record.getMessage()}")

        logger = self.logger
        self._before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers[:] = [Collector()]
        logger.setLevel(self.level)
        logger.propagate = False
        return self if self.wanted else None

    def __exit__(self, kind, value, traceback):
        import logging

        handlers, level, propagate = self._before
        self.logger.handlers[:] = handlers
        self.logger.setLevel(level)
        self.logger.propagate = propagate
        if kind is not None:
            return False
        if self.wanted and not self.records:
            self.case.fail(f"no logs of level {logging.getLevelName(self.level)} or higher triggered on "
                           f"{self.logger.name}")
        if not self.wanted and self.records:
            self.case.fail(f"Unexpected logs found: {self.output!r}")


class Asserts:
    """The assert methods of a TestCase."""

    failureException = AssertionError
    longMessage = True
    maxDiff = _MOST

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _state(self, holds, msg, sentence):
        if not holds:
            raise self.failureException(self._formatMessage(msg, sentence()))

    def assertTrue(self, expr, msg=None):
        self._state(expr, msg, lambda: f"{_shown(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._state(not expr, msg, lambda: f"{_shown(expr)} is not false")

    def addTypeEqualityFunc(self, typeobj, function):
        self.__dict__.setdefault("_equalities", {})[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second):
            own = self.__dict__.get("_equalities", {}).get(type(first)) or _EQUALITIES.get(type(first))
            if own is not None:
                (getattr(self, own) if isinstance(own, str) else own)(first, second, msg=msg)
                return
        self._state(first == second, msg, lambda: self._both(first, second))

    def assertNotEqual(self, first, second, msg=None):
        self._state(first != second, msg, lambda: f"{_shown(first)} == {_shown(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        self._state(expr1 is expr2, msg, lambda: f"{_shown(expr1)} is not {_shown(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        self._state(expr1 is not expr2, msg, lambda: f"unexpectedly identical: {_shown(expr1)}")

    def assertIsNone(self, obj, msg=None):
        self._state(obj is None, msg, lambda: f"{_shown(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._state(obj is not None, msg, lambda: "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._state(member in container, msg, lambda: f"{_shown(member)} not found in {_shown(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._state(member not in container, msg,
                    lambda: f"{_shown(member)} unexpectedly found in {_shown(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._state(isinstance(obj, cls), msg, lambda: f"{_shown(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._state(not isinstance(obj, cls), msg, lambda: f"{_shown(obj)} is an instance of {cls!r}")

    def assertGreater(self, a, b, msg=None):
        self._state(a > b, msg, lambda: f"{_shown(a)} not greater than {_shown(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._state(a >= b, msg, lambda: f"{_shown(a)} not greater than or equal to {_shown(b)}")

    def assertLess(self, a, b, msg=None):
        self._state(a < b, msg, lambda: f"{_shown(a)} not less than {_shown(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._state(a <= b, msg, lambda: f"{_shown(a)} not less than or equal to {_shown(b)}")

    def _distance(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        distance = abs(first - second)
        if delta is not None:
            return distance <= delta, f"within {_shown(delta)} delta ({_shown(distance)} difference)"
        places = 7 if places is None else places
        return round(distance, places) == 0, f"within {places!r} places ({_shown(distance)} difference)"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        is_near, words = self._distance(first, second, places, delta)
        self._state(is_near, msg, lambda: f"{_shown(first)} != {_shown(second)} {words}")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        is_near, words = self._distance(first, second, places, delta)
        words = words.partition(" (")[0] if delta is None else words
        self._state(first != second and not is_near, msg, lambda: f"{_shown(first)} == {_shown(second)} {words}")

    def assertRegex(self, text, expected_regex, msg=None):
        import re

        pattern = re.compile(expected_regex)
        self._state(pattern.search(text), msg, lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re

        found = re.search(unexpected_regex, text)
        self._state(not found, msg, lambda: f"Regex matched: {found[0]!r} matches {found.re.pattern!r} in {text!r}")

    def _difference(self, standard, lines, joint="\n"):
        import difflib

        text = "\n" + joint.join(difflib.ndiff(*lines))
        if self.maxDiff is not None and len(text) > self.maxDiff:
            return standard + f"\nDiff is {len(text)} characters long. Set self.maxDiff to None to see it."
        return standard + text

    def _both(self, first, second):
        return "%s != %s" % _shortened(_shown(first), _shown(second))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            for seq, place in (seq1, "First"), (seq2, "Second"):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{place} sequence is not a {seq_type.__name__}: {_shown(seq)}")
        if seq1 == seq2:
            return
        name = (seq_type.__name__ if seq_type else "sequence").capitalize()
        words = f"{name}s differ: {self._both(seq1, seq2)}\n"
        shared = min(len(seq1), len(seq2))
        for index in range(shared):
            if seq1[index] != seq2[index]:
                words += f"\nFirst differing element {index}:\n" + "%s\n%s\n" % _shortened(
                    _shown(seq1[index]), _shown(seq2[index]))
                break
        for seq, other, place in (seq1, seq2, "First"), (seq2, seq1, "Second"):
            if len(seq) > len(other):
                name = name.lower()
                words += (f"\n{place} {name} contains {len(seq) - len(other)} additional elements.\n"
                          f"First extra element {shared}:\n{_shown(seq[shared])}\n")
        from pprint import pformat

        lines = [pformat(each).splitlines() for each in (seq1, seq2)]
        self.fail(self._formatMessage(msg, self._difference(words, lines)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        words = []
        for place, items in ("first", set1.difference(set2)), ("second", set2.difference(set1)):
            if items:
                words.append(f"Items in the {place} set but not the {'second' if place == 'first' else 'first'}:")
                words += [_shown(item) for item in items]
        if words:
            self.fail(self._formatMessage(msg, "\n".join(words)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            from pprint import pformat

            lines = [pformat(each).splitlines() for each in (d1, d2)]
            self.fail(self._formatMessage(msg, self._difference(self._both(d1, d2), lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if any(text and text[-1] != "\n" for text in (first, second)):
            lines = [(text and text + "\n").splitlines(True) for text in (first, second)]
        else:
            lines = [text.splitlines(True) for text in (first, second)]
        self.fail(self._formatMessage(msg, self._difference(self._both(first, second), lines, "")))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        words, seen = [], []
        for item in first + second:
            if item in seen:
                continue
            seen.append(item)
            counts = first.count(item), second.count(item)
            if counts[0] != counts[1]:
                words.append("First has %d, Second has %d:  %s" % (*counts, _shown(item)))
        if words:
            self.fail(self._formatMessage(msg, "Element counts were not equal:\n" + "\n".join(words)))

    def _guarded(self, guard, args, kwargs):
        if not args:
            return guard
        function, *rest = args
        guard.called = getattr(function, "__name__", str(function))
        with guard:
            function(*rest, **kwargs)

    def assertRaises(self, expected_exception, *args, **kwargs):
        msg = kwargs.pop("msg", None) if not args else None
        return self._guarded(Raised(expected_exception, self, msg=msg), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        msg = kwargs.pop("msg", None) if not args else None
        return self._guarded(Raised(expected_exception, self, expected_regex, msg), args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        msg = kwargs.pop("msg", None) if not args else None
        return self._guarded(Warned(expected_warning, self, msg=msg), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        msg = kwargs.pop("msg", None) if not args else None
        return self._guarded(Warned(expected_warning, self, expected_regex, msg), args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return Logged(self, logger, level, True)

    def assertNoLogs(self, logger=None, level=None):
        return Logged(self, logger, level, False)


_EQUALITIES = {list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
               frozenset: "assertSetEqual", dict: "assertDictEqual", str: "assertMultiLineEqual"}
