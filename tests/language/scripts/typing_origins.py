import typing
from typing import *
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(int | str), get_args(Optional[int]), get_origin(Callable[[int], str]), get_args(Callable[[int], str]), get_args(Literal[1, 2]))
print(get_origin(Optional[int]), get_origin(list[int]), get_origin(int), get_args(int), get_origin(Deque[int]), get_origin(Iterable[int]), get_args(list[None]), get_args(List[None]), List[int].__origin__)
print(isinstance(3, Union[int, str]), isinstance(None, Optional[int]), isinstance(2.0, Union[int, str]), issubclass(int, Union[int, str]))
for hint in List[int], Callable[[int], str], list[int]:
    try: isinstance([1], hint)
    except TypeError as e: print(e)
