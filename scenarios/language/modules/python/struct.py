"""Numbers as bytes, and back."""


class error(Exception):
    pass


error.__module__ = "struct"
_standard = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8,
             "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_native = {**_standard, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_integers = "bBhHiIlLqQnNP"
# Bits of the fraction, and of the exponent.
_floats = {"e": (10, 5), "f": (23, 8), "d": (52, 11)}


def _fields(format):
    """(byte order, [(code, count, size, bytes to leave out before it)])"""
    if isinstance(format, bytes):
        format = format.decode("ascii")
    if not isinstance(format, str):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
    order, aligned, sizes = "little", True, _native
    if format[:1] in ("@", "=", "<", ">", "!") and format:
        order = "big" if format[0] in ">!" else "little"
        aligned = format[0] == "@"
        sizes = _native if aligned else _standard
        format = format[1:]
    fields = []
    position = 0
    count = ""
    for code in format:
        if code.isspace():
            continue
        if code.isdigit():
            count += code
            continue
        if code not in sizes:
            raise error("bad char in struct format")
        size = sizes[code]
        gap = -position % size if aligned and code not in "xcsp?bB" else 0
        number = int(count) if count else 1
        fields.append((code, number, size, gap))
        position += gap + number * size
        count = ""
    if count:
        raise error("repeat count given without format specifier")
    return order, fields, position


def _float_bits(value, code):
    from math import copysign, frexp, isinf, isnan

    fraction, width = _floats[code]
    top = (1 << width) - 1
    sign = int(copysign(1.0, value) < 0)
    if isnan(value):
        return sign << fraction + width | top << fraction | 1 << fraction - 1
    if isinf(value):
        return sign << fraction + width | top << fraction
    if value == 0:
        return sign << fraction + width
    bias = (1 << width - 1) - 1
    mantissa, exponent = frexp(abs(value))
    exponent = max(exponent - 1 + bias, 1)
    # A whole number of units in the last place, ties to even; a carry goes into the exponent.
    top_, bottom = abs(value).as_integer_ratio()
    shift = fraction - (exponent - bias)
    if shift >= 0:
        top_ <<= shift
    else:
        bottom <<= -shift
    units, rest = divmod(top_, bottom)
    if rest * 2 > bottom or (rest * 2 == bottom and units & 1):
        units += 1
    bits = units if units < 1 << fraction else units + (exponent - 1 << fraction)
    if bits >> fraction >= top:
        raise OverflowError(f"float too large to pack with {code} format")
    return sign << fraction + width | bits


def _float_value(bits, code):
    from math import inf, ldexp, nan

    fraction, width = _floats[code]
    sign = -1.0 if bits >> fraction + width else 1.0
    exponent = bits >> fraction & (1 << width) - 1
    units = bits & (1 << fraction) - 1
    bias = (1 << width - 1) - 1
    if exponent == (1 << width) - 1:
        return nan if units else sign * inf
    if exponent == 0:
        return sign * ldexp(float(units), 1 - bias - fraction)
    return sign * ldexp(float(units + (1 << fraction)), exponent - bias - fraction)


def _packed(code, size, order, value):
    if code in _floats:
        if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
            raise error("required argument is not a float")
        return _float_bits(float(value), code).to_bytes(size, order)
    if code == "?":
        return b"\x01" if value else b"\x00"
    if code == "c":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if not isinstance(value, int):
        if not hasattr(value, "__index__"):
            raise error("required argument is not an integer")
        value = value.__index__()
    signed = code.islower()
    low, high = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
    if not low <= value <= high:
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=signed)


class Struct:
    def __init__(self, format):
        self._order, self._fields, self.size = _fields(format)
        self.format = format.decode("ascii") if isinstance(format, bytes) else format
        self._count = sum(1 if code in "sp" else number for code, number, _, _ in self._fields if code != "x")

    def pack(self, *values):
        if len(values) != self._count:
            raise error(f"pack expected {self._count} items for packing (got {len(values)})")
        pieces = []
        rest = iter(values)
        for code, number, size, gap in self._fields:
            pieces.append(bytes(gap))
            if code == "x":
                pieces.append(bytes(number))
            elif code in "sp":
                value = next(rest)
                if not isinstance(value, bytes):
                    raise error(f"argument for '{code}' must be a bytes object")
                if code == "p":
                    value = value[: max(number - 1, 0)]
                    value = bytes([min(len(value), 255)]) + bytes(value)
                pieces.append((bytes(value)[:number] + bytes(number))[:number])
            else:
                for _ in range(number):
                    pieces.append(_packed(code, size, self._order, next(rest)))
        return b"".join(pieces)

    def unpack(self, buffer):
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._read(bytes(buffer))

    def _read(self, data):
        values = []
        position = 0
        for code, number, size, gap in self._fields:
            position += gap
            if code in "sp":
                value = data[position : position + number]
                values.append(value[1 : 1 + value[0]] if code == "p" else value)
                position += number
                continue
            for _ in range(number):
                piece = data[position : position + size]
                position += size
                if code == "c":
                    values.append(piece)
                elif code == "?":
                    values.append(piece != b"\x00")
                elif code in _floats:
                    values.append(_float_value(int.from_bytes(piece, self._order), code))
                elif code != "x":
                    values.append(int.from_bytes(piece, self._order, signed=code.islower()))
        return tuple(values)

    def unpack_from(self, buffer, offset=0):
        if len(buffer) - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {offset + self.size} bytes for unpacking "
                        f"{self.size} bytes at offset {offset} (actual buffer size is {len(buffer)})")
        return self._read(bytes(buffer[offset : offset + self.size]))

    def pack_into(self, buffer, offset, *values):
        buffer[offset : offset + self.size] = self.pack(*values)

    def iter_unpack(self, buffer):
        if self.size == 0 or len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        for start in range(0, len(buffer), self.size):
            yield self._read(bytes(buffer[start : start + self.size]))


def calcsize(format, /):
    return _fields(format)[2]


def pack(format, /, *values):
    return Struct(format).pack(*values)


def unpack(format, buffer, /):
    return Struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return Struct(format).unpack_from(buffer, offset)


def pack_into(format, buffer, offset, /, *values):
    Struct(format).pack_into(buffer, offset, *values)


def iter_unpack(format, buffer, /):
    return Struct(format).iter_unpack(buffer)
