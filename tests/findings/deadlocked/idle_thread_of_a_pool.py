import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

a, b = Lock(), Lock()


def both(first, second):
    with first:
        time.sleep(1)
        with second:
            print("both")


pool = ThreadPoolExecutor(3)
futures = [pool.submit(both, a, b), pool.submit(both, b, a), pool.submit(print, "quick")]
for future in futures:
    future.result()
