import asyncio
import threading

done = threading.Event()


def job():
    done.wait()
    print("job over")


async def setter():
    await asyncio.sleep(0.1)
    done.set()


async def main():
    t = threading.Thread(target=job)
    t.start()
    helper = asyncio.create_task(setter())
    await asyncio.sleep(0)
    t.join()
    await helper

asyncio.run(main())
