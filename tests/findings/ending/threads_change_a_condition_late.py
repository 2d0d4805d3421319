import threading, time
changed = threading.Condition()
gate = threading.Barrier(2)
done = threading.Event()
values = []
def reader():
    with changed:
        while not values:
            changed.wait(timeout=0.5)
    gate.wait()
    done.wait(timeout=10)
    print(values)
def writer():
    time.sleep(3)
    with changed:
        values.append(1)
        changed.notify()
    time.sleep(2)
    gate.wait()
    time.sleep(1)
    done.set()
threads = [threading.Thread(target=f) for f in (reader, writer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
