import asyncio, types
class A:
    def __await__(self):
        print("a"); yield; print("b"); yield None; return 5
@types.coroutine
def sw(): yield
async def other():
    for i in range(3): print("o", i); await asyncio.sleep(0)
async def main():
    t = asyncio.create_task(other())
    print(await A())
    await sw()
    print("sw")
    await t
    class B:
        def __await__(self): yield 7
    try: await B()
    except RuntimeError as e: print(e)
asyncio.run(main())
