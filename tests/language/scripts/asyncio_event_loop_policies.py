import asyncio, sys
p = asyncio.get_event_loop_policy()
print(type(p).__name__, isinstance(p, asyncio.DefaultEventLoopPolicy), isinstance(p, asyncio.AbstractEventLoopPolicy))
asyncio.set_event_loop_policy(None)
asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
try:
    asyncio.WindowsSelectorEventLoopPolicy
except AttributeError as e:
    print(e)
try:
    asyncio.set_event_loop_policy(5)
except TypeError as e: print(e)
loop = asyncio.get_event_loop_policy().new_event_loop()
asyncio.set_event_loop(loop)
async def f(): return 3
print(loop.run_until_complete(f()))
loop.close()
try:
    asyncio.get_event_loop_policy().get_event_loop()
except RuntimeError as e: print(e)
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop_policy().get_event_loop()
except RuntimeError as e: print(e)
class P(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("new loop")
        return super().new_event_loop()
    def get_event_loop(self):
        return super().get_event_loop()
asyncio.set_event_loop_policy(P())
async def main():
    print(isinstance(asyncio.get_event_loop_policy(), P))
    return 5
print(asyncio.run(main()))
