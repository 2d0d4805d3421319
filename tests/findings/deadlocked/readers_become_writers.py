import asyncio

class RW:
    def __init__(self):
        self.readers = 0
        self.mutex = asyncio.Lock()
        self.room = asyncio.Lock()
    async def read_begin(self):
        async with self.mutex:
            self.readers += 1
            if self.readers == 1:
                await self.room.acquire()
    async def read_end(self):
        async with self.mutex:
            self.readers -= 1
            if self.readers == 0:
                self.room.release()
async def reader(rw):
    await rw.read_begin()
    await asyncio.sleep(1)
    async with rw.room:
        print("upgraded")
    await rw.read_end()
async def main():
    rw = RW()
    await asyncio.gather(reader(rw), reader(rw))
asyncio.run(main())
