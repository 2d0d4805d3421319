import asyncio, logging, queue
from logging.handlers import QueueHandler, QueueListener
q = queue.SimpleQueue()
h = logging.StreamHandler()
l = QueueListener(q, h, respect_handler_level=True)
h.setLevel(logging.WARNING)
logging.basicConfig(level=logging.DEBUG, handlers=[QueueHandler(q)], format="%(levelname)s:%(name)s:%(message)s")
l.start()
async def work(n):
    logging.info("start %d", n)
    await asyncio.sleep(0.01 * n)
    logging.warning("done %d", n)
async def main():
    await asyncio.gather(work(1), work(2))
asyncio.run(main())
l.stop()
