"""A thread that serves coroutines of others, and ends when it is told to."""
import asyncio, threading, time
class LoopThread(threading.Thread):
    def __init__(self):
        super().__init__(name="LoopThread", daemon=True)
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Event()
    def run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.call_soon(self.ready.set)
        self.loop.run_forever()
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()
    def submit(self, coro):
        return asyncio.run_coroutine_threadsafe(coro, self.loop)
    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.join()
async def job(n):
    print("job", n, threading.current_thread().name)
    await asyncio.sleep(0.1 * n)
    if n == 3: raise KeyError(n)
    return n * n
async def main(lt):
    fs = [asyncio.wrap_future(lt.submit(job(n))) for n in range(5)]
    for r in await asyncio.gather(*fs, return_exceptions=True):
        print(repr(r))
    q = asyncio.Queue()
    loop = asyncio.get_running_loop()
    async def produce():
        for i in range(3):
            await asyncio.sleep(0.05)
            loop.call_soon_threadsafe(q.put_nowait, i)
        loop.call_soon_threadsafe(q.put_nowait, None)
    f = lt.submit(produce())
    while (x := await q.get()) is not None:
        print("got", x)
    print(await asyncio.wrap_future(f))
lt = LoopThread(); lt.start(); lt.ready.wait()
asyncio.run(main(lt))
f = lt.submit(asyncio.sleep(10))
time.sleep(0.05)
print(f.cancel(), f.cancelled())
time.sleep(0.05)
lt.stop()
print(lt.is_alive(), lt.loop.is_closed())
