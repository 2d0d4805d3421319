class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def main():
    kept = Point(0, 0)
    for number in range(1_000_000):
        point = Point(number, kept.y)
        pair = (point, [number])
        kept.y = len(pair)
    print(kept.y)


main()
