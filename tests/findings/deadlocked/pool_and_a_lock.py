import threading
import time
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()


def needs_the_lock():
    with lock:
        return 42


def takes_the_lock(pool):
    with lock:
        time.sleep(0.1)
        return pool.submit(needs_the_lock).result()


with ThreadPoolExecutor(2) as pool:
    first = pool.submit(takes_the_lock, pool)
    second = pool.submit(needs_the_lock)
    print(first.result(), second.result())
