def main():
    size = 800_000
    numbers = []
    for number in range(size):
        numbers.append(number ^ 5)
    total = 0
    for index in range(len(numbers)):
        total += numbers[index]
        numbers[index] = index
    for left, right in zip(numbers, numbers[1:]):
        total += right - left
    for index, number in enumerate(numbers):
        if number == index:
            total += 1
    while len(numbers) > 10:
        numbers.pop()
    matrix = [[row * column for column in range(300)] for row in range(300)]
    for row in matrix:
        for column in range(300):
            total += row[column]
    print(total, numbers)


main()
