import threading, time
permits = threading.Semaphore(1)
lock = threading.RLock()
def taker(name):
    permits.acquire()
    with lock:
        with lock:
            time.sleep(1)
    print(name)
threads = [threading.Thread(target=taker, args=(n,)) for n in "abc"]
for thread in threads:
    thread.start()
for _ in range(2):
    time.sleep(3)
    permits.release()
for thread in threads:
    thread.join()
