import threading, time
one = threading.Semaphore(1)
two = threading.BoundedSemaphore(1)
def move(first, second):
    with first:
        time.sleep(1)
        with second:
            print("moved")
threads = [threading.Thread(target=move, args=pair) for pair in ((one, two), (two, one))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
