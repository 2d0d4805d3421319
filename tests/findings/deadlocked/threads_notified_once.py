import threading

cond = threading.Condition()
items = []


def consumer(n):
    with cond:
        while not items:
            cond.wait()
        print(n, items.pop())


threads = [threading.Thread(target=consumer, args=(n,)) for n in range(2)]
for t in threads:
    t.start()
with cond:
    items.append(1)
    cond.notify()
for t in threads:
    t.join()
