# What the module still holds at its end has its last words while the variables are there.
class Account:
    count = 0

    def __init__(self, name):
        self.name = name
        Account.count += 1

    def __del__(self):
        Account.count -= 1
        print("closing", self.name, Account.count, helper(), _hidden, LATER)


def helper():
    return f"<{len(everything)}>"


_hidden = "hidden"
alice = Account("alice")
bob = Account("bob")
_carol = Account("carol")
everything = [Account("first"), Account("second")]
same = bob
by_name = {}
by_name["dora"] = Account("dora")
by_name["emil"] = Account("emil")


class Ring:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("a ring", LATER)


Ring()
ring = Ring()


def generator():
    try:
        yield 1
    finally:
        print("generator", LATER)


open_generator = generator()
next(open_generator)


class Holder:
    def __init__(self, held):
        self.held = held

    def __del__(self):
        print("holder of", self.held.name)


holder = Holder(Account("held"))
last = Account("last")
LATER = "later"
print("end of program")
