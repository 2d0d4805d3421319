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
        best = heads[0]
        for head in heads:
            if best[0] < head[0] if reverse else head[0] < best[0]:
                best = head
        place = heads.index(best) if key is None else [each[1] for each in heads].index(best[1])
        rank, number, item, iterator = heads[place]
        yield item
        for item in iterator:
            heads[place] = (item if key is None else key(item), number, item, iterator)
            break
        else:
            del heads[place]
