# Queues that keep their items as they like, and locks with an `acquire` of their own.
import asyncio
import heapq
import logging


class Ranked(asyncio.Queue):
    def _init(self, maxsize):
        print("init", maxsize)
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class Once(asyncio.Queue):
    """Each item one time."""

    def _init(self, maxsize):
        super()._init(maxsize)
        self.seen = set()

    def _put(self, item):
        if item not in self.seen:
            self.seen.add(item)
            super()._put(item)


class Bag(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = {}

    def _put(self, item):
        self._queue[item[0]] = item[1]

    def _get(self):
        return self._queue.popitem()


class Reversed(asyncio.PriorityQueue):
    def _put(self, item):
        super()._put(-item)

    def _get(self):
        return -super()._get()


class Watched(asyncio.LifoQueue):
    def _get(self):
        item = super()._get()
        print("take", item)
        return item


class Bad(asyncio.Queue):
    def _put(self, item):
        raise ValueError(item)


class Counted(asyncio.Lock):
    def __init__(self):
        super().__init__()
        self.taken = 0

    async def acquire(self):
        self.taken += 1
        print("acquire")
        return await super().acquire()

    def release(self):
        print("release")
        super().release()


class Gate(asyncio.Semaphore):
    async def acquire(self):
        print("enter", self._value)
        return await super().acquire()


async def worker(queue, found):
    while True:
        item = await queue.get()
        found.append(item)
        await asyncio.sleep(0.01)
        queue.task_done()


async def main():
    ranked = Ranked(maxsize=2)
    found = []
    task = asyncio.create_task(worker(ranked, found))
    for number in (5, 3, 9, 1, 7):
        await ranked.put(number)
    print(ranked.qsize(), ranked.full())
    await ranked.join()
    task.cancel()
    print(found, ranked.empty())

    once = Once()
    for letter in "abcab":
        once.put_nowait(letter)
    print(once.qsize(), once, [once.get_nowait() for _ in range(once.qsize())])

    bag = Bag()
    await bag.put(("a", 1))
    await bag.put(("a", 2))
    await bag.put(("b", 3))
    print(bag.qsize(), await bag.get(), await bag.get(), bag.empty())

    high = Reversed()
    for number in (4, 8, 6):
        high.put_nowait(number)
    print([await high.get() for _ in range(3)])
    try:
        high.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))

    stack = Watched(1)
    stack.put_nowait("x")
    try:
        stack.put_nowait("y")
    except asyncio.QueueFull as error:
        print(repr(error))
    print(await stack.get(), stack.maxsize)
    try:
        await Bad().put(1)
    except ValueError as error:
        print(repr(error))

    lock = Counted()
    async with lock:
        print(lock.locked(), lock.taken)
    print(lock.locked())
    gate = Gate(2)
    async with gate, gate:
        print(gate.locked())
    print(gate._value)


asyncio.run(main())
