import math, random
print(2**200 % 97, -7 // 2, divmod(-7, 2.5), 1 << 70 >> 3, ~5 & 0xff | 3 ^ 1, int("z", 36), round(2.675, 2))
print(math.comb(20, 7), math.isqrt(10**20), 0.1 + 0.2, 1e308 * 10, float("nan") == 1, (255).to_bytes(2, "big"))
random.seed(1)
print(random.random(), random.sample(range(10), 3), sum([0.1] * 10), sorted({3, 1, -2}), max([1], [2], key=len))
