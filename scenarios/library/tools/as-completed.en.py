import asyncio

async def offer(name, seconds):
    await asyncio.sleep(seconds)
    return "offer of " + name

async def main():
    offers = [offer("A", 3), offer("B", 1), offer("C", 2)]
    for next_one in asyncio.as_completed(offers):
        result = await next_one
        print("read", result)
    print("All offers are read")

asyncio.run(main())
