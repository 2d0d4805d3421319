"""Built-in classes know the built-in ones that derive from them."""


def tree(cls, depth=0):
    print("    " * depth + cls.__name__)
    for each in cls.__subclasses__():
        tree(each, depth + 1)


for cls in (ArithmeticError, ConnectionError, UnicodeError, NameError, KeyError):
    tree(cls)
print([each.__name__ for each in BaseException.__subclasses__()])
print([each.__name__ for each in Warning.__subclasses__()])
print(int.__subclasses__(), str.__subclasses__(), float.__subclasses__())
print(ord(b"z"), ord(bytearray(b"\xff")))
from types import CodeType, FrameType, TracebackType

print(CodeType, TracebackType, FrameType)
try:
    [][0]
except IndexError as error:
    print(isinstance(error.__traceback__, TracebackType), isinstance(tree.__code__, CodeType))
