class X:
    def __len__(self): return -1
    def __iter__(self): return iter([1])
for f in [lambda: list(X()), lambda: len(X()), lambda: tuple(X()), lambda: bool(X()), lambda: sorted(X()), lambda: [*X()], lambda: set(X()), lambda: [].extend(X())]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Y:
    def __len__(self): raise ZeroDivisionError("z")
    def __iter__(self): return iter([1])
for f in [lambda: list(Y()), lambda: len(Y()), lambda: tuple(Y()), lambda: bool(Y()), lambda: sorted(Y()), lambda: [*Y()]]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Z:
    def __init__(s, v): s.v=v
    def __len__(self): return self.v
    def __iter__(self): return iter([1])
for v in ["a", 1.5, 10**30, None]:
  for f in [list, len, bool]:
    try: print(f(Z(v)))
    except Exception as e: print(type(e).__name__, e)
class LH:
    def __init__(s, v): s.v=v
    def __length_hint__(self): return self.v
    def __iter__(self): return iter([1])
import operator
for v in [-1, "a", 1.5, 10**30, NotImplemented]:
  for f in [list, operator.length_hint]:
    try: print(f(LH(v)))
    except Exception as e: print(type(e).__name__, e)
