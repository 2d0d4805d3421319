import math
import operator
import random
import sys


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


# Literals and where small ones end
print(2**61, 2**62, 2**62 - 1, -2**62, -2**62 - 1, 2**63, 2**64)
print(0xFFFF_FFFF_FFFF_FFFF_FFFF, 0o7777777777777777777777777, 0b1 << 80, 1_000_000_000_000_000_000_000)
print(4611686018427387904, -4611686018427387904, 4611686018427387903 + 1, -(-4611686018427387904))
print(9223372036854775807 + 1, -9223372036854775808 - 1)
print(type(2**62), 2**100 - 2**100 + 5)

# Arithmetic
a, b = 123456789012345678901234567890, -987654321098765432109876543210
print(a + b, a - b, a * b, b // a, b % a, divmod(b, a), divmod(a, b), -b, +a, ~a, abs(b))
print(a // 7, a % 7, -a // 7, -a % 7, a // -7, a % -7, 7 // a, -7 // a, 7 % a, -7 % a)
print(2**200, (-3) ** 101, 10**30 % 10**7, 7**77 // 7**76, (-1) ** 10**20, 0 ** 10**20)
print(a << 70, a >> 70, b >> 70, b >> 1000, a >> 1000, -1 << 100, 1 << 62, 1 << 63)
print(a & b, a | b, a ^ b, ~b, b & 0xFFFFFFFFFFFFFFFFFFFF, -1 & 2**70, 2**70 | -2**70, True & 2**70)
print(pow(3, 10**30, 10**25), pow(3, -1, 10**30 + 1), pow(-5, 3, -7), pow(2**70, 2), pow(7, 0, 1))
print(10**400 // 10**398, 10**30 / 10**29, 10**400 / 10**399, (2**1024 - 1) / 2**1023, 1 / 10**400)
print((2**53 + 1) / 1, (2**54 + 3) / 2, 3**200 / 7**150, -(10**30) / 3, 1 / 3**300)
total = 1
for factor in range(1, 41):
    total *= factor
print(total, total // 10**20, total % 10**20)
while total > 2**62:
    total //= 3
print(total)

# Comparisons, with floats exactly
print(2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 > float("inf"), -10**400 < float("-inf"))
print(2**70 == float(2**70), 2**70 + 1 == float(2**70), 2**70 < float("nan"), 10**400 == 10**400)
print(max(10**30, 1e30, 10**31), min(-10**30, -1e30), sorted([2**70, -2**70, 1.5, 0, 2**64, 2.0**65]))
print(bool(10**30), not 10**30, 10**30 and 1, 10**20 in [10**20], 10**20 in (1, 2))
print(10**20 == 10**20, 10**20 != 10**20 + 1, True < 10**20, 10**20 <= 10**20)

# Hashes and keys
print(hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(10**30), hash(1e30), hash(-(2**70)), hash(2**1000))
keys = {2**70: "big", 2**62: "edge", 10**20: "ten"}
print(keys[2.0**70], keys[float(2**62)], keys[10**20], 1e20 in keys, len({2**70, 2.0**70, 2**70 + 1}))

# Text
print(str(10**50), repr(-(10**50)), f"{10**30:,} {10**30:_} {2**70:x} {2**70:#X} {2**70:_b} {-2**70:o}")
print(f"{10**25:>30}|{10**25:<30}|{10**25:^30}|{10**25:+}|{10**25:035}|{10**25:e}|{10**25:.3f}|{10**25:g}")
print("%d %i %x %X %o %5d %+d %e %.2f %s %r" % ((2**70,) * 11))
print(bin(2**65), oct(-(2**65)), hex(2**65), hex(-(2**64)), format(2**70, "n"))
print(int("9" * 40), int("-" + "7" * 30), int(" 123_456_789_012_345_678_901 "), int("f" * 20, 16), int("z" * 15, 36))
print(int("0b" + "1" * 70, 0), int("0x" + "f" * 17, 0), int(1e25), int(-1.5e300), int(float(2**62)), float(2**80))
attempt(int, "9" * 30 + "x")
attempt(int, "1" * 5000)
attempt(str, 10**5000)
attempt(lambda: f"{10**4300}")
attempt(lambda: "%d" % 10**4300)
print(len(str(10**4299)), len(hex(10**5000)), len(repr([10**4000])))
attempt(repr, [10**5000])
print(sys.get_int_max_str_digits(), sys.maxsize, -sys.maxsize - 1)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), int("1" * 5000) % 10**9)
sys.set_int_max_str_digits(4300)
attempt(sys.set_int_max_str_digits, 100)

# Methods
print((10**30).bit_length(), (-(2**70)).bit_length(), (2**70 - 1).bit_count(), (10**30).conjugate() == 10**30)
print((10**30).as_integer_ratio(), (5).as_integer_ratio(), (10**30).numerator, (10**30).denominator, (10**30).imag)
print((2**70).to_bytes(10, "big"), (-(2**70)).to_bytes(10, "little", signed=True), (10**30).is_integer())
print(int.from_bytes(b"\x01" * 12, "big"), int.from_bytes(b"\xff" * 12, "little", signed=True), int.from_bytes([1, 2, 3], "big"))
attempt((2**70).to_bytes, 8, "big")
attempt((-(2**70)).to_bytes, 12, "big")
print((1e300).as_integer_ratio()[0] == int(1e300), (5e-324).as_integer_ratio()[1] == 2**1074)
print(round(10**30 + 5, -1), round(15, -1), round(25, -1), round(-(10**30) - 15, -1), round(10**20, -25), round(2**70, 5))
print(round(1e25), round(123456789012345678, -10), round(1.5e22, -21), round(2.5), round(-0.5), round(1e300, -299))

# The library
print(math.factorial(30), math.comb(100, 50), math.perm(30, 25), math.gcd(10**30, 6**40), math.lcm(2**40, 3**30, 5**10))
print(math.isqrt(10**61), math.prod(range(1, 30)), math.floor(1e20), math.ceil(-1.5e20), math.trunc(2**70), math.comb(10**20, 3))
print(math.log(10**400), math.log2(2**2000), math.log10(10**500), math.log(2**3000, 2), math.sqrt(10**40))
print(sum([2**62, 2**62, -1]), sum([10**30, 0.5]), sum([0.5, 10**3]), sum(range(10**12, 10**12 + 3)), operator.mul(2**40, 2**40))
attempt(math.sqrt, 10**400)
attempt(float, 10**400)
attempt(math.factorial, -10**30)
attempt(math.isqrt, -10**30)
attempt(lambda: 10**400 * 1.0)
attempt(lambda: 10**400 / 3)
attempt(lambda: 2.0 ** 10**400)
attempt(lambda: 10**30 // 0)
attempt(lambda: 10**30 % 0)
attempt(lambda: 10**30 / 0)
attempt(lambda: divmod(10**30, 0))
attempt(lambda: 1 << -(10**20))
attempt(lambda: 1 << 10**20)
attempt(lambda: 10**30 + "a")
attempt(lambda: 10**30 & 1.5)
attempt(lambda: [1, 2][10**20])
attempt(lambda: [1] * 10**20)
attempt(lambda: "a" * -(10**20))
attempt(lambda: chr(10**20))
attempt(lambda: "%c" % 10**20)
print([1, 2, 3][: 10**20], "abc"[-(10**20) :], (1, 2, 3)[:: 10**20], list(range(10))[10**20 :])
print(range(2**62, 2**62 + 3)[1], list(range(2**62 - 1, 2**62 + 2)), 2**62 in range(2**62 + 1), len(range(2**62)))
print(list(range(9223372036854775805, 9223372036854775807)), 10**20 in range(10), range(5).index(3.0))

# The random numbers of big ranges and seeds
random.seed(10**30)
print(random.random(), random.getrandbits(100), random.randint(1, 10**40), random.randrange(-(10**25), 10**25, 7**20))
random.seed(-(10**30))
print(random.random(), random.getrandbits(64), random.getrandbits(0), random.uniform(10**20, 10**21))
for seed in (1.5, "text", b"bytes", True, -0.75, 2**64 + 1):
    random.seed(seed)
    print(random.random(), random.randint(0, 2**62), random.randrange(2**63))
attempt(random.randrange, 10**20, 5)
attempt(random.randrange, 10, 5, 10**20)
attempt(random.randint, 10**20, 1)
attempt(random.randrange, 1.5)
attempt(random.getrandbits, -1)

# Kept in a program's own things
fibonacci = [0, 1]
while len(fibonacci) < 120:
    fibonacci.append(fibonacci[-1] + fibonacci[-2])
print(fibonacci[90:96], fibonacci[-1], sum(fibonacci))


def power(base, exponent):
    return 1 if exponent == 0 else base * power(base, exponent - 1)


print(power(12, 30), {value: str(value) for value in (2**64, 2**65)}, (10**20, [10**21]))
count = 2**62 - 3
for _ in range(6):
    count += 1
print(count)
count -= 2**62
print(count, type(count).__name__)
match 10**20:
    case 100000000000000000000:
        print("matched")
