import threading
import time

a, b = threading.Lock(), threading.Lock()


def both(first, second):
    with first:
        time.sleep(1)
        with second:
            print("both")


for pair in (a, b), (b, a):
    threading.Thread(target=both, args=pair).start()
for i in range(4):
    time.sleep(1)
