import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)


def inner():
    return 42


def outer():
    time.sleep(0.1)
    return pool.submit(inner).result()


with pool:
    print(pool.submit(outer).result())
