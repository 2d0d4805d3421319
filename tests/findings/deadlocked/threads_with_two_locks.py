import threading, time
def move(first, second):
    with first:
        time.sleep(1)
        with second:
            print("moved")
a = threading.Lock()
b = threading.Lock()
one = threading.Thread(target=move, args=(a, b))
two = threading.Thread(target=move, args=(b, a))
one.start(); two.start()
one.join(); two.join()
