import asyncio

def show(label, f, *a, **k):
    try:
        r = f(*a, **k)
        print(label, '->', r)
    except BaseException as e:
        print(label, '!!', type(e).__name__, e)

async def echo(x):
    await asyncio.sleep(1)
    return x

async def bg():
    try:
        await asyncio.sleep(100)
    finally:
        print('bg cancelled')

async def spawn():
    asyncio.create_task(bg(), name='bg')
    await asyncio.sleep(0)
    return [t.get_name() for t in sorted(asyncio.all_tasks(), key=lambda t: t.get_name())]
with asyncio.Runner() as runner:
    print(runner.run(echo(1)))
    print(runner.run(echo(2)))
    loop = runner.get_loop()
    print(loop is runner.get_loop(), loop.is_running(), loop.is_closed())
    print(runner.run(spawn()))
    print(runner.run(echo(3)))
    show('not coro', runner.run, 5)

    async def nested():
        c = echo(1)
        show('nested', runner.run, c)
        c.close()
    runner.run(nested())
print('closed', loop.is_closed())
c = echo(1)
show('run closed', runner.run, c)
c.close()
show('get_loop closed', runner.get_loop)

def bad():
    with runner:
        pass
show('with closed', bad)
r = asyncio.Runner()
print(r.run(echo('x')))
r.close()
r.close()
with asyncio.Runner(debug=True) as r2:

    async def d():
        return asyncio.get_running_loop().get_debug()
    print(r2.run(d()))

def factory():
    print('factory')
    return asyncio.new_event_loop()
with asyncio.Runner(loop_factory=factory) as r4:
    print('entered')
    print(r4.run(echo(9)))
print(asyncio.run(echo(10), loop_factory=factory))

class Boom(Exception):
    pass

async def fail():
    raise Boom('x')
with asyncio.Runner() as r5:
    show('fail', r5.run, fail())
    print(r5.run(echo('still')))
