import sys
def hook(u):
    print("hook", type(u).__name__, u.exc_type.__name__, u.exc_value, u.err_msg, getattr(u.object, "__qualname__", u.object), u.exc_traceback is not None)
class A:
    def __del__(self): raise ValueError("x")
sys.unraisablehook = hook
a = A()
del a
def gen():
    try: yield
    finally: raise KeyError("g")
g = gen(); next(g); del g
def bad(u): raise TypeError
sys.unraisablehook = sys.__unraisablehook__
print(sys.unraisablehook is sys.__unraisablehook__)
