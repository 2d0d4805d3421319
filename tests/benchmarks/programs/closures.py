def make_adder(amount):
    calls = 0

    def add(number):
        nonlocal calls
        calls += 1
        return number + amount

    return add, lambda: calls


def main():
    add, calls = make_adder(3)
    total = 0
    for number in range(2_000_000):
        total = add(total)
    print(total, calls())
    print(sum(map(lambda number: number * 2, range(1_000_000))))


main()
