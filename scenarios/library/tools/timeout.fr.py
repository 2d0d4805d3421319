import asyncio
from awaitscope import work

async def reponse():
    try:
        await asyncio.sleep(3)
        print("La réponse est là")
    except asyncio.CancelledError:
        print("reponse est annulée")
        raise

async def main():
    try:
        await asyncio.wait_for(reponse(), 1)
    except TimeoutError:
        print("wait_for : trop tard")

    try:
        async with asyncio.timeout(1):
            await reponse()
    except TimeoutError:
        print("timeout : trop tard")

    async with asyncio.timeout(1):
        work(3)  # Pas d'await
        print("Le calcul est fini")

asyncio.run(main())
