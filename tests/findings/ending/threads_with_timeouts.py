import threading, time
a = threading.Lock()
b = threading.Lock()
def move(first, second, name):
    with first:
        time.sleep(1)
        if second.acquire(timeout=1 if name == "x" else 5):
            print(name, "moved")
            second.release()
        else:
            print(name, "gave up")
x = threading.Thread(target=move, args=(a, b, "x"))
y = threading.Thread(target=move, args=(b, a, "y"))
x.start(); y.start(); x.join(); y.join()
