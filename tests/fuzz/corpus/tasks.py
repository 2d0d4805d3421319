# awaitscope: quantum=10ms cores=2
import asyncio
from awaitscope import work
async def worker(name, queue, lock):
    while True:
        item = await queue.get()
        async with lock:
            work(0.01 * item)
        queue.task_done()
async def main():
    queue, lock = asyncio.Queue(3), asyncio.Lock()
    tasks = [asyncio.create_task(worker(i, queue, lock), name=f"w{i}") for i in range(3)]
    for i in range(7):
        await queue.put(i)
    await queue.join()
    for task in tasks:
        task.cancel("enough")
    print(await asyncio.gather(*tasks, return_exceptions=True))
    try:
        async with asyncio.timeout(0.5), asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(1))
            group.create_task(asyncio.wait_for(asyncio.Event().wait(), 2))
    except* TimeoutError as errors:
        print(errors)
    except TimeoutError:
        print("late")
asyncio.run(main())
