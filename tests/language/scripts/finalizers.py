class R:
    def __init__(s,n): s.n=n; print('init',n)
    def __del__(s): print('del',s.n)
a=R(1); del a; print('after')
b=R(2); b=R(3); print('x')
def f():
    c=R(4); print('in f')
f(); print('out')
l=[R(5)]; l.clear(); print('cleared')
class Boom:
    def __del__(self): pass
k=Boom(); k=None
print('end')


# Who has been shown, or asked for an identity, dies as well as others.
class Shown:
    def __del__(self):
        print("shown no more")


shown = Shown()
text, number = repr(shown), id(shown)
other = Shown()
print(number == id(shown), number != id(other), str(number) != text)
del shown
print("deleted")
more = [Shown() for _ in range(3)]
print(len({id(each) for each in more} | {id(other)}))
more.clear()
del other
print("all gone")


# Several at once: in the order of their deaths.
class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)
        self.other = None
        print("was", self.name)


first, second, third = Named("first"), Named("second"), Named("third")
first = second = None
print("two are gone")
import asyncio
import gc
ring = Named("ring")
ring.me = ring
del ring
print("before the collection")
gc.collect()
print("after it")
fourth = Named("fourth")


# Last words that are another's death, at the very end and in a collection; nobody has them twice.
import gc


class Holder:
    def __init__(self, name, held=None):
        self.name = name
        self.held = held

    def __del__(self):
        print("last words of", self.name)
        self.other = None


first, second = Holder("first of a circle"), Holder("second of a circle")
first.other, second.other = second, first
del first, second
gc.collect()
print("collected")
kept = []


class Returning:
    def __del__(self):
        print("it comes back")
        kept.append(self)


back = Returning()
back.itself = back
del back
gc.collect()
kept.clear()
gc.collect()
outer = Holder("outer", Holder("inner", Holder("innermost")))


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)

    def __add__(self, other):
        return "sum"


def scope(name):
    local = Resource(name)
    return "result of " + name


def take(resource):
    return "took"


def numbers():
    local = Resource("of the generator")
    yield 1
    return 2


class Made:
    def __init__(self):
        local = Resource("of __init__")


async def waits():
    local = Resource("of the coroutine")
    return "awaited"


async def main():
    print(await waits(), scope("a call in a coroutine"))


# What only a call held is gone before its caller goes on.
print(scope("a call"), scope("another"))
print(take(Resource("argument")))
print(list(numbers()), Made().__class__.__name__)
print(sorted([2, 1], key=lambda number: (scope("key %d" % number), number)))
asyncio.run(main())


def fails():
    local = Resource("of who fails")
    raise ValueError("no")


def passes_on():
    local = [Resource("of its caller")]
    fails()


# What a failing call held goes with the exception.
try:
    passes_on()
except ValueError as error:
    print("caught", error)
print("behind it")
try:
    try:
        fails()
    except ValueError as error:
        raise KeyError("other") from error
except KeyError:
    print("the chain is caught")
print("behind the chain")


class Link:
    count = 0

    def __init__(self, next):
        self.next = next

    def __del__(self):
        Link.count += 1


# A chain goes whole, before the next statement.
chain = None
for _ in range(5):
    chain = Link(chain)
del chain
print(Link.count)
alive = set()


class Connection:
    def __init__(self, number):
        self.number = number
        alive.add(number)

    def __del__(self):
        alive.discard(self.number)


async def breaks(number):
    connection = Connection(number)
    await asyncio.sleep(0)
    raise ValueError(number)


async def goes_on():
    for number in range(4):
        try:
            await asyncio.create_task(breaks(number))
        except ValueError:
            pass
    print(len(alive) < 2)


# What failed tasks held goes with them.
asyncio.run(goes_on())
