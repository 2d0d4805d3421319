import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def job(name):
    time.sleep(1)
    print(name, "ends", threading.current_thread().name)
    return name


async def main():
    loop = asyncio.get_running_loop()
    started = loop.time()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pool") as pool:
        submitted = pool.submit(job, "submitted")
        print(await loop.run_in_executor(pool, job, "of the loop"), submitted.result())
    print(round(loop.time() - started))
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="other") as pool:
        first = loop.run_in_executor(pool, job, "of the loop")
        second = pool.submit(job, "submitted")
        print(await first, await asyncio.wrap_future(second))
    print(round(loop.time() - started))


asyncio.run(main())
