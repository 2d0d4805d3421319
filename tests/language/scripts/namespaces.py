"""globals(), locals(), vars() and dir() without arguments."""

answer = 42


def add(a, b=2):
    total = a + b
    print(locals())
    return total


print(globals()["answer"], "answer" in globals(), globals().get("nothing"))
print(globals()["add"](1))
globals()["made"] = "here"
print(made)
names = globals()
answer = 43
names["other"] = 1
print(answer, other)


def outer():
    shared = 1

    def inner(x):
        y = shared + x
        return locals()

    return inner(5)


print(outer())


class Space:
    one = 1
    two = one + 1
    print(locals()["two"], "one" in vars())


def listing(z, a):
    b = 0
    return dir(), vars()


print(listing(1, 2))
print("{answer} {made}".format(**globals()))


def find(prefix):
    return sorted(name for name in globals() if name.startswith(prefix))


print(find("lis"), [n for n in dir() if n.startswith("ou")], locals() is not None)
copy = locals()
copy["made"] = "again"
print(made)


def snapshot():
    x = 1
    before = locals()
    x = 2
    return before, locals()


print(snapshot())
