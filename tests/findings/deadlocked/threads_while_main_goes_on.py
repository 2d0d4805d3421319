import threading, time
a = threading.RLock()
b = threading.Lock()
def move(first, second):
    with first:
        time.sleep(1)
        with second:
            print("moved")
threading.Thread(target=move, args=(a, b), daemon=True).start()
threading.Thread(target=move, args=(b, a), daemon=True).start()
for second in range(4):
    time.sleep(1)
    print(second)
