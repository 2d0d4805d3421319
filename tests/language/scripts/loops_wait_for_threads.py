"""What a loop in a thread waits for, and what it keeps waiting."""
import asyncio, threading, time
async def sleeper(n):
    await asyncio.sleep(n)
    return n
def two(n):
    async def inner():
        return await asyncio.to_thread(time.sleep, n)
    asyncio.run(inner())
    print(n, "over at", round(time.monotonic() - start, 1))
start = time.monotonic()
ts = [threading.Thread(target=two, args=(n,)) for n in (1, 3)]
for t in ts: t.start()
for t in ts: t.join()
loop = asyncio.new_event_loop()
threading.Thread(target=loop.run_forever, daemon=True).start()
async def main():
    print(asyncio.run_coroutine_threadsafe(sleeper(0.5), loop).result())
    asyncio.get_running_loop().run_in_executor(None, lambda: print(asyncio.run(sleeper(0.7))))
    print("main over")
asyncio.run(main())
print(round(time.monotonic() - start, 1))
lock = threading.Lock()
async def holder():
    with lock:
        await asyncio.sleep(1)
def other():
    time.sleep(0.5)
    with lock:
        print("other has it")
t = threading.Thread(target=other); t.start()
asyncio.run_coroutine_threadsafe(holder(), loop).result()
t.join()
print(round(time.monotonic() - start, 1))
async def leaves(n):
    asyncio.get_running_loop().run_in_executor(None, time.sleep, n)
async def two_ends():
    asyncio.get_running_loop().run_in_executor(None, lambda: asyncio.run(leaves(2)))
    print("both loops end")
asyncio.run(two_ends())
print(round(time.monotonic() - start, 1))
