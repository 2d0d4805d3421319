import asyncio

async def f(x):
    await asyncio.sleep(x)

async def boom(m):
    raise ValueError(m)

async def outer(m):
    await boom(m)

def cb_fails():
    raise KeyError('cb')

def dcb(fut):
    raise RuntimeError('dcb')

async def main():
    f(1)
    asyncio.create_task(boom('one'))
    await asyncio.sleep(1)
    t = asyncio.create_task(outer('two'), name='T2')
    await asyncio.sleep(1)
    del t
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(ValueError('futexc'))
    del fut
    print('x')
    loop = asyncio.get_running_loop()
    loop.call_soon(cb_fails)
    await asyncio.sleep(0)
    await asyncio.sleep(2)
    t = asyncio.create_task(f(0))
    t.add_done_callback(dcb)
    await t
    await asyncio.sleep(0)
    asyncio.sleep(5)
    q = asyncio.Queue()
    q.put(1)
    loop.call_exception_handler({'message': 'custom', 'future': t, 'extra': 5})
    loop.default_exception_handler({'message': 'hello'})

    def handler(loop, context):
        print('HANDLER', sorted(context), context['message'], repr(context.get('exception')))
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    asyncio.create_task(boom('three'))
    loop.call_soon(cb_fails)
    await asyncio.sleep(1)
    try:
        loop.set_exception_handler(5)
    except TypeError as e:
        print(e)
    loop.set_exception_handler(None)

    def bad_handler(loop, context):
        raise ZeroDivisionError('in handler')
    loop.set_exception_handler(bad_handler)
    loop.call_soon(cb_fails)
    await asyncio.sleep(1)
    loop.set_exception_handler(None)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(boom('a'))
            tg.create_task(boom('b'))
    except* ValueError as eg:
        print(eg.exceptions)
    g = asyncio.gather(boom('g1'), boom('g2'))
    try:
        await g
    except ValueError as e:
        print(e)
    done, pending = await asyncio.wait([asyncio.create_task(boom('w'))])
    del done
    print('end')
asyncio.run(main())

def sync():
    boom('never')
sync()
print('last')
