import asyncio

async def task1():
    await asyncio.sleep(3)
    print("Task 1 done")
    return "Result 1"

async def task2():
    await asyncio.sleep(2)
    print("Task 2 done")
    return "Result 2"

async def task3():
    await asyncio.sleep(1)
    print("Task 3 done")
    return "Result 3"

async def main():
    # Run several coroutines concurrently
    results = await asyncio.gather(
        task1(), task2(), task3())
    print(results)

asyncio.run(main())
