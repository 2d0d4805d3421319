"""A task that run_until_complete has made is left without another word."""
import asyncio


def main():
    loop = asyncio.new_event_loop()
    loop.call_later(0.01, loop.stop)
    try:
        loop.run_until_complete(asyncio.sleep(1))
    except RuntimeError as e:
        print(e)
    loop.close()


main()
print("end")
