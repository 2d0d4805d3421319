import asyncio

async def offer(naame, seconds):
    await asyncio.sleep(seconds)
    return "offer of " + name

async def main():
    offers = [offer("A", 3), offer("B", 1), offer("C", 2)]
    for next_one in asyncio.as_completed(offers):
        result = await nexx_one
        print("read", result)
    print("All offers are read")



def outer():
    shared = 1

    def inner(x):
        y = shared + x
        return locals()

    return inner(5)



print(outer())

class Space:
    one = 1
    two = one + 1
asyncio.run(main())
