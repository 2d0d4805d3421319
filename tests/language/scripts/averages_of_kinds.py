# Averages and spreads of fractions and decimals are fractions and decimals.
from decimal import Decimal as D
from fractions import Fraction as F
from statistics import *

data = {
    "fractions": [F(1, 2), F(1, 3), F(5, 7)],
    "decimals": [D("1.5"), D("2.25"), D("3")],
    "with ints": [F(1, 2), 1, 2],
    "decimals with ints": [D("1.5"), 2, 4],
    "with floats": [F(1, 2), 1.5, 2.0],
    "ints": [1, 2, 4],
    "floats": [1.5, 2.5, 4.0],
    "bools": [True, False, True],
    "texts": ["a", "b"],
    "infinite": [float("inf"), 1.0],
    "infinite decimals": [D("inf"), D(1)],
    "one": [F(1, 2)],
    "one decimal": [D("1.5")],
    "none": [None, 1],
    "big": [10**40, 10**40 + 2],
}
functions = [mean, median, median_low, pvariance, pstdev, variance, stdev]
for name, values in data.items():
    print("---", name)
    for function in functions:
        try:
            print(function.__name__, repr(function(values)))
        except (TypeError, StatisticsError) as error:
            print(function.__name__, type(error).__name__, error)
        except AttributeError as error:
            print(function.__name__, type(error).__name__)
for name in ("fractions", "decimals", "with ints", "with floats", "ints", "bools"):
    values = data[name]
    print(name, fmean(values), repr(harmonic_mean(values)), median_grouped(values))
    print(pvariance(values, mean(values)), variance(values, mean(values)), stdev(values, 2))
    print(quantiles(values, n=4))
print(median_grouped([1, 2, 2, 3]), median_grouped([1, 3, 3, 5, 7], interval=2))
print(median_grouped([52, 52, 53, 54]), median_grouped([F(3, 2), D(2), 2, 2, 3]))
for wrong in ([], ["a", "b"]):
    try:
        median_grouped(wrong)
    except (StatisticsError, TypeError) as error:
        print(type(error).__name__, error)


class Metres(float):
    pass


print(type(mean([Metres(1), 2, Metres(4)])).__name__, type(stdev([Metres(1), 2])).__name__)
