# Threads that the program makes: they sleep side by side, wait for each other, and end before the program does.
import queue
import threading
import time


def worker(number, seconds):
    print(threading.current_thread().name, number, "starts")
    time.sleep(seconds)
    print(number, "ends")


threads = [threading.Thread(target=worker, args=(number, (3 - number) / 10)) for number in range(3)]
for thread in threads:
    thread.start()
print(threading.active_count(), [thread.name for thread in threading.enumerate()])
for thread in threads:
    thread.join()
print("joined", [thread.is_alive() for thread in threads], repr(threads[0]).split(" 1")[0])

total = 0
lock = threading.Lock()


def add():
    global total
    for _ in range(100):
        with lock:
            total += 1


threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, lock.locked(), lock.acquire(timeout=0.1), lock.acquire(timeout=0.1), lock.acquire(blocking=False))
lock.release()

# A lock that is let go is taken by who asks first, not by who has waited.
def greedy(name):
    for turn in range(2):
        with lock:
            print(name, turn)
            time.sleep(0.05)


threads = [threading.Thread(target=greedy, args=(name,)) for name in "AB"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

reentrant = threading.RLock()
with reentrant, reentrant:
    print("twice")
try:
    reentrant.release()
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    lock.release()
except RuntimeError as error:
    print("RuntimeError:", error)

event = threading.Event()


def waiter():
    print("in time?", event.wait(0.05))
    print("set:", event.wait())


thread = threading.Thread(target=waiter, name="waiter", daemon=True)
thread.start()
time.sleep(0.2)
event.set()
thread.join()

condition = threading.Condition()
items = []


def taker():
    with condition:
        condition.wait_for(lambda: items)
        print("taken", items.pop())


thread = threading.Thread(target=taker)
thread.start()
with condition:
    items.append("item")
    condition.notify()
thread.join()

semaphore = threading.Semaphore(2)


def limited(number):
    with semaphore:
        print("inside", number)
        time.sleep(0.05 + number / 100)
    print("outside", number)


threads = [threading.Thread(target=limited, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
try:
    threading.BoundedSemaphore(1).release()
except ValueError as error:
    print("ValueError:", error)

barrier = threading.Barrier(2, action=lambda: print("all are here"))


def party(seconds):
    time.sleep(seconds)
    barrier.wait()
    time.sleep(seconds)
    print("goes on", seconds)


threads = [threading.Thread(target=party, args=(seconds,)) for seconds in (0.1, 0.02)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

data = threading.local()
data.name = "main"
thread = threading.Thread(target=lambda: print(hasattr(data, "name"), data.__dict__))
thread.start()
thread.join()
print(data.name)

tasks = queue.Queue()


def consume():
    while True:
        task = tasks.get()
        if task is None:
            break
        time.sleep(0.02)
        print("done", task)
        tasks.task_done()


thread = threading.Thread(target=consume)
thread.start()
for task in ("a", "b"):
    tasks.put(task)
tasks.join()
tasks.put(None)
thread.join()
try:
    tasks.get(timeout=0.01)
except queue.Empty:
    print("empty")
ranked = queue.PriorityQueue()
for task in ((2, "second"), (1, "first")):
    ranked.put(task)
print(ranked.get(), ranked.get_nowait(), ranked.empty())

for start in (thread.start, threading.Thread().join, threading.current_thread().join):
    try:
        start()
    except RuntimeError as error:
        print("RuntimeError:", error)


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
threading.Thread(target=lambda: 1 / 0, name="failing").start()


class Counter(threading.Thread):
    def run(self):
        for number in range(2):
            time.sleep(0.1)
            print("counted", number)


Counter().start()
threading.Timer(0.05, print, ["timer"]).start()
stopped = threading.Timer(0.05, print, ["never"])
stopped.start()
stopped.cancel()


class Car(threading.Thread):
    def __init__(self, lane):
        super().__init__()
        self._lane = lane
        self._shared = self

    def run(self):
        print("car on lane", self._lane)


car = Car("left")
car.start()
car._lane = 99
car.join()


class Mailbox(queue.Queue):
    def __init__(self):
        super().__init__()
        self._shared = {}
        self._why = None


mailbox = Mailbox()
mailbox.put("letter")
print(mailbox.get(), mailbox._shared)


class Node:
    pass


locks = {"a": threading.Lock()}
node = Node()
node._shared = node
other = node
print("end of the program's own code")


# Waits whose rest is less than a nanosecond come to their end.
import sched

empty = queue.Queue()
permits = threading.Semaphore(0)
never = threading.Condition()
for _ in range(20):
    try:
        empty.get(timeout=0.1)
    except queue.Empty:
        pass
    assert not permits.acquire(timeout=0.1)
    with never:
        assert not never.wait_for(lambda: False, timeout=0.1)
    end = time.monotonic() + 0.01
    while (left := end - time.monotonic()) > 0:
        time.sleep(left)
    time.sleep(1e-12)
print("all waits are over")

finished = threading.Event()


def serve():
    while not finished.is_set():
        try:
            print("served", empty.get(timeout=0.1))
        except queue.Empty:
            continue


server = threading.Thread(target=serve)
server.start()
time.sleep(0.5)
empty.put("x")
time.sleep(0.5)
finished.set()
server.join()
planned = sched.scheduler(time.monotonic, time.sleep)
for number in range(3):
    planned.enter(0.1 * number, 1, print, ("planned", number))
planned.run()
