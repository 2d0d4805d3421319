import asyncio

async def ashow(label, c):
    try:
        print(label, '->', await c)
    except BaseException as e:
        print(label, '!!', type(e).__name__, repr(e), repr(e.__cause__))

def show(label, f, *a, **k):
    try:
        r = f(*a, **k)
        print(label, '->', r)
    except BaseException as e:
        print(label, '!!', type(e).__name__, repr(e))

async def t1():
    async with asyncio.timeout(1) as cm:
        print(cm, cm.when(), cm.expired())
        try:
            await asyncio.sleep(5)
        finally:
            print(cm, asyncio.current_task().cancelling())

async def t2():
    cm = asyncio.timeout(None)
    print(cm)
    show('resch', cm.reschedule, 5)
    async with cm:
        print(cm, cm.when())
        cm.reschedule(asyncio.get_running_loop().time() + 1)
        print(cm, cm.when() - asyncio.get_running_loop().time())
        await asyncio.sleep(0.5)
        cm.reschedule(None)
        await asyncio.sleep(3)
    print(cm, cm.expired())
    show('resch', cm.reschedule, 5)
    async with cm:
        pass

async def t3():
    async with asyncio.timeout(2) as outer:
        try:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(5)
        except TimeoutError:
            print('inner', inner.expired(), outer.expired())
        await asyncio.sleep(5)

async def t4():
    async with asyncio.timeout(1):
        async with asyncio.timeout(5):
            await asyncio.sleep(9)

async def t5():
    async with asyncio.timeout(0):
        print('in 0')
        await asyncio.sleep(0)
        print('not reached?')

async def t6():
    async with asyncio.timeout(-1) as cm:
        print('body without await')
    print(cm)

async def t7():
    async with asyncio.timeout_at(asyncio.get_running_loop().time() + 1) as cm:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print('swallow')
    print(cm.expired(), asyncio.current_task().cancelling())
    await asyncio.sleep(0)

async def t8():
    async with asyncio.timeout(1):
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            raise ValueError('other')

async def slow():
    try:
        await asyncio.sleep(5)
        return 'slow'
    except asyncio.CancelledError:
        print('slow cancelled')
        raise

async def quick():
    return 'quick'

async def w1():
    return await asyncio.wait_for(slow(), 1)

async def w2():
    return await asyncio.wait_for(quick(), 0)

async def w3():
    return await asyncio.wait_for(slow(), -1)

async def w4():
    return await asyncio.wait_for(slow(), None)

async def w5():
    t = asyncio.create_task(slow())
    await asyncio.sleep(0)
    return await asyncio.wait_for(t, 0)

async def w6():
    t = asyncio.create_task(quick())
    await asyncio.sleep(0)
    return await asyncio.wait_for(t, 0)

async def w7():

    async def stubborn():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            return 'stubborn result'
    return await asyncio.wait_for(asyncio.create_task(stubborn()), 1)

async def w8():
    t = asyncio.create_task(asyncio.wait_for(slow(), 3))
    await asyncio.sleep(1)
    t.cancel('from outside')
    await t

async def w9():
    fut = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(fut, 1)
    finally:
        print(fut)

async def w10():
    await asyncio.wait_for(5, 1)

async def w12():
    t = asyncio.create_task(slow())
    try:
        await asyncio.wait_for(asyncio.shield(t), 1)
    except TimeoutError:
        print('timed out, still', t.done())
    return await t

async def w13():
    done, pending = await asyncio.wait([asyncio.create_task(slow()), asyncio.create_task(quick())], timeout=1)
    print(len(done), len(pending))
    [p.cancel() for p in pending]
    for bad in ([], slow):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e), e)
    t = asyncio.create_task(quick())
    try:
        await asyncio.wait(t)
    except TypeError as e:
        print(e)
    try:
        await asyncio.wait([t], return_when='x')
    except ValueError as e:
        print(e)
    a, b = (asyncio.create_task(asyncio.sleep(1, 'a')), asyncio.create_task(asyncio.sleep(2, 'b')))
    d, p = await asyncio.wait({a, b}, return_when=asyncio.FIRST_COMPLETED)
    print([x.result() for x in d])
    d, p = await asyncio.wait(p, timeout=0)
    print(d, len(p))
    d, p = await asyncio.wait(p, timeout=None)
    print([x.result() for x in d])

async def t9():

    def f():
        asyncio.timeout(1).__aenter__().send(None)
    loop = asyncio.get_running_loop()
    loop.call_soon(f)
    await asyncio.sleep(0)
    async with asyncio.timeout('x'):
        pass

async def main():
    for f in (t1, t2, t3, t4, t5, t6, t7, t8, t9, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w12, w13):
        print('--', f.__name__)
        await ashow(f.__name__, asyncio.create_task(f()))
asyncio.run(main())
