# Who asks for the time again and again waits for it to pass.
import asyncio
import time


def burn(length):
    start = time.perf_counter()
    while time.perf_counter() - start < length:
        pass
    return time.perf_counter() - start


async def poll(when):
    while True:
        if time.monotonic() >= when:
            return
        await asyncio.sleep(0)


async def tick(name, count):
    for number in range(count):
        await asyncio.sleep(0.1)
        print(name, number)


async def main():
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await asyncio.gather(poll(time.monotonic() + 0.25), tick("beside the polling", 2))
    print(round(loop.time() - begin, 1) in (0.2, 0.3))
    begin = loop.time()
    ticking = asyncio.create_task(tick("after the burning", 1))
    await asyncio.sleep(0)
    burn(0.2)
    print("burnt", round(loop.time() - begin, 1))
    await ticking
    print(round(loop.time() - begin, 1))


print(round(burn(0.3), 1))
asyncio.run(main())
