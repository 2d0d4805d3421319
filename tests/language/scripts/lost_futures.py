# Futures that asyncio makes itself tell of exceptions that nobody looked at, too.
import asyncio
import sys


async def fails(number):
    await asyncio.sleep(0.01 * number)
    raise ValueError(number)


async def gathers():
    asyncio.gather(fails(1), fails(2))
    await asyncio.sleep(0.1)
    print("the gather is lost", file=sys.stderr)


async def shields():
    asyncio.shield(fails(3))
    await asyncio.sleep(0.1)
    print("the shield is lost", file=sys.stderr)


async def calls():
    asyncio.get_running_loop().run_in_executor(None, lambda: 1 / 0)
    await asyncio.sleep(0.1)
    print("the call is lost", file=sys.stderr)


async def looks():
    gathered = asyncio.gather(fails(4), fails(5))
    await asyncio.sleep(0.1)
    print(repr(gathered.exception()), file=sys.stderr)
    results = await asyncio.gather(fails(6), fails(7), return_exceptions=True)
    print(results, file=sys.stderr)
    try:
        await asyncio.gather(fails(8), fails(9))
    except ValueError as error:
        print("caught", error, file=sys.stderr)
    try:
        await asyncio.wait_for(asyncio.gather(asyncio.sleep(1), asyncio.sleep(2)), 0.01)
    except TimeoutError:
        print("too late", file=sys.stderr)


async def cancels():
    gathered = asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))
    await asyncio.sleep(0)
    gathered.cancel()
    await asyncio.sleep(0.1)
    print(asyncio.gather(), file=sys.stderr)


async def leaves():
    asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))


for main in gathers, shields, calls, looks, cancels, leaves:
    print(main.__name__, file=sys.stderr)
    asyncio.run(main())
