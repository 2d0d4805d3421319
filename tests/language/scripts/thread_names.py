import asyncio
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(format="%(threadName)s %(message)s", level=logging.INFO)


def job(number):
    time.sleep(1 + number / 10)
    logging.info("job %s", number)
    return threading.current_thread().name


async def main():
    loop = asyncio.get_running_loop()
    logging.info("main")
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, job, number) for number in range(4)]
        print(sorted(set(await asyncio.gather(*jobs))))
    with ThreadPoolExecutor(2, "own") as pool:
        jobs = [loop.run_in_executor(pool, job, 5), asyncio.wrap_future(pool.submit(job, 6))]
        print(sorted(set(await asyncio.gather(*jobs))))
    print(await loop.run_in_executor(None, job, 7), await asyncio.to_thread(job, 8))
    thread = threading.Thread(target=job, args=(9,), name="by hand")
    thread.start()
    thread.join()


asyncio.run(main())
