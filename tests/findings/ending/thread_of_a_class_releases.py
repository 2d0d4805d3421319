# The same, of a class derived from Thread.
import threading
import time

lock = threading.Lock()
lock.acquire()


class Opener(threading.Thread):
    def run(self):
        time.sleep(2)
        lock.release()


def waiter():
    with lock:
        print("through")


first = threading.Thread(target=waiter)
first.start()
second = Opener()
second.start()
first.join()
