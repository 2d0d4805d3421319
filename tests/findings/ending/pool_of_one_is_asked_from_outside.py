import time
from concurrent.futures import ThreadPoolExecutor


def job(n):
    time.sleep(1)
    return n


with ThreadPoolExecutor(1) as pool:
    futures = [pool.submit(job, n) for n in range(3)]
    print(futures[2].result(), futures[1].result(), futures[0].result())
