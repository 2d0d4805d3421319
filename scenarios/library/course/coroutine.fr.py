import asyncio
import time

# Approche synchrone (bloque tout le programme)
def fonction_sync():
    time.sleep(2)
    print("Fin de la fonction synchrone")

# Coroutine asynchrone (laisse passer les autres)
async def coroutine_async():
    await asyncio.sleep(2)
    print("Fin de la coroutine asynchrone")

async def main():
    print("Deux appels de la fonction")
    fonction_sync()
    fonction_sync()
    print("Deux coroutines")
    await asyncio.gather(
        coroutine_async(), coroutine_async())
    print("Fin")

asyncio.run(main())
