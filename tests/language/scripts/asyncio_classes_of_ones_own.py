# Classes that derive from those of asyncio keep their names, methods and attributes.
import asyncio


class Group(asyncio.TaskGroup):
    """A group that keeps the names of its tasks."""

    def __init__(self):
        super().__init__()
        self.names = []

    def create_task(self, coro, *, name=None):
        self.names.append(name)
        return super().create_task(coro, name=name)

    async def __aenter__(self):
        print("in")
        return await super().__aenter__()

    async def __aexit__(self, kind, error, tb):
        try:
            return await super().__aexit__(kind, error, tb)
        finally:
            print("out", kind)

    def shown(self):
        return ", ".join(self.names)


class Quiet(asyncio.TaskGroup):
    async def __aexit__(self, kind, error, tb):
        try:
            await super().__aexit__(kind, error, tb)
        except ExceptionGroup as group:
            self.errors = group.exceptions
        return True


class Promise(asyncio.Future):
    def __init__(self, label, **more):
        super().__init__(**more)
        self.label = label

    def set_result(self, result):
        super().set_result((self.label, result))


class Limit(asyncio.Timeout):
    seen = 0

    def reschedule(self, when):
        self.seen += 1
        super().reschedule(when)


class Loud(asyncio.Runner):
    def __enter__(self):
        print("runner in")
        return super().__enter__()

    def run(self, coro, **more):
        print("run", self.who)
        return super().run(coro, **more)


async def say(what, fails=False):
    await asyncio.sleep(0.01)
    if fails:
        raise ValueError(what)
    print("say", what)
    return what


async def main():
    group = Group()
    print(type(group).__name__, isinstance(group, asyncio.TaskGroup), group.names)
    async with group as g:
        print(g is group)
        first = g.create_task(say("a"), name="A")
        g.create_task(say("b"), name="B")
    print(g.shown(), first.result())
    async with Quiet() as quiet:
        quiet.create_task(say("c", fails=True))
    print(quiet.errors)

    promise = Promise("p")
    print(type(promise).__name__, repr(promise), isinstance(promise, asyncio.Future))
    asyncio.get_running_loop().call_later(0.01, promise.set_result, 5)
    print(await promise, promise.label, promise.done())
    print(promise)
    promise.extra = 1
    print(promise.extra, promise.result())
    both = await asyncio.gather(promise, say("d"))
    print(both)

    now = asyncio.get_running_loop().time()
    try:
        async with Limit(now + 5) as limit:
            limit.reschedule(now + 0.5)
            await asyncio.sleep(1)
    except TimeoutError:
        print("late", limit.seen, limit.expired(), type(limit).__name__, limit)
    plain = asyncio.Timeout(None)
    print(plain, plain.when())
    return "end"


class Named(Loud):
    def __init__(self, who):
        super().__init__()
        self.who = who


with Named("me") as runner:
    print(runner.run(main()), isinstance(runner, asyncio.Runner))
