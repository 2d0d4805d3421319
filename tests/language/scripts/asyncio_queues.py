out = print

def print(*values):
    """Prints without addresses."""
    lines = []
    for value in values:
        text = str(value)
        while ' at 0x' in text:
            head, _, tail = text.partition(' at 0x')
            length = 0
            while length < len(tail) and tail[length] in '0123456789abcdef':
                length += 1
            text = head + ' at X' + tail[length:]
        lines.append(text)
    out(*lines)
import asyncio

def show(label, f, *a, **k):
    try:
        r = f(*a, **k)
        print(label, '->', r)
    except BaseException as e:
        print(label, '!!', type(e).__name__, repr(e))

async def ashow(label, c):
    try:
        print(label, '->', await c)
    except BaseException as e:
        print(label, '!!', type(e).__name__, repr(e))

async def main():
    q = asyncio.Queue(maxsize=2)
    show('gn', q.get_nowait)
    q.put_nowait(1)
    q.put_nowait(2)
    show('pn', q.put_nowait, 3)
    print(q, q.full(), q.empty(), q.qsize(), q.maxsize)
    print(repr(q))
    t = asyncio.create_task(q.put(3))
    await asyncio.sleep(0)
    print(q)
    print(await q.get())
    await t
    print(q)
    q.task_done()
    q.task_done()
    q.task_done()
    show('td', q.task_done)
    while not q.empty():
        q.get_nowait()
    g = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    print(q)
    g.cancel()
    await ashow('g', g)
    p = asyncio.PriorityQueue()
    for x in [(2, 'b'), (1, 'z'), (1, 'a')]:
        p.put_nowait(x)
    print(p)
    print([p.get_nowait() for _ in range(3)])
    p.put_nowait((1, {}))
    show('cmp', p.put_nowait, (1, {}))
    l = asyncio.LifoQueue()
    for i in range(3):
        await l.put(i)
    print(l, [await l.get() for _ in range(3)])
    q = asyncio.Queue()
    getters = [asyncio.create_task(q.get()) for _ in range(2)]
    await asyncio.sleep(0)
    q.shutdown()
    for g in getters:
        await ashow('shut getter', g)
    show('put', q.put_nowait, 1)
    await ashow('put', q.put(1))
    show('get', q.get_nowait)
    print(q)
    q = asyncio.Queue(3)
    for i in range(3):
        q.put_nowait(i)
    puts = [asyncio.create_task(q.put(9)) for _ in range(2)]
    await asyncio.sleep(0)
    q.shutdown()
    for g in puts:
        await ashow('shut putter', g)
    print(await q.get(), q.get_nowait(), await q.get())
    await ashow('get', q.get())
    q = asyncio.Queue()
    for i in range(3):
        q.put_nowait(i)

    async def joiner():
        await q.join()
        print('joined')
    j = asyncio.create_task(joiner())
    await asyncio.sleep(0)
    q.shutdown(immediate=True)
    await j
    print(q, q.qsize())
    show('td', q.task_done)
    await ashow('get', q.get())
    for e in (asyncio.QueueEmpty, asyncio.QueueFull, asyncio.QueueShutDown):
        print(e, e.__mro__[1])
    q = asyncio.Queue(maxsize=-1)
    print(q.full(), q)
    await ashow('timeout get', asyncio.wait_for(asyncio.Queue().get(), 1))
    print(isinstance(l, asyncio.Queue))
asyncio.run(main())
