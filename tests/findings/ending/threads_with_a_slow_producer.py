import queue, threading, time
items = queue.Queue(2)
def producer():
    for i in range(4):
        time.sleep(2)
        items.put(i)
    items.put(None)
def consumer():
    while (item := items.get()) is not None:
        time.sleep(0.5)
        print(item)
        items.task_done()
    items.task_done()
threads = [threading.Thread(target=f) for f in (producer, consumer)]
for thread in threads:
    thread.start()
items.join()
for thread in threads:
    thread.join()
