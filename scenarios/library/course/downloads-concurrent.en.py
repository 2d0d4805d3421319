import asyncio
from awaitscope import work

async def download_file1():
    await asyncio.sleep(2)
    print("File 1 downloaded")

async def download_file2():
    await asyncio.sleep(1)
    print("File 2 downloaded")

async def process_data():
    work(0.5)
    print("Data processed")

async def asynchronous_tasks():
    # Schedule the downloads without waiting
    task1 = asyncio.create_task(download_file1())
    task2 = asyncio.create_task(download_file2())

    # Wait for both, which go on concurrently
    await asyncio.gather(task1, task2)

    # Process the data once the downloads are done
    await process_data()

asyncio.run(asynchronous_tasks())
