# Where coroutines of asyncio stand before their first step, while they wait, and when they are over.
import asyncio


async def main():
    full = asyncio.Queue(1)
    full.put_nowait(1)
    lock = asyncio.Lock()
    await lock.acquire()
    for coroutine in (asyncio.sleep(1), asyncio.Queue().get(), full.put(2), full.join(), lock.acquire(),
                      asyncio.Event().wait(), asyncio.Semaphore(0).acquire(), asyncio.Barrier(2).wait(),
                      asyncio.wait_for(asyncio.sleep(5), 9), asyncio.wait([asyncio.ensure_future(asyncio.sleep(5))])):
        task = asyncio.create_task(coroutine, name="t")
        for _ in range(2):
            print(repr(task).replace("/usr/lib/python3.13/asyncio/", ""))
            await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.wait([task])
        print(repr(task).replace("/usr/lib/python3.13/asyncio/", ""))


asyncio.run(main())
