# isinstance with the names of typing that stand for classes.
import typing


class Sizable:
    def __len__(self):
        return 0


for value in ([1], (1,), {1}, frozenset(), {}, "a", 5, len, int, iter([]), Sizable()):
    names = [
        form.__name__
        for form in (
            typing.Sized, typing.Iterable, typing.Iterator, typing.Hashable, typing.Callable, typing.Mapping,
            typing.Sequence, typing.List, typing.Dict, typing.Set, typing.FrozenSet, typing.Tuple,
            typing.Type, typing.AbstractSet,
        )
        if isinstance(value, form)
    ]
    print(type(value).__name__, names)
print(isinstance([], (int, typing.Sized)), isinstance(5, (str, typing.Sized)))
for form in (typing.Union, typing.Optional, typing.TypeVar("T")):
    try:
        isinstance(5, form)
    except TypeError as error:
        print(error)
