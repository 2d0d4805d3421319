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
outside = asyncio.Lock()

async def main():
    lock = asyncio.Lock()
    print(lock, lock.locked())
    show('rel', lock.release)
    await ashow('acq', lock.acquire())
    print(lock)
    t = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(lock)
    t.cancel()
    await ashow('t', t)
    print(lock)

    def bad():
        with lock:
            pass
    show('with', bad)
    e = asyncio.Event()
    print(e)
    e.set()
    print(e, await e.wait())
    e.clear()
    w = asyncio.create_task(e.wait())
    await asyncio.sleep(0)
    print(e)
    e.set()
    print(await w)
    s = asyncio.Semaphore(2)
    print(s, s.locked())
    await s.acquire()
    await s.acquire()
    print(s, s.locked())
    w = [asyncio.create_task(s.acquire()) for _ in range(2)]
    await asyncio.sleep(0)
    print(s)
    s.release()
    s.release()
    await asyncio.sleep(0)
    print(s, [x.done() for x in w])
    for x in w:
        await x
    show('neg', asyncio.Semaphore, -1)
    b = asyncio.BoundedSemaphore(1)
    print(b)
    show('over', b.release)
    c = asyncio.Condition()
    print(c)
    show('notify', c.notify)
    show('notify_all', c.notify_all)
    await ashow('wait', c.wait())
    await ashow('wait_for', c.wait_for(lambda: False))
    await ashow('wait_for true', c.wait_for(lambda: 'yes'))
    show('rel', c.release)
    async with c:
        print(c, c.locked())
        c.notify(3)

    async def waiter(i):
        async with c:
            await c.wait()
            print('woken', i)
    ws = [asyncio.create_task(waiter(i)) for i in range(4)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    async with c:
        print(c)
        c.notify(2)
        print(c)
    await asyncio.sleep(1)
    async with c:
        print(c)
        c.notify_all()
    await asyncio.gather(*ws)
    l2 = asyncio.Lock()
    c2 = asyncio.Condition(l2)
    async with l2:
        c2.notify()
        print(c2)
    bar = asyncio.Barrier(2)
    print(bar, bar.parties, bar.n_waiting, bar.broken)

    async def bw(i):
        try:
            async with bar as pos:
                print('bar', i, pos)
        except asyncio.BrokenBarrierError as x:
            print('broken', i, repr(x))
    x = asyncio.create_task(bw(1))
    await asyncio.sleep(0)
    print(bar, bar.n_waiting)
    await bw(2)
    await x
    print(bar)
    x = asyncio.create_task(bw(3))
    await asyncio.sleep(0)
    await bar.reset()
    await x
    print(bar, bar.broken)
    x = asyncio.create_task(bw(4))
    await asyncio.sleep(0)
    await bar.abort()
    await x
    print(bar, bar.broken)
    await bw(5)
    await bar.reset()
    print(bar)
    await asyncio.gather(bw(6), bw(7))
    show('b0', asyncio.Barrier, 0)
    show('bneg', asyncio.Barrier, -2)
    async with outside:
        print('outside fine')
    x = asyncio.create_task(bw(8))
    await asyncio.sleep(0)
    x.cancel()
    await ashow('cx', x)
    print(bar)
asyncio.run(main())

async def second():
    async with outside:
        print('outside 2')
    await outside.acquire()
    t = asyncio.create_task(outside.acquire())
    await asyncio.sleep(0)
    t.cancel()
asyncio.run(second())

async def third():
    await ashow('other loop', outside.acquire())
asyncio.run(third())
