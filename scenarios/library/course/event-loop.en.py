import asyncio

async def task1():
    print("Task 1 starts")
    await asyncio.sleep(2)
    print("Task 1 done")

async def task2():
    print("Task 2 starts")
    await asyncio.sleep(1)
    print("Task 2 done")

async def main():
    # Run the two tasks concurrently
    await asyncio.gather(task1(), task2())

# Start the event loop
asyncio.run(main())
