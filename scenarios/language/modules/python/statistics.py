"""Averages and spreads. Sums are exact where the data are integers, and rounded once where they are floats."""

import math
from collections import Counter, namedtuple


class StatisticsError(ValueError):
    pass


def _values(data, least, message):
    values = list(data)
    if len(values) < least:
        raise StatisticsError(message)
    return values


def _kind(values):
    """The type that a result of such values has."""
    kind = int
    for other in dict.fromkeys(map(type, values)):
        if issubclass(other, int) or issubclass(kind, other):
            continue
        if issubclass(kind, int) or issubclass(other, kind):
            kind = other
        elif kind is float and other.__name__ == "Fraction":
            continue
        elif other is float and kind.__name__ == "Fraction":
            kind = float
        else:
            raise TypeError(f"don't know how to coerce {kind.__name__} and {other.__name__}")
    return kind


def _result(kind, top, bottom):
    """A fraction as such a type has it."""
    if issubclass(kind, int):
        return kind(top // bottom) if top % bottom == 0 else top / bottom
    if issubclass(kind, float):
        return kind(top / bottom)
    if _is_decimal(kind):
        return kind(top) / bottom
    from fractions import Fraction

    return kind(Fraction(top, bottom))


def _is_decimal(kind):
    return any(each.__name__ == "Decimal" for each in kind.__mro__)


def _reduced(top, bottom):
    if bottom > 1:
        common = math.gcd(top, bottom)
        return top // common, bottom // common
    return top, bottom


def _ratio_of(value):
    """An exact numerator and denominator; the value itself and None where it has none: infinity, and what is no number."""
    try:
        return value.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return value, None
    raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")


def _ratio(values):
    """The exact sum as a numerator and a denominator. It is of the infinite ones, without a denominator, if there are any."""
    top, bottom, infinite = 0, 1, []
    for value in values:
        n, d = _ratio_of(value)
        if d is None:
            infinite.append(n)
        else:
            top, bottom = _reduced(top * d + n * bottom, bottom * d)
    return (sum(infinite[1:], infinite[0]), None) if infinite else (top, bottom)


def _average(top, bottom, count, kind):
    return kind(top / count) if bottom is None else _result(kind, top, bottom * count)


def mean(data):
    values = _values(data, 1, "mean requires at least one data point")
    return _average(*_ratio(values), len(values), _kind(values))


def fmean(data, weights=None):
    values = [float(value) for value in data]
    if weights is None:
        if not values:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(values) / len(values)
    weights = list(weights)
    if len(weights) != len(values):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum(value * weight for value, weight in zip(values, weights)) / total


def geometric_mean(data):
    values = [float(value) for value in data]
    if not values:
        raise StatisticsError("Must have a non-empty dataset")
    for value in values:
        if value < 0:
            raise StatisticsError("No negative inputs allowed", value)
    if 0.0 in values:
        return 0.0
    return math.exp(fmean([math.log(value) for value in values]))


def harmonic_mean(data, weights=None):
    values = _values(data, 1, "harmonic_mean requires at least one data point")
    if any(value < 0 for value in values):
        raise StatisticsError("harmonic mean does not support negative values")
    if 0 in values:
        return 0
    if weights is None and len(values) == 1:
        return values[0]
    weights = [1] * len(values) if weights is None else list(weights)
    total, below = sum(weights).as_integer_ratio()
    parts = [weight / value for weight, value in zip(weights, values)]
    top, bottom = _ratio(parts)
    if bottom is None:
        return top
    return _result(_kind(parts), total * bottom, below * top)


def median(data):
    values = sorted(_values(data, 1, "no median for empty data"))
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return (values[middle - 1] + values[middle]) / 2


def median_low(data):
    values = sorted(_values(data, 1, "no median for empty data"))
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = sorted(_values(data, 1, "no median for empty data"))
    return values[len(values) // 2]


def median_grouped(data, interval=1.0):
    values = sorted(_values(data, 1, "no median for empty data"))
    middle = values[len(values) // 2]
    below, same = sum(value < middle for value in values), values.count(middle)
    try:
        width, center = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return center - width / 2 + width * (len(values) / 2 - below) / same


def mode(data):
    counts = Counter(iter(data)).most_common(1)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return counts[0][0]


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _spread(values, center):
    """The exact sum of squared deviations from the mean, or from `center`, and the type of a result."""
    if center is not None:
        squares = [(value - center) * (value - center) for value in values]
        return *_ratio(squares), _kind(squares)
    count, kind = len(values), _kind(values)
    top, bottom = _ratio(values)
    if bottom is None:
        return top, bottom, kind
    bottom *= count
    total, below = 0, 1
    for value in values:
        n, d = value.as_integer_ratio()
        n, d = n * bottom - top * d, d * bottom
        total, below = _reduced(total * d * d + n * n * below, below * d * d)
    return total, below, kind


def variance(data, xbar=None):
    values = _values(data, 2, "variance requires at least two data points")
    top, bottom, kind = _spread(values, xbar)
    return _average(top, bottom, len(values) - 1, kind)


def pvariance(data, mu=None):
    values = _values(data, 1, "pvariance requires at least one data point")
    top, bottom, kind = _spread(values, mu)
    return _average(top, bottom, len(values), kind)


def _root(top, bottom):
    """The square root of a fraction, correctly rounded: 109 bits of it, and one that says whether it is exact."""
    if top == 0:
        return 0.0
    shift = (top.bit_length() - bottom.bit_length() - 109) // 2
    if shift >= 0:
        bottom <<= 2 * shift
    else:
        top <<= -2 * shift
    whole = math.isqrt(top // bottom)
    whole |= whole * whole * bottom != top
    return float(whole << shift) if shift >= 0 else whole / (1 << -shift)


def _deviation(spread, count):
    top, bottom, kind = spread
    if bottom is None:
        raise AttributeError(f"'{kind.__name__}' object has no attribute 'numerator'")
    if not _is_decimal(kind):
        return _root(top, bottom * count)
    from decimal import Decimal, localcontext

    if top == 0:
        return Decimal("0.0")
    with localcontext() as context:
        context.prec = 2 * context.prec + 2
        root = (Decimal(top) / (bottom * count)).sqrt()
    return +root


def stdev(data, xbar=None):
    values = _values(data, 2, "stdev requires at least two data points")
    return _deviation(_spread(values, xbar), len(values) - 1)


def pstdev(data, mu=None):
    values = _values(data, 1, "pstdev requires at least one data point")
    return _deviation(_spread(values, mu), len(values))


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    values = sorted(data)
    if len(values) < 2:
        if not values:
            raise StatisticsError("must have at least one data point")
        return values * (n - 1)
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    inclusive = method == "inclusive"
    span = len(values) - 1 if inclusive else len(values) + 1
    cuts = []
    for part in range(1, n):
        if inclusive:
            place, rest = divmod(part * span, n)
            low, high = values[place], values[min(place + 1, len(values) - 1)]
        else:
            place = min(max(part * span // n, 1), len(values) - 1)
            rest = part * span - place * n
            low, high = values[place - 1], values[place]
        cuts.append((low * (n - rest) + high * rest) / n)
    return cuts


def _pairs(x, y, name):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    x_mean, y_mean = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [value - x_mean for value in x], [value - y_mean for value in y], x_mean, y_mean


def covariance(x, y, /):
    x, y, _, _ = _pairs(x, y, "covariance")
    return math.sumprod(x, y) / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    x, y, _, _ = _pairs(x, y, "correlation")
    both, first, second = math.sumprod(x, y), math.sumprod(x, x), math.sumprod(y, y)
    if not first or not second:
        raise StatisticsError("at least one of the inputs is constant")
    return both / math.sqrt(first * second)


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"), module="statistics")


def linear_regression(x, y, /, *, proportional=False):
    across, upward, x_mean, y_mean = _pairs(x, y, "linear regression")
    if proportional:
        across, upward = x, y
    square = math.sumprod(across, across)
    if not square:
        raise StatisticsError("x is constant")
    slope = (math.sumprod(across, upward) + 0.0) / square
    return LinearRegression(slope, 0.0 if proportional else y_mean - slope * x_mean)


# The quotients of polynomials with which Wichura's AS 241 approximates the quantiles.
_MIDDLE = (
    (2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665),
    (5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1.0),
)
_NEAR = (
    (0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835),
    (1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038, 2.053191626637759, 1.0),
)
_FAR = (
    (2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103),
    (2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1.0),
)


def _polynomial(factors, x):
    value = factors[0]
    for factor in factors[1:]:
        value = value * x + factor
    return value


def _standard_quantile(p):
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        top, bottom = _MIDDLE
        return _polynomial(top, r) * q / _polynomial(bottom, r)
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    (top, bottom), r = (_NEAR, r - 1.6) if r <= 5.0 else (_FAR, r - 5.0)
    x = _polynomial(top, r) / _polynomial(bottom, r)
    return -x if q < 0.0 else x


class NormalDist:
    """A normal distribution: its mean, and its standard deviation."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        values = list(data)
        return cls(fmean(values), stdev(values))

    @property
    def mean(self):
        return self._mu

    median = mode = mean

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def _needs_width(self, what):
        if not self._sigma:
            raise StatisticsError(f"{what} not defined when sigma is zero")

    def pdf(self, x):
        self._needs_width("pdf()")
        variance, distance = self._sigma * self._sigma, x - self._mu
        return math.exp(distance * distance / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        self._needs_width("cdf()")
        return 0.5 * math.erfc((self._mu - x) / (self._sigma * math.sqrt(2.0)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return self._mu + (_standard_quantile(p) * self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(part / n) for part in range(1, n)]

    def zscore(self, x):
        self._needs_width("zscore()")
        return (x - self._mu) / self._sigma

    def samples(self, n, *, seed=None):
        import random

        draw = random.random if seed is None else random.Random(seed).random
        return [self._mu + (_standard_quantile(draw()) * self._sigma) for _ in range(n)]

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * math.fabs(factor))

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / math.fabs(divisor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
