"""What a scenario imports from `awaitscope` when plain Python runs it.

Put this folder on the path (`PYTHONPATH=scenarios/python`). Inside Awaitscope the same names
are built in, and their time is virtual.
"""

import time


def work(seconds, label=None):
    """Keeps the processor busy for `seconds`, as a computation would. `label` is for the timeline."""
    if seconds < 0:
        raise ValueError("work length must be non-negative")
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def priority(n):
    """Sets the calling task's priority in the preemptive model; plain Python has none to set."""
