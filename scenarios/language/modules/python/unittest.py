"""Tests as methods of classes, run one after the other; what came out is told on stderr."""

import sys
import time

from _unittest_asserts import Asserts

__all__ = ["TestCase", "IsolatedAsyncioTestCase", "FunctionTestCase", "TestSuite", "TestLoader", "TestResult",
           "TextTestResult", "TextTestRunner", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "main",
           "defaultTestLoader", "addModuleCleanup", "enterModuleContext"]


class SkipTest(Exception):
    pass


def skip(reason):
    def mark(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if callable(reason):
        item, reason = reason, ""
        return mark(item)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _name_of(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class TestResult:
    """Counts what came out, and keeps the tracebacks as texts."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.failfast = self.shouldStop = False

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def _text(self, err):
        import traceback

        return "".join(traceback.format_exception(*err))

    def _keep(self, bad, test, err):
        bad.append((test, self._text(err)))
        if self.failfast:
            self.stop()

    def addSuccess(self, test):
        pass

    def addError(self, test, err):
        self._keep(self.errors, test, err)

    def addFailure(self, test, err):
        self._keep(self.failures, test, err)

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        if self.failfast:
            self.stop()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = issubclass(err[0], test.failureException)
            self._keep(self.failures if is_failure else self.errors, subtest, err)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True


class TextTestResult(TestResult):
    """Tells each test as it ends: a letter, or with verbosity 2 a line."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self._line_is_open = False

    def getDescription(self, test):
        text = test.shortDescription()
        return f"{test}\n{text}" if text else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._begin(test)

    def _begin(self, test, before=""):
        self.stream.write(f"{before}{self.getDescription(test)} ... ")
        self._line_is_open = True

    def _tell(self, test, letter, word):
        if self.showAll:
            if not self._line_is_open:
                self._begin(test, "  " if isinstance(test, _SubTest) else "")
            self.stream.write(word + "\n")
            self._line_is_open = False
        elif self.dots:
            self.stream.write(letter)

    def addSuccess(self, test):
        self._tell(test, ".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, "E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, "F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, "s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(test, "x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(test, "u", "unexpected success")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            is_failure = issubclass(err[0], test.failureException)
            if self.showAll and self._line_is_open:
                self.stream.write("\n")
                self._line_is_open = False
            self._tell(subtest, *("F", "FAIL") if is_failure else ("E", "ERROR"))

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.write("\n")
        for word, bad in ("ERROR", self.errors), ("FAIL", self.failures):
            for test, text in bad:
                self.stream.write(f"{self.separator1}\n{word}: {self.getDescription(test)}\n{self.separator2}\n{text}\n")
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")


class TestCase(Asserts):
    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._subtest = None
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def id(self):
        return f"{_name_of(type(self))}.{self._testMethodName}"

    def shortDescription(self):
        return self._testMethodDoc.strip().split("\n")[0].strip() if self._testMethodDoc else None

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{_name_of(type(self))} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def skipTest(self, reason):
        raise SkipTest(reason)

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        value = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return value

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls.__dict__.get("_class_cleanups", ()) or setattr(cls, "_class_cleanups", [])
        cls._class_cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._attempt(lambda: self._call_cleanup(function, *args, **kwargs))

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def _call_set_up(self):
        self.setUp()

    def _call_test(self, method):
        if method() is not None:
            import warnings

            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})",
                          DeprecationWarning, stacklevel=2)

    def _call_tear_down(self):
        self.tearDown()

    def _call_cleanup(self, function, *args, **kwargs):
        function(*args, **kwargs)

    def _finish(self):
        pass

    def _attempt(self, function):
        """Whether the function ended well; what it raised is told to the result, or kept where it is expected."""
        try:
            function()
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as skipped:
            self._fine = False
            self._result.addSkip(self, str(skipped))
        except BaseException as error:
            self._fine = False
            err = type(error), error, error.__traceback__
            if self._expected:
                self._surprise = err
            elif isinstance(error, self.failureException):
                self._result.addFailure(self, err)
            else:
                self._result.addError(self, err)
        return False

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
        self._result = result
        method = getattr(self, self._testMethodName)
        result.startTest(self)
        try:
            for item in type(self), method:
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, getattr(item, "__unittest_skip_why__", ""))
                    return result
            self._expected = any(getattr(item, "__unittest_expecting_failure__", False) for item in (type(self), method))
            self._fine, self._surprise = True, None
            if self._attempt(self._call_set_up):
                self._attempt(lambda: self._call_test(method))
                self._attempt(self._call_tear_down)
            self.doCleanups()
            self._finish()
            if self._surprise:
                result.addExpectedFailure(self, self._surprise)
            elif self._fine and self._expected:
                result.addUnexpectedSuccess(self)
            elif self._fine:
                result.addSuccess(self)
        finally:
            result.stopTest(self)
        return result

    __call__ = run

    def debug(self):
        self._call_set_up()
        self._call_test(getattr(self, self._testMethodName))
        self._call_tear_down()


class _SubTest:
    """One round of a test; a failure in it lets the others go on."""

    def __init__(self, case, message, params):
        self.test_case = case
        self._message = message
        self._outer = case._subtest
        self.params = {**(self._outer.params if self._outer else {}), **params}
        self.failureException = case.failureException

    def id(self):
        return f"{self.test_case.id()} {self._description()}"

    def _description(self):
        parts = [f"[{self._message}]"] if self._message is not None else []
        if self.params:
            parts.append("(" + ", ".join(f"{name}={value!r}" for name, value in self.params.items()) + ")")
        return " ".join(parts) or "(<subtest>)"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._description()}"

    def __enter__(self):
        self.test_case._subtest = self

    def __exit__(self, kind, value, traceback):
        case = self.test_case
        case._subtest = self._outer
        if kind is None:
            return False
        if not issubclass(kind, Exception) or case._expected:
            return False
        case._fine = False
        if issubclass(kind, SkipTest):
            case._result.addSkip(self, str(value))
        else:
            case._result.addSubTest(case, self, (kind, value, traceback))
        return not case._result.failfast


class IsolatedAsyncioTestCase(TestCase):
    """Each test on an event loop of its own."""

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._runner = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        value = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return value

    def _run(self, function, *args, **kwargs):
        import asyncio
        import inspect

        if self._runner is None:
            self._runner = asyncio.Runner()
            self._runner.get_loop()
        if inspect.iscoroutinefunction(function):
            return self._runner.run(function(*args, **kwargs))
        return function(*args, **kwargs)

    def _call_set_up(self):
        self.setUp()
        self._run(self.asyncSetUp)

    def _call_test(self, method):
        self._run(method)

    def _call_tear_down(self):
        self._run(self.asyncTearDown)
        self.tearDown()

    def _call_cleanup(self, function, *args, **kwargs):
        self._run(function, *args, **kwargs)

    def _finish(self):
        if self._runner is not None:
            self._runner.close()
            self._runner = None


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._set_up, self._function, self._tear_down = setUp, testFunc, tearDown
        self._testMethodDoc = description or testFunc.__doc__

    def setUp(self):
        if self._set_up:
            self._set_up()

    def tearDown(self):
        if self._tear_down:
            self._tear_down()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"{type(self).__module__}.{type(self).__qualname__} ({self.id()})"


from _unittest_running import (TestLoader, TestSuite, TextTestRunner, addModuleCleanup, defaultTestLoader,
                               enterModuleContext, main)
