import asyncio, functools

def show(label, f, *a):
    try:
        r = f(*a)
        print(label, '->', r)
    except BaseException as e:
        print(label, '!!', type(e).__name__, e)

async def nop():
    return 5

async def later():
    await asyncio.sleep(1)
    return 'late'
loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.get_debug())
show('ruc', loop.run_until_complete, nop())
show('ruc2', loop.run_until_complete, later())
show('ruc bad', loop.run_until_complete, 5)
f = loop.create_future()
loop.call_later(0.5, f.set_result, 'fut')
show('ruc fut', loop.run_until_complete, f)
h = loop.call_soon(print, 'soon')
h2 = loop.call_later(1, print, 'never')
print(h.cancelled(), h2.cancelled(), h2.when() - loop.time())
h2.cancel()
print(h2.cancelled())
loop.call_later(2, loop.stop)
loop.run_forever()
print('time', loop.time())

def stopper():
    loop.stop()
    print('stopping')
loop.call_soon(stopper)
loop.call_soon(print, 'same iteration')
loop.run_forever()

async def stops():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(10)
c = stops()
show('stopped before', loop.run_until_complete, c)

async def inner():
    show('nested run', asyncio.run, (co := nop()))
    co.close()
    show('nested ruc', loop.run_until_complete, (co := nop()))
    co.close()
    show('close', loop.close)
    print(asyncio.get_running_loop() is loop, asyncio.get_event_loop() is loop)
loop.run_until_complete(inner())
loop.run_until_complete(loop.shutdown_asyncgens())
loop.run_until_complete(loop.shutdown_default_executor())
for t in asyncio.all_tasks(loop):
    t.cancel()
    show('cancelled', loop.run_until_complete, t)
loop.close()
print(loop.is_closed())
show('closed soon', loop.call_soon, print)
show('closed later', loop.call_later, 1, print)
show('closed ruc', loop.run_until_complete, (co := nop()))
co.close()
show('closed rf', loop.run_forever)
show('closed ct', loop.create_task, (co := nop()))
co.close()
loop.close()
show('grl', asyncio.get_running_loop)
show('ct', asyncio.current_task)
show('at', asyncio.all_tasks)
co = nop()
show('create_task', asyncio.create_task, co)
co.close()
show('run 5', asyncio.run, 5)
show('run ok', asyncio.run, nop())

async def dbg():
    return asyncio.get_running_loop().get_debug()
print(asyncio.run(dbg(), debug=False))

async def f1():
    loop = asyncio.get_running_loop()
    show('later none', loop.call_later, None, print)
    show('at none', loop.call_at, None, print)
    h = loop.call_at(loop.time() + 1, print, 'at', 1)
    print(h.when())
    loop.call_soon_threadsafe(print, 'ts')
    await asyncio.sleep(2)
    print(type(loop).__name__ != '', isinstance(loop, asyncio.AbstractEventLoop))
asyncio.run(f1())
co = nop()
show('reuse', asyncio.run, co)
show('reuse', asyncio.run, co)
