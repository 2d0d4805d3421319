"""`yield from` an iterator that is no generator."""


def delegate(iterator):
    """Gives on what the iterator gives, and to it what is sent or thrown; returns its value."""
    try:
        item = next(iterator)
        while True:
            try:
                sent = yield item
            except GeneratorExit:
                if hasattr(iterator, "close"):
                    iterator.close()
                raise
            except BaseException as error:
                if not hasattr(iterator, "throw"):
                    raise
                thrown = error
            else:
                item = next(iterator) if sent is None else iterator.send(sent)
                continue
            item = iterator.throw(thrown)
    except StopIteration as stop:
        return stop.value
