import threading, time
ready = threading.Lock()
ready.acquire()
first = threading.Lock()
def worker():
    with first:
        ready.acquire()
        print("go")
thread = threading.Thread(target=worker)
thread.start()
time.sleep(1)
ready.release()
thread.join()
