"""Event loops in threads: one that serves the program, one for each thread, one beside the main one."""
import asyncio
import threading
import time


async def work(name, seconds):
    await asyncio.sleep(seconds)
    return f"{name} in {threading.current_thread().name}"


# A loop that runs for ever in a thread, asked from outside.
loop = asyncio.new_event_loop()
server = threading.Thread(target=loop.run_forever, name="server")
server.start()
first = asyncio.run_coroutine_threadsafe(work("first", 0.2), loop)
second = asyncio.run_coroutine_threadsafe(work("second", 0.1), loop)
print(first.result(), "|", second.result())
print(loop.is_running(), server.is_alive())
try:
    asyncio.run_coroutine_threadsafe(work("late", 5), loop).result(timeout=0.1)
except TimeoutError as error:
    print("timeout", repr(error))
loop.call_soon_threadsafe(print, "called in the loop")
loop.call_soon_threadsafe(loop.stop)
server.join()
print(loop.is_running(), loop.is_closed(), len(asyncio.all_tasks(loop)))
for task in asyncio.all_tasks(loop):
    task.cancel()
try:
    loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(loop)))
except asyncio.CancelledError:
    print("cancelled")
loop.close()


# Each thread runs a loop of its own.
async def count(name, step):
    for number in range(3):
        await asyncio.sleep(step)
        print(name, number)
    return asyncio.current_task().get_name().startswith("Task-"), len(asyncio.all_tasks())


def run(name, step):
    print(name, asyncio.run(count(name, step)))


threads = [threading.Thread(target=run, args=(f"t{number}", 0.1 + number / 25)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()


# One beside the main one: both go on, although the other is held.
async def main():
    def background():
        async def ticks():
            for number in range(4):
                await asyncio.sleep(0.1)
                print("tick", number)

        asyncio.run(ticks())

    here = asyncio.get_running_loop()
    aside = asyncio.to_thread(background)
    waiting = asyncio.create_task(aside)
    await asyncio.sleep(0.05)
    time.sleep(0.3)  # holds this loop only
    print("held")
    await waiting
    print(asyncio.get_running_loop() is here)

    done = asyncio.Event()

    def waker():
        time.sleep(0.1)
        here.call_soon_threadsafe(done.set)

    threading.Thread(target=waker).start()
    await done.wait()
    print("woken from a thread")


asyncio.run(main())


# What a thread has and has not.
def ask():
    for question in (asyncio.get_running_loop, asyncio.get_event_loop, asyncio.current_task):
        try:
            print(question.__name__, question())
        except RuntimeError as error:
            print(question.__name__, error)
    own = asyncio.new_event_loop()
    asyncio.set_event_loop(own)
    print(asyncio.get_event_loop() is own)
    print(own.run_until_complete(work("own", 0.01)))
    own.close()
    try:
        own.run_until_complete(work("closed", 0.01))
    except RuntimeError as error:
        print(error)


asker = threading.Thread(target=ask, name="asker")
asker.start()
asker.join()


# A lock that tasks of one loop have waited for is not for another.
lock = asyncio.Lock()


async def hold_and_wait():
    async with lock:
        waiter = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
    await waiter
    other = threading.Thread(target=asyncio.run, args=(take(),))
    other.start()
    other.join()
    lock.release()


async def take():
    try:
        await lock.acquire()
    except RuntimeError as error:
        print(str(error).split(" [")[0].split(" object")[0], str(error).endswith("is bound to a different event loop"))


asyncio.run(hold_and_wait())


# Errors stay in their thread.
async def fail():
    await asyncio.sleep(0.01)
    raise ValueError("in a loop in a thread")


def handled():
    try:
        asyncio.run(fail())
    except ValueError as error:
        print("caught", error)


thread = threading.Thread(target=handled)
thread.start()
thread.join()
thread = threading.Thread(target=asyncio.run, args=(fail(),), name="failing")
thread.start()
thread.join()
print("end")
