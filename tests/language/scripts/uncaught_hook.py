# sys.excepthook is told of the exception that ends the program.
import sys


def hook(kind, error, traceback):
    print("hook", kind.__name__, error, traceback.tb_lineno, traceback.tb_next.tb_lineno)


def fail():
    1 / 0


print(sys.excepthook is sys.__excepthook__, callable(sys.excepthook))
sys.excepthook = hook
print(sys.excepthook is hook, sys.__excepthook__ is hook)
fail()
