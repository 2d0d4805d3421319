import asyncio

async def pages(book):
    for number in range(1, 4):
        await asyncio.sleep(1)  # The page arrives
        yield f"page {number} of {book}"

async def reader(name, book):
    async for page in pages(book):
        print(name, "reads", page)
        await asyncio.sleep(0.5)  # Reads it

async def main():
    await asyncio.gather(
        reader("A", "Candide"), reader("B", "Emma"))
    print("Both have read")

asyncio.run(main())
