# awaitscope: seed=7
import asyncio
import random

async def wait_random(max_delay):
    delay = random.uniform(0, max_delay)
    print(f"Va attendre {delay:.2f} s")
    await asyncio.sleep(delay)
    print(f"A attendu {delay:.2f} s")
    return delay

async def main():
    max_delay = 3
    task = asyncio.Task(wait_random(max_delay))
    task2 = asyncio.create_task(wait_random(max_delay))
    print("Deux tâches planifiées")
    delay = await task
    delay2 = await task2
    print(f"Au total {delay + delay2:.2f} s d'attente")

asyncio.run(main())
