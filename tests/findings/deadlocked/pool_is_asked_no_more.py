import time
from concurrent.futures import CancelledError, ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
asked = []


def inner():
    return 42


def outer():
    asked.append(pool.submit(inner))
    try:
        return asked[0].result()
    except CancelledError:
        return "cancelled"


future = pool.submit(outer)
time.sleep(1)
asked[0].cancel()
print(future.result())
