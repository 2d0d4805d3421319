# The thread that gives the lock back has not run yet when the first one waits.
import threading
import time

lock = threading.Lock()
lock.acquire()


def waiter():
    with lock:
        print("through")


def opener():
    time.sleep(2)
    lock.release()


first = threading.Thread(target=waiter)
first.start()
second = threading.Thread(target=opener)
second.start()
first.join()
