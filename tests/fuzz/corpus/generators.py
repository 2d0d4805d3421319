import asyncio, itertools
def numbers(n):
    try:
        got = yield from (x * x for x in range(n))
        while True:
            got = yield got
    except GeneratorExit:
        print("closed")
    finally:
        print("left")
g = numbers(2)
print(next(g), g.send(None), [*zip(itertools.count(), "ab", strict=False)])
g.close()
async def ticks():
    for i in range(3):
        await asyncio.sleep(0.1)
        yield i
async def main():
    print([i async for i in ticks() if i], {i: j async for i in ticks() for j in (1,)})
    async for i in ticks():
        break
asyncio.run(main())
