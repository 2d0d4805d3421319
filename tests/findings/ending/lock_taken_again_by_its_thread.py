import threading
import time

lock = threading.RLock()


def deep(n):
    with lock:
        time.sleep(0.1)
        if n:
            deep(n - 1)


ts = [threading.Thread(target=deep, args=(3,)) for _ in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print("ok")
