# What is thrown into a generator comes of what is handled there; circles of contexts end.
def handles():
    try:
        raise KeyError("handled")
    except KeyError:
        yield 1


def delegates():
    yield from handles()


def waits():
    yield 1


for make in handles, delegates, waits:
    steps = make()
    next(steps)
    try:
        raise OSError("of the caller")
    except OSError:
        try:
            steps.throw(ValueError("thrown"))
        except ValueError as error:
            print(make.__name__, repr(error), repr(error.__context__))


def circle(length):
    errors = [ValueError(number) for number in range(length)]
    for error, next_error in zip(errors, errors[1:] + errors[:1]):
        error.__context__ = next_error
    try:
        raise errors[0]
    except ValueError:
        raise TypeError("last")


for length in range(1, 5):
    try:
        circle(length)
    except TypeError as error:
        chain = []
        while error and error not in chain:
            chain.append(error)
            error = error.__context__
        print(length, chain, error)
