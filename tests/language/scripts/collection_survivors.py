# What is alive survives a collection in the middle of its use, whoever holds it.
import asyncio
import gc
from collections import deque
from functools import partial
from itertools import chain, cycle, groupby, islice, product, tee


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def heard(self, future):
        print(self.name, "heard", future.result())

    def plus(self, number):
        return f"{self.name}{number}"


def collected(items):
    for item in items:
        gc.collect()
        yield item


# Iterators of running loops, over containers that nobody else holds.
n = Node("n")
print([x.name for x in collected([Node("a"), Node("b")])])
for item in map(n.plus, filter(None, chain([1], (x for x in [0, 2])))):
    gc.collect()
    print(item)
for key, group in groupby(zip("aab", cycle([1, 2]))):
    gc.collect()
    print(key, list(group))
first, second = tee(enumerate(reversed([Node("c"), Node("d")])))
gc.collect()
print([(i, x.name) for i, x in first])
gc.collect()
print([x.name for i, x in islice(second, 1, None)], [len(p) for p in collected(product("ab", repeat=2))])
for key in {1: n, 2: n}.items():
    gc.collect()
    print(key[1].name)
for x in deque([1, 2]):
    gc.collect()
    print(x)
print(partial(Node("p").plus, 3)())


def generator():
    own = Node("own")
    own.it = iter([own])
    yield from (x.name for x in own.it)


def held():
    g = generator()
    gc.collect()
    return next(g)


print(held())


async def later(name):
    node = Node(name)
    node.task = asyncio.current_task()
    gc.collect()
    await asyncio.sleep(0.1)
    gc.collect()
    return node


async def listens(mail):
    while True:
        gc.collect()
        item = await mail.get()
        if item is None:
            return "over"
        print("got", item.name)


async def main():
    loop = asyncio.get_running_loop()
    # A future with a pending wake-up, held by the timer alone.
    future = loop.create_future()
    future.add_done_callback(Node("callback").heard)
    loop.call_later(0.1, future.set_result, "news")
    waiting = asyncio.create_task(asyncio.wait_for(asyncio.shield(future), 1))
    del future
    gc.collect()
    await asyncio.sleep(0.05)
    gc.collect()
    print(await waiting)
    # Callbacks of the loop, whose nodes refer to themselves.
    loop.call_soon(Node("soon").heard, waiting)
    loop.call_later(0.1, Node("later").heard, waiting)
    gc.collect()
    await asyncio.sleep(0.2)
    # Tasks that nobody refers to but the loop.
    asyncio.create_task(later("lonely")).add_done_callback(lambda task: print(task.result().name))
    gc.collect()
    nodes = await asyncio.gather(later("x"), later("y"))
    gc.collect()
    print([node.name for node in nodes], nodes[0].task.result().name)
    # Queues, with items and with those who wait.
    mail = asyncio.Queue()
    task = asyncio.create_task(listens(mail))
    await asyncio.sleep(0)
    gc.collect()
    mail.put_nowait(Node("letter"))
    gc.collect()
    await asyncio.sleep(0)
    mail.put_nowait(None)
    gc.collect()
    print(await task)
    ranked = asyncio.PriorityQueue()
    for number in (3, 1, 2):
        ranked.put_nowait((number, Node(f"rank{number}")))
    gc.collect()
    print([ranked.get_nowait()[1].name for _ in range(3)])
    # Locks and events with those who wait for them.
    event, lock, condition = asyncio.Event(), asyncio.Lock(), asyncio.Condition()

    async def waits(name):
        node = Node(name)
        await event.wait()
        gc.collect()
        async with lock:
            gc.collect()
            await asyncio.sleep(0)
        async with condition:
            await condition.wait()
        return node.name

    waiters = asyncio.gather(waits("e1"), waits("e2"))
    await asyncio.sleep(0)
    gc.collect()
    event.set()
    await asyncio.sleep(0.1)
    async with condition:
        gc.collect()
        condition.notify_all()
    gc.collect()
    print(await waiters)
    # As they are completed, and in a group.
    for next_one in asyncio.as_completed([later("s")]):
        gc.collect()
        print((await next_one).name)
    async with asyncio.TaskGroup() as group:
        member = group.create_task(later("member"))
        gc.collect()
    print(member.result().name)
    async with asyncio.timeout(1):
        gc.collect()
        print((await later("in time")).name)


asyncio.run(main())
gc.collect()
print("end")
