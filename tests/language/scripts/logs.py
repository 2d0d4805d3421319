import logging, sys, io
logging.warning("before %s", "config")
buffer = io.StringIO()
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s", force=True)
log = logging.getLogger("app.db")
parent = logging.getLogger("app")
print(log, parent, logging.getLogger(), log.parent is parent)
def work():
    log.info("working %d%%", 5)
    log.debug("dict %(a)s", {"a": 1})
work()
parent.setLevel("ERROR")
print(log.getEffectiveLevel(), log.isEnabledFor(logging.INFO))
work()
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
    log.error("again", exc_info=True)
handler = logging.StreamHandler(buffer)
handler.setFormatter(logging.Formatter("{levelname}:{message}", style="{"))
handler.setLevel(logging.WARNING)
log.addHandler(handler)
log.propagate = False
log.error("to buffer")
log.critical("x %s", "y")
print(repr(buffer.getvalue()), handler, log.hasHandlers())
class F(logging.Filter):
    def filter(self, record):
        record.user = "bob"
        return "no" not in record.getMessage()
f2 = logging.StreamHandler(sys.stdout)
f2.addFilter(F())
f2.setFormatter(logging.Formatter("%(user)s %(message)s"))
x = logging.getLogger("x"); x.addHandler(f2); x.propagate = False
x.warning("yes"); x.warning("no")
a = logging.LoggerAdapter(x, {"user": "al"})
a.warning("adapted")
logging.addLevelName(25, "NOTICE")
x.log(25, "hm"); x.setLevel(1); x.log(25, "hm")
print(logging.getLevelName(25), logging.getLevelName("INFO"), logging.getLevelName(33))
logging.disable(logging.ERROR); x.error("hidden"); logging.disable(logging.NOTSET); x.error("shown")
try: logging.basicConfig(foo=1, force=True)
except ValueError as e: print(e)
try: x.setLevel("NOPE")
except ValueError as e: print(e)
try: logging.Formatter("no fields")
except ValueError as e: print(e)
try: logging.Formatter("x", style="z")
except ValueError as e: print(e)
import asyncio, time
formatter = logging.Formatter("%(asctime)s %(message)s")
formatter.converter = time.gmtime
record = logging.makeLogRecord({"created": 86400.25, "msecs": 250.0, "msg": "at %d", "args": (5,)})
print(formatter.format(record))
formatter.datefmt = "%H:%M:%S"
print(formatter.format(record))
logging.basicConfig(level=logging.INFO, format="%(threadName)s %(name)s: %(message)s", force=True)
logging.info("outside")
async def fails():
    raise ValueError("lost")
async def main():
    logging.info("inside")
    asyncio.create_task(fails(), name="loser")
    await asyncio.sleep(1)
    logging.getLogger("deep.er").warning("later")
asyncio.run(main())
try:
    logging.FileHandler
except AttributeError:
    print("no files")
