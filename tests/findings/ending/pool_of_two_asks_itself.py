import time
from concurrent.futures import ThreadPoolExecutor


def inner():
    time.sleep(2)
    return 42


with ThreadPoolExecutor(2) as pool:
    def outer():
        return pool.submit(inner).result()
    print(pool.submit(outer).result())
