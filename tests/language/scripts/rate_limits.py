# Waits for rests that are shorter than the clock can tell; contexts of threads.
import asyncio, contextvars
class TokenBucket:
    def __init__(self, rate, capacity):
        self.rate, self.capacity, self.tokens, self.updated = rate, capacity, capacity, None
    async def take(self):
        loop = asyncio.get_running_loop()
        if self.updated is None: self.updated = loop.time()
        while True:
            now = loop.time()
            self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
            self.updated = now
            if self.tokens >= 1:
                self.tokens -= 1
                return
            await asyncio.sleep((1 - self.tokens) / self.rate)
user = contextvars.ContextVar("user", default="nobody")
async def main():
    bucket = TokenBucket(2, 2)
    loop = asyncio.get_running_loop()
    start = loop.time()
    for number in range(10):
        await asyncio.sleep(0.1)
        await bucket.take()
        print(number, f"{loop.time() - start:.1f}")
    user.set("main")
    print(await asyncio.to_thread(user.get), await loop.run_in_executor(None, user.get))
asyncio.run(main())
