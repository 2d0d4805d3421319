# Unions of `typing` know no unions in them and nothing twice; None is a type to forms of `typing`.
from typing import (Annotated, Any, AsyncGenerator, Awaitable, Callable, Coroutine, Dict, Generator, List, Literal,
                    Optional, Tuple, Union, get_args)

for hint in (Union[int, Union[str, None]], Union[int], Union[None, int], Optional[None], Optional[Optional[int]],
             Union[int, int], Union[int | str, float], Optional[int | str], Union[None, int, str]):
    print(hint, get_args(hint))
try:
    Union[()]
except TypeError as error:
    print(error)
print(Callable[[int], None], Awaitable[None], Coroutine[Any, Any, None], AsyncGenerator[int, None])
print(Generator[int, None, None], Dict[str, None], Tuple[None, int], Literal[None], Annotated[None, None, "x"])
print(List["Node"], Optional["Node"], Literal["a"], list["Node"], list[None])
