"""Debug mode: slow calls, and where what was forgotten was made."""
import asyncio
import time


async def slow(seconds):
    time.sleep(seconds)
    await asyncio.sleep(0)
    time.sleep(0.05)
    return seconds


def callback(seconds):
    time.sleep(seconds)


async def bug():
    raise Exception("not consumed")


async def forgotten():
    pass


def forget():
    forgotten()


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    print(await asyncio.create_task(slow(0.25), name="slow"))
    loop.call_soon(callback, 0.125)
    loop.call_later(0, callback, 0.0625)
    await asyncio.sleep(0.5)
    loop.slow_callback_duration = 0.03
    await slow(0.01)
    await asyncio.sleep(0)
    forget()
    asyncio.create_task(bug())
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)


async def leave_a_thread():
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.25)
    print("the end of the loop holds nobody")


asyncio.run(leave_a_thread(), debug=True)
