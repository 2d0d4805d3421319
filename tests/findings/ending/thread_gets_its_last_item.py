import queue
import threading
import time

q = queue.Queue()


def consumer():
    while (item := q.get()) is not None:
        print(item)
        q.task_done()


t = threading.Thread(target=consumer)
t.start()
time.sleep(2)
q.put(1)
time.sleep(2)
q.put(None)
t.join()
