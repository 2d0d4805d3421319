"""Finds tests, and runs them."""

import sys
import time

import unittest


class _ClassStep:
    """What is told when it is the class that cannot be set up."""

    def __init__(self, name, cls):
        self.description = f"{name} ({unittest._name_of(cls)})"
        self.failureException = None

    def id(self):
        return self.description

    __str__ = id

    def shortDescription(self):
        return None


class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (unittest.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return f"<unittest.suite.TestSuite tests={self._tests!r}>"

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def _cases(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._cases()
            else:
                yield test

    def run(self, result, debug=False):
        current, is_ready = None, True
        for test in self._cases():
            if result.shouldStop:
                break
            cls = type(test)
            if cls is not current:
                _end_class(current, is_ready, result)
                current, is_ready = cls, _begin_class(cls, result)
            if is_ready:
                test(result)
        _end_class(current, is_ready, result)
        return result

    __call__ = run


def _begin_class(cls, result):
    if getattr(cls, "__unittest_skip__", False) or not hasattr(cls, "setUpClass"):
        return True
    return _step("setUpClass", cls.setUpClass, cls, result)


def _end_class(cls, was_ready, result):
    if cls is None or getattr(cls, "__unittest_skip__", False) or not hasattr(cls, "tearDownClass"):
        return
    if was_ready:
        _step("tearDownClass", cls.tearDownClass, cls, result)
    cleanups = cls.__dict__.get("_class_cleanups", [])
    while cleanups:
        function, args, kwargs = cleanups.pop()
        _step("tearDownClass", lambda: function(*args, **kwargs), cls, result)


def _step(name, function, cls, result):
    try:
        function()
        return True
    except unittest.SkipTest as skipped:
        result.addSkip(_ClassStep(name, cls), str(skipped))
    except Exception as error:
        result.addError(_ClassStep(name, cls), (type(error), error, error.__traceback__))
    return False


class TestLoader:
    testMethodPrefix = "test"
    suiteClass = TestSuite

    def getTestCaseNames(self, testCaseClass):
        return [name for name in dir(testCaseClass)
                if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))]

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        bases = unittest.TestCase, unittest.IsolatedAsyncioTestCase, unittest.FunctionTestCase
        classes = [getattr(module, name) for name in sorted(module.__dict__)]
        return self.suiteClass([self.loadTestsFromTestCase(each) for each in classes
                                if isinstance(each, type) and issubclass(each, unittest.TestCase) and each not in bases])

    def loadTestsFromName(self, name, module=None):
        found = module or sys.modules["__main__"]
        parent = None
        for part in name.split("."):
            parent, found = found, getattr(found, part)
        if isinstance(found, type) and issubclass(found, unittest.TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(parent, type) and issubclass(parent, unittest.TestCase):
            return self.suiteClass([parent(name.split(".")[-1])])
        test = found()
        return test if isinstance(test, TestSuite) else self.suiteClass([test])

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TextTestRunner:
    resultclass = unittest.TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        started = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - started
        write = self.stream.write
        if hasattr(result, "printErrors"):
            result.printErrors()
        number = result.testsRun
        write("-" * 70 + f"\nRan {number} test{'s' if number != 1 else ''} in {taken:.3f}s\n\n")
        if not result.wasSuccessful():
            word = "FAILED"
        elif not number and not result.skipped:
            word = "NO TESTS RAN"
        else:
            word = "OK"
        counts = [("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
                  ("expected failures", result.expectedFailures),
                  ("unexpected successes", result.unexpectedSuccesses)]
        parts = [f"{what}={len(tests)}" for what, tests in counts if tests]
        write(word + (f" ({', '.join(parts)})" if parts else "") + "\n")
        return result


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False, durations=None):
        self.module = sys.modules[module] if isinstance(module, str) else module
        words = list(sys.argv if argv is None else argv)[1:]
        names = [word for word in words if not word.startswith("-")]
        if "-v" in words or "--verbose" in words:
            verbosity = 2
        if "-q" in words or "--quiet" in words:
            verbosity = 0
        failfast = failfast or "-f" in words or "--failfast" in words
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = (testLoader.loadTestsFromNames(names, self.module) if names
                     else testLoader.loadTestsFromModule(self.module))
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=failfast)
        _module_step(self.module, "setUpModule")
        self.result = runner.run(self.test)
        _module_step(self.module, "tearDownModule")
        while _module_cleanups:
            function, args, kwargs = _module_cleanups.pop()
            function(*args, **kwargs)
        if exit:
            if not self.result.testsRun and not self.result.skipped:
                sys.exit(5)
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
_module_cleanups = []


def _module_step(module, name):
    if function := getattr(module, name, None):
        function()


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    value = cm.__enter__()
    addModuleCleanup(cm.__exit__, None, None, None)
    return value
