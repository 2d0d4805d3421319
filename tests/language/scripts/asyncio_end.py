import asyncio

async def stubborn():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print('stubborn: cancelled, cleaning')
        await asyncio.sleep(1)
        raise RuntimeError('failed at cleanup')

async def swallow():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print('swallowed')

async def spawn_more():
    try:
        await asyncio.sleep(100)
    finally:
        print('spawned nothing')

async def agen():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0.5)
        print('agen closed')
keep = []

async def main():
    keep.append(asyncio.create_task(stubborn()))
    asyncio.create_task(swallow())
    asyncio.create_task(spawn_more())
    g = agen()
    keep.append(g)
    print(await g.__anext__())
    await asyncio.sleep(1)
    return 'done'
print(asyncio.run(main()))
print('after')
