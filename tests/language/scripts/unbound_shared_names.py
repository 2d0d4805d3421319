# A name that a function shares with those in it is local to it, also while it is unbound.
def reads_early():
    print(shared)

    def inner():
        return shared

    shared = 1


def adds_early():
    def inner():
        return shared

    shared += 1


def reads_deleted(parameter):
    def inner():
        return parameter

    del parameter
    print(parameter)


def deletes_twice():
    def inner():
        return shared

    shared = 1
    del shared
    del shared


def asks_inner():
    def inner():
        return shared

    inner()
    shared = 1


def between():
    outer = 1

    def middle():
        print(outer)

        def inner():
            return outer, shared

        print(shared)
        shared = 1

    middle()


for function in reads_early, adds_early, lambda: reads_deleted(1), deletes_twice, asks_inner, between:
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error)
