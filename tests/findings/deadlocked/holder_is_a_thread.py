import threading

lock = threading.Lock()


def job():
    lock.acquire()


thread = threading.Thread(target=job, name="GA")
thread.start()
thread.join()
lock.acquire()
