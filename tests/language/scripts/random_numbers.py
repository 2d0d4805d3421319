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
for seed in (1, 7, 99):
    random.seed(seed)
    print([random.binomialvariate(10, 0.3), random.binomialvariate(1, 0.3), random.binomialvariate()])
    print([random.binomialvariate(1000, 0.4), random.binomialvariate(1000, 0.9)])
    print([random.binomialvariate(100000, 0.25) for _ in range(10)], random.binomialvariate(p=0.2, n=40))
    print(random.binomialvariate(5, 0), random.binomialvariate(5, 1), random.random())
    print(random.Random(seed).binomialvariate(100, 0.01))
for wrong in ((-1, 0.5), (1, 2)):
    try:
        random.binomialvariate(*wrong)
    except ValueError as error:
        print(error)
