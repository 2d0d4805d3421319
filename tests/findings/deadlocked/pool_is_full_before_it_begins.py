from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)


def nested(depth):
    return pool.submit(nested, depth - 1).result() if depth else 0


print(pool.submit(nested, 2).result())
