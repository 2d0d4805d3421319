import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)


def inner():
    return 42


def outer():
    try:
        return pool.submit(inner).result(timeout=1)
    except TimeoutError:
        return "late"


print(pool.submit(outer).result())
