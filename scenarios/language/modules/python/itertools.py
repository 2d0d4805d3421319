"""From C++: all but what follows."""


def compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def filterfalse(function, iterable, /):
    for item in iterable:
        try:
            passes = item if function is None else function(item)
        except StopIteration:
            return
        if not passes:
            yield item


class _Link:
    __slots__ = ("item", "next")


class _tee:
    """One of several readers of the same items: each keeps its place in a chain of links."""

    def __init__(self, iterator, link):
        self._iterator = iterator
        self._link = link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link.next is None:
            link.item = next(self._iterator)
            link.next = _Link()
            link.next.next = None
        self._link = link.next
        return link.item

    def __copy__(self):
        return _tee(self._iterator, self._link)


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    if isinstance(iterable, _tee):
        iterator, link = iterable._iterator, iterable._link
    else:
        iterator, link = iter(iterable), _Link()
        link.next = None
    return tuple(_tee(iterator, link) for _ in range(n))
