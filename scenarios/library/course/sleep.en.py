import asyncio
import time

async def sleep_example():
    print("The wait begins")
    await asyncio.sleep(2)  # Gives the thread to the loop
    print("The wait ends")

async def time_sleep_example():
    print("time.sleep begins")
    time.sleep(2)  # Holds the thread
    print("time.sleep ends")

async def other_task():
    await asyncio.sleep(1)
    print("One second for the other task")

async def main():
    await asyncio.gather(sleep_example(), other_task())
    print("Now with time.sleep")
    await asyncio.gather(
        time_sleep_example(), other_task())

asyncio.run(main())
