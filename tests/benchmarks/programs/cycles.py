class Node:
    def __init__(self, other):
        self.other = other


def main():
    made = 0
    for number in range(400_000):
        first = Node(None)
        second = Node(first)
        first.other = second
        ring = [first]
        ring.append(ring)
        made += 3
    print(made)


main()
