import asyncio


async def putter(queue):
    try:
        await queue.put("text")
        print("put")
    except TypeError as error:
        print("putter:", type(error).__name__)


async def main():
    queue = asyncio.PriorityQueue(maxsize=2)
    await queue.put(1)
    await queue.put(2)
    task = asyncio.create_task(putter(queue))
    await asyncio.sleep(0.1)
    print("got", await queue.get())
    await asyncio.sleep(0.1)
    print("putter done:", task.done(), "size:", queue.qsize())
    queue.task_done()
    queue.task_done()
    try:
        queue.task_done()
    except ValueError:
        print("two items were put")


asyncio.run(main())
