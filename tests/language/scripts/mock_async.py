import asyncio
from unittest.mock import AsyncMock, MagicMock, Mock, call, patch
import inspect
def check(f):
    try: f(); print("ok")
    except AssertionError as e: print("AssertionError:", e)
    except Exception as e: print(type(e).__name__, e)
class Client:
    def __init__(self): self.n = 0
    async def get(self, url): await asyncio.sleep(0.01); return "real"
    def sync(self): return 1
async def main():
    m = AsyncMock(return_value=3)
    print(inspect.iscoroutinefunction(m), asyncio.iscoroutinefunction(m), await m(1), m.await_count, m.await_args, m.called)
    co = m(2); print(inspect.iscoroutine(co), m.call_count, m.await_count)
    check(lambda: m.assert_awaited_once())
    await co
    check(lambda: m.assert_awaited_once())
    check(lambda: m.assert_awaited_with(2)); check(lambda: m.assert_awaited_with(3)); check(lambda: m.assert_any_await(1)); check(lambda: m.assert_any_await(9))
    check(lambda: m.assert_awaited_once_with(1)); check(lambda: m.assert_has_awaits([call(1), call(2)])); check(lambda: m.assert_has_awaits([call(4)]))
    check(lambda: m.assert_not_awaited()); check(lambda: AsyncMock().assert_awaited()); check(lambda: AsyncMock(name="q").assert_awaited_with(1))
    s = AsyncMock(side_effect=[1, ValueError("v")])
    print(await s())
    for i in range(2):
        try: await s()
        except Exception as e: print(type(e).__name__, e)
    async def eff(x): await asyncio.sleep(0); return x * 2
    print(await AsyncMock(side_effect=eff)(4), await AsyncMock(side_effect=lambda x: x + 1)(4))
    c = AsyncMock(spec=Client)
    c.get.return_value = "fake"
    print(await c.get("u"), type(c.get).__name__, type(c.sync).__name__, c.sync() is c.sync.return_value, isinstance(c, Client))
    mm = MagicMock(spec=Client); print(type(mm.get).__name__, type(mm.sync).__name__)
    async with MagicMock() as ctx: print(type(ctx).__name__)
    it = MagicMock(); it.__aiter__.return_value = [1, 2, 3]
    print([i async for i in it])
    a = AsyncMock(); a.method.return_value = 9; print(await a.method(), a.mock_calls)
    with patch.object(Client, "get", return_value="patched") as p:
        print(type(p).__name__, await Client().get("x"), p.await_args)
    print(await Client().get("x"))
    with patch("asyncio.sleep", new_callable=AsyncMock) as sl:
        await asyncio.sleep(100); print(sl.await_args)
    with patch("__main__.fetch", AsyncMock(return_value="f")): print(await fetch())
    sess = MagicMock(); sess.get.return_value.__aenter__.return_value.json = AsyncMock(return_value={"a": 1})
    async with sess.get("http://x") as resp: print(await resp.json())
    sess.get.assert_called_once_with("http://x")
    t = asyncio.create_task(m(5)); print(await t)
async def fetch(): return "real"
asyncio.run(main())
