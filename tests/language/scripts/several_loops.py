"""More loops than one: which call belongs to which, and what they refuse."""
import asyncio, threading, time
loop = asyncio.new_event_loop()
def deadlocked():
    async def inner():
        fut = asyncio.run_coroutine_threadsafe(asyncio.sleep(1), loop)
        print("waiting")
        print(fut.result(timeout=0.5))
    try:
        loop.run_until_complete(inner())
    except TimeoutError as error:
        print(repr(error))
    loop.run_until_complete(asyncio.sleep(1.1))
t = threading.Thread(target=deadlocked); t.start(); t.join()
print("after")
async def a():
    try:
        asyncio.run(asyncio.sleep(0))
    except RuntimeError as e:
        print(e)
    try:
        loop.run_until_complete(asyncio.sleep(0))
    except RuntimeError as e:
        print(e)
    l2 = asyncio.new_event_loop()
    try:
        l2.run_forever()
    except RuntimeError as e:
        print(e)
    l2.close()
asyncio.run(a())
l1 = asyncio.new_event_loop(); l2 = asyncio.new_event_loop()
l1.call_soon(print, "in l1"); l2.call_soon(print, "in l2")
l2.run_until_complete(asyncio.sleep(0.1))
l1.run_until_complete(asyncio.sleep(0.1))
l1.call_later(0.1, print, "late l1"); l2.call_later(0.1, print, "late l2")
t2 = l2.create_task(asyncio.sleep(0.2, "t2"))
print(l1.run_until_complete(asyncio.sleep(0.3, "l1 done")))
print(t2.done())
print(l2.run_until_complete(t2))
f = l1.create_future()
l1.call_later(0.1, f.set_result, 7)
print(l1.run_until_complete(f))
async def wrong():
    f = l1.create_future()
    try:
        await f
    except RuntimeError as e:
        print(str(e).split(" got")[1][:9], str(e).rsplit(">", 1)[1])
try:
    l2.run_until_complete(wrong())
finally:
    l1.close(); l2.close()
