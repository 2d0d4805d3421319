import queue
import threading

q = queue.SimpleQueue()
threading.Thread(target=q.get).start()
