import queue, threading
orders = queue.Queue(1)
opened = threading.Event()
changed = threading.Condition()
start = threading.Barrier(3)
def consumer():
    orders.get()
    orders.get()
def filler():
    orders.put(1)
    orders.put(2)
    orders.put(3)
    orders.put(4)
def guest():
    opened.wait()
def watcher():
    with changed:
        changed.wait()
def runner():
    start.wait()
def closer():
    orders.join()
threads = [threading.Thread(target=f) for f in (consumer, filler, guest, watcher, runner, runner, closer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
