import asyncio
async def main():
    async def f(): pass
    t = asyncio.create_task(f())
    for x in [t, asyncio.Queue(), asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(), asyncio.Condition(), asyncio.Barrier(2), asyncio.get_running_loop().create_future()]:
        try:
            x.mark = 5
            print(type(x).__name__, x.mark); del x.mark; print(hasattr(x, "mark")); x.mark = x
        except AttributeError as e:
            print(type(x).__name__, e)
    await t
    class Q(asyncio.Queue): pass
    q = Q(); q.z = 5; print(q.z)
asyncio.run(main())
