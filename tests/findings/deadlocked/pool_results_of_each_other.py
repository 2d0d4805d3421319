from concurrent.futures import ThreadPoolExecutor
import time
fs = {}
def left():
    time.sleep(1)
    return fs["r"].result()
def right():
    time.sleep(1)
    return fs["l"].result()
with ThreadPoolExecutor() as pool:
    fs["l"] = pool.submit(left)
    fs["r"] = pool.submit(right)
