"""Who runs: the main thread, or a worker of asyncio.to_thread. From C++: _worker() -> its number, or None."""


class _Thread:
    """What can be told of a thread that is there; threads are made with asyncio.to_thread."""

    def __init__(self, name, number):
        self.name = name
        self.ident = self.native_id = 140000000000000 + number
        self.daemon = False

    def is_alive(self):
        return True

    def getName(self):
        return self.name

    def __repr__(self):
        kind = "Thread" if self._is_worker() else "_MainThread"
        return f"<{kind}({self.name}, started {self.ident})>"

    def _is_worker(self):
        return self is not _main


_main = _Thread("MainThread", 0)
_workers = {}


def current_thread():
    number = _worker()
    if number is None:
        return _main
    if number not in _workers:
        _workers[number] = _Thread(f"asyncio_{number}", number + 1)
    return _workers[number]


currentThread = current_thread


def main_thread():
    return _main


def get_ident():
    return current_thread().ident


get_native_id = get_ident


def active_count():
    return 1 + len(_workers)


def enumerate():
    return [_main, *_workers.values()]
