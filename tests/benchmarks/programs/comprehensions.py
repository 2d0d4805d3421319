def main():
    total = 0
    for _ in range(40):
        squares = [number * number for number in range(50_000) if number % 2]
        pairs = {number: number + 1 for number in range(20_000)}
        letters = {number % 100 for number in range(20_000)}
        total += len(squares) + len(pairs) + len(letters) + sum(squares)
    print(total)


main()
