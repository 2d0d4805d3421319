def add(left, right=1):
    return left + right


def fibonacci(number):
    if number < 2:
        return number
    return fibonacci(number - 1) + fibonacci(number - 2)


def main():
    total = 0
    for number in range(1_500_000):
        total = add(total, number)
        total = add(total)
    print(total, fibonacci(28))


main()
