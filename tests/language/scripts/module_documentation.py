#!/usr/bin/env python3
"""What a module says about itself.

    More of it.
"""
import asyncio
from typing import Generic, TypeVar
T = TypeVar("T")
print(repr(__doc__))
def show(): return __doc__.splitlines()[0]
print(show())
class Repository(Generic[T]):
    """Its own."""
class Numbers(Repository[int], list): pass
print(Numbers.__orig_bases__, Repository.__orig_bases__, hasattr(int, "__orig_bases__"), Repository.__doc__)
class Stack[A, B]: pass
def first[X](items: list[X]) -> X: return items[0]
def plain(): pass
print(Stack.__type_params__, first.__type_params__, plain.__type_params__, first([3]))
def count():
    yield 1
async def wait(): pass
async def many(): yield 1
coroutine = wait()
print(count().gi_code.co_name, coroutine.cr_code.co_qualname, many().ag_code.co_name, coroutine.cr_code.co_argcount); coroutine.close()
