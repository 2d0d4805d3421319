"""Choices of more places than a thousand, and how their order goes on."""
from itertools import combinations, combinations_with_replacement, islice, permutations, product

MANY = 3000
for choices in (permutations(range(MANY)), combinations(range(MANY + 2), MANY),
                combinations_with_replacement("ab", MANY), product("ab", repeat=MANY)):
    for choice in islice(choices, 3):
        print(len(choice), choice[:2], choice[-4:])

print(["".join(choice) for choice in permutations("abcd", 3)])
print(list(permutations(range(4)))[-5:], len(list(permutations(range(6)))), len(set(permutations("abcde", 2))))
print(list(permutations([1, 1, 2], 2)), list(permutations("ab", 0)), list(permutations("ab", 3)))
print(list(product([1, 2], "ab", repeat=0)), list(product([1, 2], [3])), list(product("ab", [])), list(product("a", repeat=3)))
print(len(list(product(range(3), range(2), repeat=2))), list(product(range(2), "x", repeat=2)))
print(list(islice(permutations(range(2000), 2), 1998, 2001)))
for make in (lambda: product("ab", repeat=-1), lambda: permutations("ab", -1), lambda: product("ab", repeat=2**62)):
    try:
        make()
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)

print([len(list(map(str, numbers))) for numbers in (range(3), [1, 2.5], {1: 2})], list(map(int, ["1", "0"])), list(map(len, ["a", ""])), list(map(divmod, [7, 8], [2, 3])))
print(list(iter(iter([3, 2, 1, 0]).__next__, 1)), list(iter(lambda queue=[1, 2, 3]: queue.pop(), 1)), sorted(["b", "aa", ""], key=len), min([-3, 2], key=abs))
try:
    list(map(int, ["1", "x"]))
except ValueError as error:
    print(error)
try:
    list(map(len, [1]))
except TypeError as error:
    print(error)
