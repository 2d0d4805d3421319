import asyncio

async def pause():
    await asyncio.sleep(1)
    print("End of the pause")

async def main():
    print("The program begins")
    coroutine = pause()
    try:
        asyncio.run(coroutine)  # A loop is running already
    except RuntimeError as error:
        print("RuntimeError", error)
    await coroutine  # Inside a coroutine, await will do
    print("The program ends")

# Make the loop, run main, close the loop
asyncio.run(main())

# Another loop, once the first is closed
asyncio.run(pause())
