# The module signal: handlers for what never comes by itself.
import asyncio, functools, os, signal
print(signal.SIGINT, repr(signal.SIGINT), signal.SIGTERM.name, signal.Signals(15), signal.SIGINT == 2, f"{signal.SIGINT!r} {signal.Signals.SIGTERM.value}", signal.strsignal(signal.SIGTERM))
print(signal.getsignal(signal.SIGTERM), repr(signal.getsignal(signal.SIGTERM)), signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.SIG_IGN))
def handler(number, frame): print("got", number, signal.Signals(number).name)
print(signal.signal(signal.SIGTERM, handler), signal.getsignal(15) is handler)
signal.raise_signal(signal.SIGTERM)
print(signal.signal(signal.SIGTERM, signal.SIG_IGN) is handler); signal.raise_signal(signal.SIGTERM); print("ignored")
try: signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as e: print("interrupted", repr(e))
for wrong in (lambda: signal.signal(signal.SIGTERM, "x"), lambda: signal.signal(99, handler), lambda: signal.signal(signal.SIGKILL, handler), lambda: signal.Signals(77)):
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
async def shutdown(sig, loop): loop.stop()
async def main():
    loop = asyncio.get_running_loop(); stop = asyncio.Event()
    for sig in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sig, lambda s=sig: asyncio.create_task(shutdown(s, loop)))
    loop.add_signal_handler(signal.SIGHUP, functools.partial(print, "hup"), 1)
    try: await asyncio.wait_for(stop.wait(), 0.01)
    except TimeoutError: print("nobody stopped us")
    print(loop.remove_signal_handler(signal.SIGINT))
asyncio.run(main())
print(len(os.urandom(8)), type(os.urandom(2)).__name__)
