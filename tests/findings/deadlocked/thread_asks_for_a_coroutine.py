import asyncio


async def take(queue):
    return await queue.get()


def job(loop, queue):
    future = asyncio.run_coroutine_threadsafe(take(queue), loop)
    queue.put_nowait(future.result())


async def main():
    queue = asyncio.Queue()
    await asyncio.to_thread(job, asyncio.get_running_loop(), queue)


asyncio.run(main())
