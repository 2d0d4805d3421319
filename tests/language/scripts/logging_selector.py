# A loop says in the log what it waits with.
import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)


async def main():
    logging.info("in main")


asyncio.run(main())
with asyncio.Runner() as runner:
    runner.run(main())
with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
    runner.run(main())
logging.getLogger("asyncio").setLevel(logging.WARNING)
asyncio.run(main())
