"""A keyword may be given once, wherever it stands."""


def f(a=None, **rest):
    return a, rest


for call in (
    lambda: f(**{"a": 1}, a=2),
    lambda: f(a=2, **{"a": 1}),
    lambda: f(**{"b": 1}, **{"b": 2}),
    lambda: dict(**{"a": 1}, a=2),
    lambda: f(**{"b": 1}, c=2, **{"d": 3}, e=4),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
