# concurrent.futures, with and without a loop.
import asyncio
import threading
import time
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, as_completed, wait


def slow(seconds):
    time.sleep(seconds)
    return seconds


def fail():
    raise ValueError("no")


with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(slow, [0.3, 0.1, 0.2])))
    print([future.result() for future in as_completed([pool.submit(slow, each) for each in (0.3, 0.1)])])
    failed = pool.submit(fail)
    print(type(failed.exception()).__name__, failed.done(), failed.running())
    try:
        failed.result()
    except ValueError as error:
        print("ValueError:", error)
    running, other, waiting = pool.submit(slow, 0.2), pool.submit(slow, 0.2), pool.submit(slow, 0.2)
    time.sleep(0.05)
    print(running.cancel(), waiting.cancel(), waiting.cancelled())
    try:
        waiting.result()
    except CancelledError:
        print("cancelled")
    try:
        running.result(timeout=0.05)
    except TimeoutError:
        print("too late")
    running.add_done_callback(lambda future: print("called back", future.result()))
    done, rest = wait([running, other], return_when=FIRST_COMPLETED)
    print(len(done) >= 1)
try:
    pool.submit(slow, 1)
except RuntimeError as error:
    print("RuntimeError:", error)

with ThreadPoolExecutor(1, thread_name_prefix="pool", initializer=print, initargs=("begin",)) as pool:
    print(pool.submit(lambda: threading.current_thread().name).result())

future = Future()
threading.Timer(0.1, future.set_result, ["from a timer"]).start()
print(future.result())


async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()

    def work():
        time.sleep(0.1)
        loop.call_soon_threadsafe(event.set)

    thread = threading.Thread(target=work)
    thread.start()
    await event.wait()
    thread.join()
    with ThreadPoolExecutor() as pool:
        print(await asyncio.wrap_future(pool.submit(slow, 0.1)))

    async def answer():
        await asyncio.sleep(0.1)
        return 42

    def ask():
        return asyncio.run_coroutine_threadsafe(answer(), loop).result()

    print(await asyncio.to_thread(ask))


asyncio.run(main())
