"""`:=` binds in the function around, whatever expressions are between."""
print(any((hit := n) > 3 for n in [1, 5, 9]), hit)
print([last := n for n in range(3)], last)


def totals():
    total = 0
    print(list(total := total + v for v in [1, 2, 3]), total)
    return [list(inner := (x, y) for y in "ab") for x in range(2)], inner


def to_outer():
    found = None

    def search():
        nonlocal found
        return any((found := n) % 7 == 0 for n in range(5, 20))

    return search(), found


def to_global():
    global seen
    return all((seen := n) < 4 for n in range(9))


class Box:
    def method(self):
        list(kept := n for n in range(3))
        return lambda: kept


async def later():
    return any((hit := n) > 1 for n in range(5)), hit


print(totals(), to_outer(), to_global(), seen, Box().method()())
try:
    later().send(None)
except StopIteration as stop:
    print(stop.value)
