import sys, io, time
from contextlib import redirect_stdout, redirect_stderr
print(sys.argv[1:], type(sys.argv).__name__, sys.version_info[:2], sys.version_info >= (3, 8), sys.platform, sys.maxsize)
print("asyncio" in sys.modules, sys.modules[__name__].__name__, sys.getrecursionlimit())
sys.setrecursionlimit(3000)
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(2500), sys.getrecursionlimit())
sys.stdout.write("a\n"); sys.stdout.writelines(["b\n", "c\n"]); sys.stdout.flush()
old = sys.stdout; sys.stdout = buf = io.StringIO(); print("hidden", end=""); sys.stdout = old
print(repr(buf.getvalue()), sys.stdout is sys.__stdout__)
err = io.StringIO()
with redirect_stderr(err): print("e", file=sys.stderr)
print(repr(err.getvalue()))
try: 1/0
except ZeroDivisionError: print(sys.exc_info()[0].__name__, sys.exc_info()[2].tb_lineno)
print(sys.exc_info(), sys.getdefaultencoding(), sys.stdout.encoding, sys.byteorder)
x = 5
print(getattr(sys.modules[__name__], "x"))
setattr(sys.modules[__name__], "y", 7); print(y)
try: import nothing_here
except ModuleNotFoundError as e: print(e, e.name)
print(f"{__name__} {__doc__}")
import math as m, os.path as p, os
print(m.pi, p.join("a", "b"), os.path is p, m.__name__)
from math import *
print(sqrt(4), floor(2.5))
try: sys.exit(3)
except SystemExit as e: print(repr(e), e.code)
try: exit("bye")
except SystemExit as e: print(repr(e))
quit()
