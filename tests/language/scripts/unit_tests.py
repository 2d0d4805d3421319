"""unittest: what tests state, in which order they run, and what is told of them."""
import asyncio
import logging
import unittest
import warnings


class Arithmetic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class begins")

    @classmethod
    def tearDownClass(cls):
        print("class ends")

    def setUp(self):
        self.numbers = [1, 2, 3]
        self.addCleanup(print, "cleaned up after", self._testMethodName)

    def tearDown(self):
        print("tear down", self.id())

    def test_sum(self):
        self.assertEqual(sum(self.numbers), 6)

    def test_division(self):
        """Division by zero is an error.

        Not a failure."""
        1 / (self.numbers[0] - 1)

    def test_lists_differ(self):
        self.assertEqual(self.numbers, [1, 2, 4, 5])

    def test_raises(self):
        with self.assertRaises(ValueError) as raised:
            int("x")
        self.assertIn("invalid literal", str(raised.exception))
        self.assertRaisesRegex(ValueError, "lit.*x", int, "x")

    def test_rounds(self):
        for number in range(4):
            with self.subTest(number=number):
                self.assertEqual(number % 2, 0, "odd")

    @unittest.skip("not today")
    def test_skipped(self):
        pass

    def test_skips_itself(self):
        self.skipTest("changed its mind")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as it should")

    @unittest.expectedFailure
    def test_surprise(self):
        pass


class Sentences(unittest.TestCase):
    def said(self, method, *arguments, **options):
        try:
            getattr(self, method)(*arguments, **options)
        except AssertionError as error:
            print(f"{method}: {error}")
        else:
            print(f"{method}: fine")

    def runTest(self):
        self.said("assertEqual", 1, 2)
        self.said("assertEqual", 1, 2, "one is not two")
        self.said("assertEqual", "hello world", "hallo world")
        self.said("assertEqual", "one\ntwo\n", "one\nto\nthree\n")
        self.said("assertEqual", "a" * 100 + "b" * 50, "a" * 100 + "c" * 90)
        self.said("assertEqual", {"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})
        self.said("assertEqual", {1}, {2})
        self.said("assertEqual", (1,), (1, 2))
        self.said("assertNotEqual", 1, 1)
        self.said("assertTrue", [])
        self.said("assertFalse", [1])
        self.said("assertIs", 1, "a")
        self.said("assertIsNone", 3)
        self.said("assertIsNotNone", None)
        self.said("assertIn", 3, [1])
        self.said("assertNotIn", 1, [1])
        self.said("assertIsInstance", 3, str)
        self.said("assertGreater", 1, 2)
        self.said("assertLessEqual", 3, 2)
        self.said("assertAlmostEqual", 0.1 + 0.2, 0.3)
        self.said("assertAlmostEqual", 1.0, 1.1)
        self.said("assertAlmostEqual", 1.0, 2.0, delta=0.5)
        self.said("assertRegex", "abc", "x+")
        self.said("assertCountEqual", [1, 1, 2], [2, 2, 3])
        self.said("assertRaises", (ValueError, KeyError), len, "")
        self.said("assertRaises", ValueError, int, "1")
        with self.assertLogs("lesson", level="INFO") as logged:
            logging.getLogger("lesson").info("first")
            logging.getLogger("lesson.part").error("second")
            logging.getLogger("lesson").debug("unheard")
        print(logged.output)
        with self.assertWarns(UserWarning):
            warnings.warn("careful")


class Waiting(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("plain set up")

    async def asyncSetUp(self):
        self.queue = asyncio.Queue()
        await self.queue.put("item")

    async def asyncTearDown(self):
        print("left:", self.queue.qsize())

    async def test_get(self):
        self.assertEqual(await asyncio.wait_for(self.queue.get(), 1), "item")

    async def test_timeout(self):
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()

    def test_plain(self):
        self.assertFalse(self.queue.empty())


class NeverReady(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no database")

    def test_nothing(self):
        print("never printed")


if __name__ == "__main__":
    import io

    def run(*cases):
        stream = io.StringIO()
        suite = unittest.TestSuite()
        for case in cases:
            suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(case))
        result = unittest.TextTestRunner(stream, verbosity=2).run(suite)
        text = stream.getvalue()
        print("\n".join(line for line in text.splitlines() if not line.startswith(("Ran ", "  File "))))
        print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())

    run(Arithmetic)
    run(Sentences)
    print(unittest.defaultTestLoader.getTestCaseNames(Waiting), Arithmetic("test_sum"), repr(Arithmetic("test_sum")))
    result = unittest.TestResult()
    unittest.TestSuite([Waiting("test_get"), Waiting("test_plain"), NeverReady("test_nothing")]).run(result)
    print(result.testsRun, result.wasSuccessful(), [str(test) for test, text in result.errors])
    import sys

    unittest.main(argv=["main.py", "Waiting.test_get", "Arithmetic.test_sum"],
                  testRunner=unittest.TextTestRunner(sys.stdout))
