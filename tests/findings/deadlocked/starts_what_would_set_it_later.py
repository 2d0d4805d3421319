import threading

event = threading.Event()


def setter():
    event.set()


def worker():
    event.wait()


thread = threading.Thread(target=worker)
thread.start()
thread.join()
setter()
