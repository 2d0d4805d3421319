import asyncio


async def ask(loop):
    return "answer"


def job(loop):
    future = asyncio.run_coroutine_threadsafe(ask(loop), loop)
    return future.result()


async def main():
    loop = asyncio.get_running_loop()
    import concurrent.futures
    with concurrent.futures.ThreadPoolExecutor() as pool:
        f = pool.submit(job, loop)
        print(f.result())

asyncio.run(main())
