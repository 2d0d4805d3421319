# A coroutine that somebody resumes by hand, without a loop: a sleep of nothing yields.
import asyncio


async def countdown(name, n):
    while n > 0:
        print(name, n)
        await asyncio.sleep(0)
        n -= 1
    return name + " is over"


def run(*coroutines):
    ready = list(coroutines)
    while ready:
        coroutine = ready.pop(0)
        try:
            coroutine.send(None)
        except StopIteration as stop:
            print(stop.value)
        else:
            ready.append(coroutine)


run(countdown("a", 2), countdown("b", 3))


async def outer():
    print("result", await asyncio.sleep(0))
    text = await countdown("inner", 1)
    return text


coroutine = outer()
print(coroutine.send(None), coroutine.send(None))
try:
    coroutine.send(None)
except StopIteration as stop:
    print("outer:", stop.value)


async def patient():
    try:
        while True:
            await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print("cancelled", error)
        await asyncio.sleep(0)
        return "cleaned up"
    finally:
        print("finally")


coroutine = patient()
coroutine.send(None)
coroutine.send(None)
print(coroutine.throw(asyncio.CancelledError("by hand")))
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)
coroutine = patient()
coroutine.send(None)
coroutine.close()


async def by_hand_in_parts():
    async with asyncio.Lock():
        await asyncio.sleep(0)
    queue = asyncio.Queue()
    await queue.put("item")
    return await queue.get()


coroutine = by_hand_in_parts()
coroutine.send(None)
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)


async def too_long():
    await asyncio.sleep(1)


try:
    too_long().send(None)
except RuntimeError as error:
    print(error)


# In a loop it is the loop that goes on.
class Turns:
    def __init__(self, count):
        self.count = count

    def __await__(self):
        for _ in range(self.count):
            yield from asyncio.sleep(0).__await__()
        yield
        return self.count


async def main():
    return await asyncio.gather(Turns(2), countdown("task", 2))


print(asyncio.run(main()))
