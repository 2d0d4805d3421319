"""Decimal numbers as text, and back."""

from _decimal_context import ROUND_HALF_EVEN


def parsed(text):
    """(sign, coefficient, exponent, kind) of a numeral; None when it is none."""
    import re

    match = re.fullmatch(
        r"(?P<sign>[-+])?(?:(?=\d|\.\d)(?P<int>\d*)(?:\.(?P<frac>\d*))?(?:[eE](?P<exp>[-+]?\d+))?"
        r"|(?P<inf>inf(?:inity)?)|(?P<nan>s?nan)(?P<diag>\d*))",
        text.strip().replace("_", ""),
        re.IGNORECASE,
    )
    if match is None:
        return None
    sign = int(match["sign"] == "-")
    if match["inf"]:
        return sign, 0, 0, "F"
    if match["nan"]:
        return sign, int(match["diag"] or "0"), 0, "N" if match["nan"].lower().startswith("s") else "n"
    fraction = match["frac"] or ""
    return sign, int((match["int"] or "") + fraction or "0"), int(match["exp"] or "0") - len(fraction), ""


def _special(number):
    if number._kind == "F":
        return "Infinity"
    return ("sNaN" if number._kind == "N" else "NaN") + (str(number._int) if number._int else "")


def scientific(number, engineering):
    sign = "-" if number._sign else ""
    if number._kind:
        return sign + _special(number)
    digits = str(number._int)
    left = number._exp + len(digits)
    if number._exp <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif digits == "0":
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        whole, fraction = "0", "." + "0" * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point], "." + digits[point:]
    exponent = "" if left == point else f"E{left - point:+d}"
    return sign + whole + fraction + exponent


def formatted(number, specifier, context):
    import re

    spec = re.fullmatch(
        r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<nonegzero>z)?(?P<alternate>#)?(?P<zero>0)?"
        r"(?P<width>\d+)?(?P<comma>,)?(?:\.(?P<precision>\d+))?(?P<type>[eEfFgGn%])?",
        specifier,
        re.DOTALL,
    )
    if spec is None or spec["comma"] and spec["type"] == "n":
        raise ValueError("invalid format string")
    kind = spec["type"] or ""
    sign = "-" if number._sign else ""
    if number._kind:
        body = _special(number)
        if kind == "%":
            body += "%"
        return _padded("-" if number._sign else _plus(spec), body, spec, False)
    precision = None if spec["precision"] is None else int(spec["precision"])
    rounding = context.rounding
    if kind == "%":
        number = _scaled(number, 2)
    if precision is not None:
        if kind in ("f", "F", "%"):
            number = number._rescaled(-precision, rounding)[0]
        elif kind in ("e", "E"):
            number = _cut(number, precision + 1, rounding)
        else:
            number = _cut(number, max(precision, 1), rounding) if len(str(number._int)) > max(precision, 1) else number
    elif number._exp > 0 and kind in ("f", "F", "%"):
        number = number._rescaled(0, rounding)[0]
    if spec["nonegzero"] and number._int == 0:
        sign = ""
    digits = str(number._int)
    left = number._exp + len(digits)
    if kind in ("e", "E"):
        point = 1
        if not number._int:
            digits, left = "0" * ((precision or 0) + 1), 1 + number._exp + (precision or 0)
    elif kind in ("f", "F", "%"):
        point = left
    elif number._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point <= 0:
        whole, fraction = "0", "0" * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point], digits[point:]
    tail = "." + fraction if fraction or spec["alternate"] else ""
    if left != point or kind in ("e", "E"):
        letter = "e" if kind in ("e", "g") else "E"
        tail += f"{letter}{left - point:+d}"
    if kind == "%":
        tail += "%"
    return _padded(sign or _plus(spec), whole, spec, True, tail)


def _plus(spec):
    return spec["sign"] if spec["sign"] in ("+", " ") else ""


def _scaled(number, places):
    from _decimal_number import Decimal, _made

    return _made(Decimal, number._sign, number._int, number._exp + places)


def _cut(number, digits, rounding):
    """The number with so many digits."""
    if not number._int:
        from _decimal_number import Decimal, _made

        return _made(Decimal, number._sign, 0, number._exp)
    exponent = number.adjusted() - digits + 1
    result = number._rescaled(exponent, rounding)[0]
    if len(str(result._int)) > digits:
        result = result._rescaled(exponent + 1, ROUND_HALF_EVEN)[0]
    return result


def _grouped(digits, separator, least):
    """Digits in groups of three, with zeros in front until there are `least` characters."""
    groups = []
    while True:
        size = min(max(len(digits), least, 1), 3)
        groups.append(digits[-3:].rjust(size, "0"))
        digits = digits[:-3]
        least -= size
        if not digits and least <= 0:
            return separator.join(reversed(groups))
        least -= len(separator)


def _padded(sign, whole, spec, is_number, tail=""):
    width = int(spec["width"] or 0)
    separator = spec["comma"] or ""
    zero = bool(spec["zero"]) and not spec["align"]
    if separator and is_number:
        whole = _grouped(whole, separator, width - len(sign) - len(tail) if zero else 0)
    elif zero:
        whole = whole.rjust(width - len(sign) - len(tail), "0" if is_number else " ")
    body = whole + tail
    align = spec["align"] or ("=" if zero else ">")
    fill = spec["fill"] or ("0" if spec["zero"] and align == "=" else " ")
    missing = max(0, width - len(sign) - len(body))
    if align == "<":
        return sign + body + fill * missing
    if align == "=":
        return sign + fill * missing + body
    if align == "^":
        return fill * (missing // 2) + sign + body + fill * (missing - missing // 2)
    return fill * missing + sign + body
