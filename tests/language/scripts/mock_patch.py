from unittest.mock import patch, MagicMock, Mock, create_autospec, mock_open
import unittest, random, sys, time
def get_number(): return random.randint(1, 6)
def helper(): return "real"
CONFIG = {"a": 1}
class Service:
    url = "http"
    def fetch(self, key, timeout=3): return "data " + key
    @staticmethod
    def st(a): return a
with patch("random.randint", return_value=4) as r:
    print(get_number(), r.call_args)
print(get_number() in range(1, 7))
with patch("__main__.helper") as h:
    h.return_value = "fake"; print(helper())
print(helper())
@patch("__main__.helper")
@patch.object(Service, "fetch")
def f(fetch, helper_mock, extra=1):
    print(fetch is Service.fetch, helper_mock is helper, extra)
f(); f(extra=2)
print(f.__name__)
with patch.dict(CONFIG, {"b": 2}, a=5): print(CONFIG)
print(CONFIG)
with patch.dict(CONFIG, clear=True): print(CONFIG)
p = patch("__main__.helper", lambda: "new"); p.start(); print(helper()); p.stop(); print(helper())
try:
    with patch("__main__.nothing"): pass
except AttributeError as e: print(str(e)[-35:])
with patch("__main__.nothing", 3, create=True): print(nothing)
try: nothing
except NameError as e: print(e)
with patch.multiple(Service, url="u", fetch=lambda s, k: "m"): print(Service.url, Service().fetch(1))
with patch.object(Service, "fetch", autospec=True) as a:
    s = Service(); s.fetch("k"); print(a.call_args == ((s, "k"), {}))
    try: s.fetch()
    except TypeError as e: print(e)
au = create_autospec(helper, return_value=3); print(au())
try: au(1)
except TypeError as e: print(e)
S = create_autospec(Service)
inst = S()
inst.fetch.return_value = "auto"; print(inst.fetch("x"))
try: inst.fetch()
except TypeError as e: print(e)
try: inst.nope
except AttributeError as e: print(e)
class TestIt(unittest.TestCase):
    def setUp(self):
        patcher = patch("__main__.helper", return_value="t"); self.m = patcher.start(); self.addCleanup(patcher.stop)
    def test_a(self):
        self.assertEqual(helper(), "t"); self.m.assert_called_once()
    @patch("random.random", return_value=0.5)
    def test_b(self, r): self.assertEqual(random.random(), 0.5)
    def test_c(self):
        m = Mock(); m(1)
        m.assert_called_with(2)
@patch("__main__.helper", return_value="cls")
class TestAll(unittest.TestCase):
    def test_x(self, h): self.assertEqual(helper(), "cls")
r = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(TestIt).run(r); unittest.defaultTestLoader.loadTestsFromTestCase(TestAll).run(r)
print(r.testsRun, len(r.failures), len(r.errors), helper())
print(r.failures[0][1].splitlines()[-3:])
