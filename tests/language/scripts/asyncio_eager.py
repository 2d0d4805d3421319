import asyncio

async def sync(n):
    print('run', n, asyncio.current_task().get_name())
    return n

async def susp(n):
    print('start', n)
    await asyncio.sleep(0)
    print('end', n)
    return n

async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.Task(susp(0), loop=loop, eager_start=True)
    print('after 0', t.done())
    await t
    loop.set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(sync(1), name='a')
    print(a.done(), asyncio.current_task().get_name())
    b = asyncio.create_task(susp(2), name='b')
    print(b.done())
    print(await a, await b)
    print(await asyncio.gather(sync(3), susp(4), sync(5)))
    async with asyncio.TaskGroup() as tg:
        x = tg.create_task(sync(6))
        y = tg.create_task(susp(7))
        print(x.done(), y.done())
    try:

        async def boom():
            raise ValueError('eager boom')
        async with asyncio.TaskGroup() as tg:
            tg.create_task(boom())
            print('created')
            await asyncio.sleep(1)
            print('not here')
    except* ValueError as g:
        print(g.exceptions)
    loop.set_task_factory(None)
    print(loop.get_task_factory())
    try:
        loop.set_task_factory(5)
    except TypeError as e:
        print(e)
asyncio.run(main())
