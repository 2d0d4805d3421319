# An async generator that the last task leaves suspended meets a cancellation.
import asyncio


async def numbers(name):
    try:
        yield 1
        yield 2
    except BaseException as error:
        print(name, "meets", repr(error))
        raise
    finally:
        print(name, "cleans up")
        await asyncio.sleep(1)
        print(name, "is clean")


async def breaks():
    async for number in numbers("break"):
        break
    print("left")


async def fails():
    async for number in numbers("failure"):
        raise ValueError(number)


async def holds():
    held = numbers("variable")
    print(await anext(held))


async def holds_many():
    held = [numbers(f"item {index}") for index in range(3)]
    for each in held:
        print(await anext(each))


async def cancels():
    held = numbers("cancelled task")
    await anext(held)
    closing = asyncio.create_task(held.aclose())
    closing.cancel()
    try:
        await closing
    except asyncio.CancelledError:
        print("closing was cancelled", closing.cancelled())


for main in breaks, holds, holds_many, cancels:
    asyncio.run(main())
try:
    asyncio.run(fails())
except ValueError as error:
    print("failed with", error)
