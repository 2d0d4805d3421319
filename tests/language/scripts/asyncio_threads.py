import asyncio, time

def work(n, d=1):
    time.sleep(d)
    return n

def boom():
    time.sleep(1)
    raise ValueError('thread')

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(work, 1), loop.time())
    print(await asyncio.gather(*[asyncio.to_thread(work, i, d=2) for i in range(3)]), loop.time())
    print(await loop.run_in_executor(None, work, 5), loop.time())
    try:
        await asyncio.to_thread(boom)
    except ValueError as e:
        print('err', e)
    try:
        await asyncio.wait_for(asyncio.to_thread(work, 9, 5), 1)
    except TimeoutError:
        print('timeout', loop.time())
    loop.run_in_executor(None, work, 7, 3)

    def from_thread():
        time.sleep(1)
        loop.call_soon_threadsafe(print, 'from thread')
    await asyncio.to_thread(from_thread)
    await asyncio.sleep(0)
asyncio.run(main())
print('end', time.monotonic())
