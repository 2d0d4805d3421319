import functools


def deco(function):
    @functools.wraps(function)
    def wrapper(*args: int):
        return function(*args)
    return wrapper


@deco
def plain(a): pass


@deco
def told(a: str): pass


print(plain.__annotations__, told.__annotations__)
