import asyncio

async def page(name, seconds):
    await asyncio.sleep(seconds)
    if name == "B":
        raise ValueError("no page B")
    print(name, "arrives")
    return "page " + name

async def main():
    results = await asyncio.gather(
        page("A", 2), page("B", 1), page("C", 3),
        return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            print("failed", result)
        else:
            print("read", result)

asyncio.run(main())
