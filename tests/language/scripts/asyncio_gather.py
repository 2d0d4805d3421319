import asyncio

async def ashow(label, c):
    try:
        print(label, '->', await c)
    except BaseException as e:
        print(label, '!!', type(e).__name__, repr(e))

async def ok(n, d=1):
    try:
        await asyncio.sleep(d)
        print('ok', n)
        return n
    except asyncio.CancelledError as e:
        print('cancelled', n, e.args)
        raise

async def bad(n, d=1):
    await asyncio.sleep(d)
    raise ValueError(n)

async def g1():
    return await asyncio.gather()

async def g2():
    c = ok(1)
    return await asyncio.gather(c, c, ok(2))

async def g3():
    return await asyncio.gather(ok(1), bad(2), ok(3, 2))

async def g4():
    r = await asyncio.gather(ok(1), bad(2), ok(3, 2), return_exceptions=True)
    return r

async def g5():
    g = asyncio.gather(ok(1, 5), ok(2, 5))
    t = asyncio.create_task(waiter(g))
    await asyncio.sleep(1)
    print(g.cancel('m'))
    await t

async def waiter(g):
    return await g

async def g6():
    t = asyncio.create_task(ok(1, 5))
    g = asyncio.gather(t, ok(2, 2), return_exceptions=True)
    await asyncio.sleep(1)
    t.cancel('one')
    r = await g
    return r

async def g7():
    t = asyncio.create_task(ok(1, 5))
    g = asyncio.gather(t, ok(2, 2))
    await asyncio.sleep(1)
    t.cancel('one')
    return await g

async def g8():
    g = asyncio.gather(asyncio.gather(ok(1, 5), ok(2, 5)), ok(3, 5))
    await asyncio.sleep(1)
    g.cancel()
    try:
        await g
    except asyncio.CancelledError as e:
        print('nested cancelled', e.args)
    print(g.cancelled(), g.done())

async def g9():
    g = asyncio.gather(ok(1, 5), return_exceptions=True)
    await asyncio.sleep(1)
    g.cancel('zz')
    return await g

async def g10():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    g = asyncio.gather(f, ok(1))
    loop.call_later(2, f.set_result, 'f')
    return await g

async def g11():
    await asyncio.gather(5)

async def g12():
    await asyncio.gather(*[ok(i, i) for i in (3, 1, 2)])

async def g13():
    t = asyncio.create_task(g3b())
    await asyncio.sleep(0.5)
    t.cancel()
    await t

async def g3b():
    await asyncio.gather(ok('x', 2), ok('y', 3))

async def s1():
    t = asyncio.create_task(ok('inner', 2))
    o = asyncio.create_task(waiter(asyncio.shield(t)))
    await asyncio.sleep(1)
    o.cancel('o')
    try:
        await o
    except asyncio.CancelledError as e:
        print('outer', e.args)
    return await t

async def s2():
    t = asyncio.create_task(ok('inner', 5))
    s = asyncio.shield(t)
    await asyncio.sleep(1)
    t.cancel('inner msg')
    await s

async def s3():
    s = asyncio.shield(bad('sh'))
    await asyncio.sleep(0.5)
    s.cancel()
    await asyncio.sleep(2)
    return s

async def s4():
    return await asyncio.shield(ok('c'))

async def c1():
    for c in asyncio.as_completed([ok(1, 3), ok(2, 1), bad(3, 2)]):
        try:
            print('got', await c)
        except ValueError as e:
            print('err', e)

async def c2():
    tasks = [asyncio.create_task(ok(i, d), name=f't{i}') for i, d in enumerate((3, 1, 2))]
    async for t in asyncio.as_completed(tasks):
        print(t.get_name(), t in tasks, await t)

async def c3():
    async for t in asyncio.as_completed([ok(1, 1), ok(2, 5)], timeout=2):
        print(await t)

async def c4():
    for c in asyncio.as_completed([ok(1, 1), ok(2, 5)], timeout=2):
        print(await c)

async def c5():
    print([x for x in asyncio.as_completed([])])
    async for t in asyncio.as_completed([]):
        print('never')
    try:
        asyncio.as_completed(5)
    except TypeError as e:
        print(e)
    c = ok(1)
    try:
        asyncio.as_completed(c)
    except TypeError as e:
        print(e)
    c.close()

async def c6():
    async for t in asyncio.as_completed([ok(1, 1), bad('zz', 2)]):
        await t

async def main():
    for f in (g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, s1, s2, s3, s4, c1, c2, c3, c4, c5, c6):
        print('--', f.__name__)
        await ashow(f.__name__, asyncio.create_task(f()))
asyncio.run(main())
