import asyncio

async def ashow(label, c):
    try:
        print(label, '->', await c)
    except BaseException as e:
        print(label, '!!', type(e).__name__, repr(e), getattr(e, 'exceptions', ''))

async def job(n, d=1, fail=None):
    try:
        await asyncio.sleep(d)
        if fail:
            raise fail
        print('job', n, 'done')
        return n
    except asyncio.CancelledError as e:
        print('job', n, 'cancelled', e.args)
        raise

async def basic():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job('a'))
        b = tg.create_task(job('b', 2), name='bb')
        print(tg)
    print(a.result(), b.result(), b.get_name(), tg)
    tg.create_task(job('late'))

async def body_error():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job('a'))
        await asyncio.sleep(0)
        raise ValueError('body')

async def child_error():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job('a', 1, KeyError('k')))
        tg.create_task(job('b', 2))
        tg.create_task(job('c', 1, ValueError('v')))
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print('body cancelled', asyncio.current_task().cancelling(), tg)
            try:
                tg.create_task(job('x'))
            except RuntimeError as e:
                print(e)
            raise

async def nested():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(job('outer', 3))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(job('i1', 1, TypeError('t')))
            inner.create_task(job('i2', 2))

async def outside_cancel():

    async def run():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job('a', 5))
            tg.create_task(job('b', 5))
    t = asyncio.create_task(run())
    await asyncio.sleep(1)
    t.cancel('out')
    await t

async def cancel_and_error():

    async def bad():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            raise ZeroDivisionError('in cleanup')

    async def run():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad())
            await asyncio.sleep(5)
    t = asyncio.create_task(run())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except BaseException as e:
        print(type(e), e.exceptions if hasattr(e, 'exceptions') else e.args)
    print(t.cancelling(), t.cancelled())

async def child_cancel():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job('a', 5))
        tg.create_task(job('b', 2))
        await asyncio.sleep(1)
        a.cancel('just a')
    print(a.cancelled())

async def not_entered():
    tg = asyncio.TaskGroup()
    print(tg)
    tg.create_task(job('x'))

async def twice():
    tg = asyncio.TaskGroup()
    async with tg:
        pass
    async with tg:
        pass

async def handled():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job('a', 1, KeyError('k')))
            tg.create_task(job('b', 1, OSError('o')))
    except* KeyError as g:
        print('KeyError', g.exceptions)
    except* OSError as g:
        print('OSError', g.exceptions)
    print('cancelling', asyncio.current_task().cancelling())
    await asyncio.sleep(1)

async def spawn_in_child():
    async with asyncio.TaskGroup() as tg:

        async def child():
            await asyncio.sleep(1)
            tg.create_task(job('grandchild'))
            print(tg)
        tg.create_task(child())

async def empty():
    async with asyncio.TaskGroup():
        pass
    async with asyncio.TaskGroup():
        print('sync body')
    async with asyncio.TaskGroup() as tg:
        return 'returned from body'

async def exit_base():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job('a', 5))
        raise asyncio.CancelledError('own')

async def main():
    for f in (basic, body_error, child_error, nested, outside_cancel, cancel_and_error, child_cancel, not_entered, twice, handled, spawn_in_child, empty, exit_base):
        print('--', f.__name__)
        await ashow(f.__name__, asyncio.create_task(f()))
asyncio.run(main())
