import asyncio
import queue
import threading
import time


def sleeps(name, duration):
    time.sleep(duration)
    print(name, "ends")


async def main():
    threading.Thread(target=sleeps, args=("own thread", 3)).start()
    threading.Thread(target=sleeps, args=("daemon", 5), daemon=True).start()
    asyncio.get_running_loop().run_in_executor(None, sleeps, "executor", 2)
    await asyncio.sleep(1)
    print("main ends")


def waits(items):
    while True:
        print("got", items.get())


async def consumed_by_a_daemon():
    items = queue.Queue()
    threading.Thread(target=waits, args=(items,), daemon=True).start()
    items.put(1)
    await asyncio.sleep(1)


asyncio.run(main())
print("after run")
asyncio.run(consumed_by_a_daemon())
print("program ends")
