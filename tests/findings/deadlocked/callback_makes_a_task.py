import asyncio


async def child():
    print("child")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, lambda: loop.create_task(child()))
    ready = asyncio.Event()
    await ready.wait()


asyncio.run(main())
