"""Threads that outlive the program's own code."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def late():
    time.sleep(0.2)
    print(threading.current_thread().name)


def grow(number):
    time.sleep(0.1)
    if number:
        threading.Thread(target=grow, args=(number - 1,)).start()
    else:
        print("grown")


def use_a_pool():
    time.sleep(0.3)
    threading.Thread(target=late, name="late").start()
    try:
        with ThreadPoolExecutor() as pool:
            print(pool.submit(lambda: 5).result())
    except RuntimeError as error:
        print(error)


with ThreadPoolExecutor() as pool:
    print(pool.submit(lambda: 5).result())
left_open = ThreadPoolExecutor()
left_open.submit(late)
threading.Thread(target=use_a_pool).start()
threading.Thread(target=grow, args=(20,)).start()
print("main over")
