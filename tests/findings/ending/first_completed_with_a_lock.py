import asyncio


async def job(n, lock):
    async with lock:
        await asyncio.sleep(n)
        return n


async def main():
    lock = asyncio.Lock()
    pending = {asyncio.create_task(job(n, lock)) for n in (3, 1, 2)}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print(sorted(t.result() for t in done))

asyncio.run(main())
