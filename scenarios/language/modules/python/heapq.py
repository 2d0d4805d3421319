"""From C++: all but merge."""


def merge(*iterables, key=None, reverse=False):
    heads = []
    for number, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for item in iterator:
            heads.append((item if key is None else key(item), number, item, iterator))
            break
    while heads:
        # Among equals the item of the earliest iterable comes first.
        place = 0
        for other in range(1, len(heads)):
            first, second = heads[place][0], heads[other][0]
            if first < second if reverse else second < first:
                place = other
        rank, number, item, iterator = heads[place]
        yield item
        for item in iterator:
            heads[place] = (item if key is None else key(item), number, item, iterator)
            break
        else:
            del heads[place]
