import asyncio
import contextvars
from contextvars import ContextVar, copy_context

name = ContextVar("name", default="nobody")
plain = ContextVar("plain")
print(name.get(), name.name, plain.get("given"))
try:
    plain.get()
except LookupError as error:
    print(type(error).__name__, error.args[0] is plain)
token = name.set("ann")
print(name.get(), token.var is name, token.old_value is contextvars.Token.MISSING)
second = name.set("bob")
print(second.old_value)
name.reset(second)
print(name.get())
name.reset(token)
print(name.get())
try:
    name.reset(token)
except RuntimeError as error:
    print(str(error).startswith("<Token used var=<ContextVar name='name' default='nobody' at"))
name.set("cat")
context = copy_context()
print(name in context, context[name], len(context), [var.name for var in context], context.get(plain))


def inside(value):
    name.set(value)
    return name.get()


print(context.run(inside, "dog"), name.get(), context[name])
try:
    context.run(context.run, inside, "x")
except RuntimeError as error:
    print(str(error).startswith("cannot enter context: <"))


async def child(value):
    before = name.get()
    name.set(value)
    await asyncio.sleep(0.1)
    return before, name.get()


def callback(text):
    print("callback", text, name.get())
    name.set("changed by " + text)


async def generator():
    name.set("generator")
    yield name.get()


async def main():
    print(await asyncio.gather(child("a"), child("b")), name.get())
    print(await child("awaited"), name.get())
    own = copy_context()
    print(await asyncio.create_task(child("own"), context=own), own[name], name.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(callback, "soon")
    loop.call_soon(callback, "soon in own", context=own)
    loop.call_later(0.1, callback, "later")
    name.set("after the calls")
    await asyncio.sleep(0.2)
    print(own[name], name.get())
    task = asyncio.create_task(child("t"))
    task.add_done_callback(lambda done: callback("done"))
    name.set("waiting")
    await task
    await asyncio.sleep(0)
    print(await asyncio.to_thread(inside, "thread"), name.get())
    async for value in generator():
        print(value, name.get())
    async with asyncio.TaskGroup() as group:
        first = group.create_task(child("g1"))
        second = group.create_task(child("g2"), context=own)
    print(first.result(), second.result(), own[name], name.get())


asyncio.run(main())
print(name.get())
