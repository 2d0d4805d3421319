class Counter:
    def __init__(self, start):
        self.value = start
        self.steps = 0

    def advance(self, distance):
        self.value += distance
        self.steps += 1
        return self.value


class LoudCounter(Counter):
    @property
    def double(self):
        return self.value * 2


def main():
    counter = LoudCounter(5)
    total = 0
    for number in range(1_200_000):
        counter.advance(number)
        total += counter.value + counter.double
    print(counter.steps, total)


main()
