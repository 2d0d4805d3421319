import threading
import time

lock = threading.Lock()


def worker():
    with lock:
        with lock:
            pass


threading.Thread(target=worker, daemon=True).start()
time.sleep(5)
print("main ends")
