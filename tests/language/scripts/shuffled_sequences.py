# What random does with sequences that say for themselves what their items are.
import random
from collections import deque


class Deck:
    def __init__(self):
        self.cards = list(range(10))

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, place):
        return self.cards[place]

    def __setitem__(self, place, card):
        self.cards[place] = card


class Table(list):
    def __setitem__(self, place, item):
        list.__setitem__(self, place, item)
        print("set", place, item)


random.seed(3)
deck = Deck()
random.shuffle(deck)
print(deck.cards, random.choice(deck), random.choices(deck, k=3))
random.Random(5).shuffle(deck)
print(deck.cards)
table = Table("abc")
random.shuffle(table)
print(table)
buffer, queue = bytearray(b"abcdef"), deque([1, 2, 3, 4])
random.shuffle(buffer)
random.shuffle(queue)
print(buffer, queue)
for sequence in "abc", (1, 2):
    try:
        random.shuffle(sequence)
    except TypeError as error:
        print(error)
for population in deck, {1, 2}, 5:
    try:
        random.sample(population, 2)
    except TypeError as error:
        print(error)
for population in b"abcd", bytearray(b"abcd"), queue, (1, 2, 3):
    print(random.sample(population, 2))
