import asyncio

tasks = {}


async def left():
    await asyncio.sleep(0.1)
    await asyncio.gather(tasks["right"], asyncio.sleep(0.2))


async def right():
    await asyncio.sleep(0.2)
    await asyncio.wait_for(tasks["left"], None)


async def main():
    tasks["left"] = asyncio.create_task(left())
    tasks["right"] = asyncio.create_task(right())
    await asyncio.wait(tasks.values())

asyncio.run(main())
