def main():
    total = 0
    for number in range(6_000_000):
        if number % 3 == 0:
            total += 1
    while total > 0:
        total -= 1
    print(total)


main()
