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


def get_threshold():
    return (2000, 10, 0)


def set_threshold(threshold0, threshold1=10, threshold2=10, /):
    pass


def get_count():
    return (0, 0, 0)


def freeze():
    pass


def unfreeze():
    pass
