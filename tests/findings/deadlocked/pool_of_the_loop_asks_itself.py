import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def inner(n):
    time.sleep(1)
    return n


def outer(pool, n):
    return pool.submit(inner, n).result()


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(2) as pool:
        jobs = [loop.run_in_executor(pool, outer, pool, i) for i in range(2)]
        print(await asyncio.gather(*jobs))


asyncio.run(main())
