"""The collector of cycles. From C++: collect."""

_enabled = True


def enable():
    global _enabled
    _enabled = True


def disable():
    """Said, and not done: programs that make more and more cycles still end."""
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


_thresholds = (2000, 10, 10)
DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
_debug = 0
garbage = []
callbacks = []


def get_threshold():
    return _thresholds


def set_threshold(threshold0, threshold1=None, threshold2=None, /):
    """Kept, and not followed: when cycles are collected is the same in every run."""
    global _thresholds
    _thresholds = (threshold0, _thresholds[1] if threshold1 is None else threshold1,
                   _thresholds[2] if threshold2 is None else threshold2)


def get_count():
    return (0, 0, 0)


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_debug():
    return _debug


def set_debug(flags, /):
    global _debug
    _debug = flags


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, complex, str, bytes, bool, type(None), range))


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0
