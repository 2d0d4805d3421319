import asyncio

async def main():
    me = asyncio.current_task()
    async def child():
        try:
            await asyncio.wait([me])
        finally:
            print("child over")
    c = asyncio.create_task(child())
    asyncio.get_running_loop().call_later(2, c.cancel)
    try:
        await c
    except asyncio.CancelledError:
        print("cancelled")
asyncio.run(main())
