def count(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def both(limit):
    yield from count(limit)
    yield from count(limit)


def main():
    total = 0
    for number in both(1_600_000):
        total += number
    print(total)
    print(sum(number * number for number in range(1_600_000)))


main()
