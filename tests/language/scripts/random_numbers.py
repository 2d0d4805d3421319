import random

for seed in (0, 1, 42, -5, 123456789012345, "bonjour", b"x", True):
    random.seed(seed)
    print(seed, random.random(), random.uniform(-3, 7.5), random.randint(1, 6), random.randrange(7), random.randrange(0, 100, 5), random.randrange(10, 0, -3))
    print(random.getrandbits(8), random.getrandbits(40), random.choice("abcdefg"), random.choice([1, 2, 3]), random.sample(range(100), 5), random.sample(range(1000), 10), random.sample([1, 2, 3], 2))
    x = list(range(20))
    random.shuffle(x)
    print(x, random.choices([1, 2, 3], k=4), random.choices("ab", weights=[1, 9], k=4), random.choices("ab", cum_weights=[1, 10], k=2))
    print(round(random.gauss(1, 2), 9), round(random.gauss(0, 1), 9), round(random.normalvariate(1, 2), 9), round(random.expovariate(1.5), 9), round(random.triangular(0, 10, 3), 9), round(random.betavariate(2, 3), 9), round(random.gammavariate(0.5, 1), 9))
r = random.Random(7)
print(r.random(), r.randint(1, 100), r.choice("xyz"), r.sample([1, 2, 3, 4], 2))
try:
    random.choice([])
except IndexError as error:
    print(error)
try:
    random.randint(5, 1)
except ValueError as error:
    print(error)
try:
    random.sample([1], 2)
except ValueError as error:
    print(error)
