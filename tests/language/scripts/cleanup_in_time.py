# An exception that left a block whose time was over tells of it.
import asyncio


def history(error):
    print(repr(error))
    while error := error.__context__:
        print("   of", repr(error), "from", repr(error.__cause__), error.__suppress_context__)


async def main():
    try:
        async with asyncio.timeout(0.1):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ValueError("converted")
    except ValueError as error:
        history(error)
    try:
        async with asyncio.timeout(0.1):
            try:
                await asyncio.sleep(1)
            finally:
                try:
                    1 / 0
                finally:
                    [][1]
    except IndexError as error:
        history(error)
    try:
        async with asyncio.timeout(1):
            raise ValueError("in time")
    except ValueError as error:
        history(error)

    async def worker():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            raise KeyError("cleanup")

    try:
        async with asyncio.timeout(0.1):
            async with asyncio.TaskGroup() as group:
                group.create_task(worker())
                group.create_task(asyncio.sleep(3))
    except* KeyError as error:
        for member in error.exceptions:
            history(member)
    try:
        await asyncio.wait_for(worker(), 0.1)
    except KeyError as error:
        history(error)
    try:
        async with asyncio.timeout(0.2):
            try:
                async with asyncio.timeout(0.1):
                    await asyncio.sleep(1)
            except TimeoutError:
                raise RuntimeError("inner")
    except RuntimeError as error:
        history(error)


asyncio.run(main())
