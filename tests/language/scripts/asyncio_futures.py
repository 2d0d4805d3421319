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

def cb(f):
    print('cb', f)

async def f(x=1):
    await asyncio.sleep(x)
    return x

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    print(fut)
    show('res', fut.result)
    show('exc', fut.exception)
    fut.add_done_callback(cb)
    print(fut)
    fut.add_done_callback(print)
    print(fut)
    print(fut.remove_done_callback(print))
    fut.set_result([1])
    print(fut)
    show('again', fut.set_result, 2)
    show('again', fut.set_exception, ValueError())
    print(fut.cancel())
    await asyncio.sleep(0)
    fut = loop.create_future()
    print(fut.cancel('msg'), fut, fut.cancelled())
    show('res', fut.result)
    show('exc', fut.exception)
    await ashow('await', fut)
    show('sr', fut.set_result, 1)
    fut = asyncio.Future()
    fut.set_exception(ValueError('bad'))
    print(fut, fut.exception())
    show('r', fut.result)
    show('si', asyncio.Future().set_exception, StopIteration('x'))
    show('cls', fut.set_exception, ValueError)
    show('bad', asyncio.Future().set_exception, 5)
    print(fut.get_loop() is loop)
    t = asyncio.create_task(f())
    print(t)
    await asyncio.sleep(0)
    print(t)
    show('sr', t.set_result, 1)
    show('se', t.set_exception, ValueError())
    t = asyncio.create_task(f(), name='named')
    await asyncio.sleep(0)
    t.cancel('because')
    print(t, t.cancelling())
    await ashow('cancelled', t)
    print(t)
    show('res', t.result)
    show('exc', t.exception)
    t = asyncio.create_task(f(), name=5)
    print(t.get_name())
    t.set_name(6)
    print(t.get_name())
    await t

    async def boom():
        raise KeyError('k')
    t = asyncio.create_task(boom())
    await asyncio.sleep(0)
    print(t)
    print(repr(t.exception()))

    async def selfwait():
        await asyncio.current_task()
    await ashow('self', asyncio.create_task(selfwait()))

    async def selfwait2():
        t = asyncio.current_task()
        await asyncio.wait_for(t, 1)
    g = asyncio.gather(f(1), f(2))
    print(g)
    await asyncio.sleep(0)
    print(g)
    print(await g, g)
    print(asyncio.isfuture(g), asyncio.isfuture(5), asyncio.isfuture(t))
    show('task of int', asyncio.create_task, 5)
    show('task of fut', asyncio.create_task, fut)
    show('ensure int', asyncio.ensure_future, 5)

    class A:

        def __await__(self):
            yield from asyncio.sleep(1).__await__()
            return 'awaited'
    await ashow('await int', badawait())
    await ashow('await B', ba())
    h = loop.call_soon(cb, 1)
    print(h)
    h.cancel()
    print(h)
    h = loop.call_soon(lambda: 1)
    print(h)
    fut = loop.create_future()

    async def w(i):
        try:
            await fut
        except asyncio.CancelledError as e:
            return e
    a = asyncio.create_task(w(1))
    b = asyncio.create_task(w(2))
    await asyncio.sleep(0)
    fut.cancel('m')
    x, y = (await a, await b)
    print(x is y, repr(x), repr(y))
asyncio.run(main())
