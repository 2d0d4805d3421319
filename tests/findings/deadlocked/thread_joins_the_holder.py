import threading
lock = threading.Lock()
def job():
    with lock:
        print("never")
worker = threading.Thread(target=job)
with lock:
    worker.start()
    worker.join()
