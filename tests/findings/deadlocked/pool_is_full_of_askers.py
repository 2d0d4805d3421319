import time
from concurrent.futures import ThreadPoolExecutor


def part(n):
    return n * n


def whole(pool, n):
    time.sleep(0.1)
    return sum(f.result() for f in [pool.submit(part, i) for i in range(n)])


with ThreadPoolExecutor(max_workers=2) as pool:
    jobs = [pool.submit(whole, pool, 3) for _ in range(2)]
    print([j.result() for j in jobs])
