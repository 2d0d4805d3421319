"""Bytes as letters and digits."""

_letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_standard = _letters + b"+/"
_letters32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_hex32 = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    try:
        return bytes(memoryview(s))
    except TypeError:
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}") from None


def _checked(s):
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
    return bytes(s)


def b64encode(s, altchars=None):
    s = _checked(s)
    alphabet = _standard if altchars is None else _letters + altchars
    out = []
    for start in range(0, len(s), 3):
        piece = s[start : start + 3]
        number = int.from_bytes(piece + bytes(3 - len(piece)), "big")
        digits = [alphabet[number >> shift & 63] for shift in (18, 12, 6, 0)]
        out += digits[: len(piece) + 1] + [61] * (3 - len(piece))
    return bytes(out)


def b64decode(s, altchars=None, validate=False):
    from binascii import Error

    s = _bytes(s)
    alphabet = _standard if altchars is None else _letters + _bytes(altchars)
    values = {letter: value for value, letter in enumerate(alphabet)}
    out = []
    bits = count = padding = 0
    for letter in s:
        if letter == 61:
            padding += 1
            if count % 4 >= 2 and count % 4 + padding >= 4:
                break
            continue
        value = values.get(letter)
        if value is None:
            if validate:
                raise Error("Only base64 data is allowed")
            continue
        padding = 0
        bits = bits << 6 | value
        count += 1
        if count % 4 == 0:
            out += bits.to_bytes(3, "big")
            bits = 0
    rest = count % 4
    if rest == 1:
        raise Error(f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4")
    if rest:
        if rest + padding < 4:
            raise Error("Incorrect padding")
        out += (bits << 6 * (4 - rest)).to_bytes(3, "big")[: rest - 1]
    return bytes(out)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def _encode32(s, alphabet):
    s = _checked(s)
    out = []
    for start in range(0, len(s), 5):
        piece = s[start : start + 5]
        number = int.from_bytes(piece + bytes(5 - len(piece)), "big")
        digits = [alphabet[number >> shift & 31] for shift in (35, 30, 25, 20, 15, 10, 5, 0)]
        kept = (len(piece) * 8 + 4) // 5
        out += digits[:kept] + [61] * (8 - kept)
    return bytes(out)


def _decode32(s, alphabet, casefold):
    from binascii import Error

    s = _bytes(s)
    if casefold:
        s = s.upper()
    if len(s) % 8:
        raise Error("Incorrect padding")
    values = {letter: value for value, letter in enumerate(alphabet)}
    kept = s.rstrip(b"=")
    padding = len(s) - len(kept)
    out = b""
    for start in range(0, len(s), 8):
        number = 0
        for letter in s[start : start + 8]:
            if letter != 61 and letter not in values:
                raise Error("Non-base32 digit found")
            number = number << 5 | values.get(letter, 0)
        out += number.to_bytes(5, "big")
    if padding not in (0, 1, 3, 4, 6):
        raise Error("Incorrect padding")
    return out[: len(out) - (padding * 5 + 7) // 8] if padding else out


def b32encode(s):
    return _encode32(s, _letters32)


def b32decode(s, casefold=False, map01=None):
    return _decode32(s, _letters32, casefold)


def b32hexencode(s):
    return _encode32(s, _hex32)


def b32hexdecode(s, casefold=False):
    return _decode32(s, _hex32, casefold)


def b16encode(s):
    return _checked(s).hex().upper().encode("ascii")


def b16decode(s, casefold=False):
    from binascii import Error

    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(letter not in b"0123456789ABCDEF" for letter in s):
        raise Error("Non-base16 digit found")
    if len(s) % 2:
        raise Error("Odd-length string")
    return bytes.fromhex(s.decode("ascii"))


def encodebytes(s):
    s = _checked(s)
    return b"".join(b64encode(s[start : start + 57]) + b"\n" for start in range(0, len(s), 57))


def decodebytes(s):
    return b64decode(s)


def _encode85(s, pad, alphabet, zeros):
    s = _checked(s)
    padding = -len(s) % 4
    s += bytes(padding)
    words = []
    for start in range(0, len(s), 4):
        number = int.from_bytes(s[start : start + 4], "big")
        if zeros and number == 0:
            words.append(b"z")
            continue
        digits = []
        for _ in range(5):
            number, digit = divmod(number, 85)
            digits.append(alphabet[digit])
        words.append(bytes(digits[::-1]))
    if padding and not pad:
        if words[-1] == b"z":
            words[-1] = alphabet[:1] * 5
        words[-1] = words[-1][:-padding]
    return b"".join(words)


_digits85 = _letters[52:] + _letters[:52] + b"!#$%&()*+-;<=>?@^_`{|}~"
_ascii85 = bytes(range(33, 118))


def b85encode(b, pad=False):
    return _encode85(b, pad, _digits85, False)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    return _encode85(b, pad, _ascii85, True)


def _decode85(s, alphabet):
    values = {letter: value for value, letter in enumerate(alphabet)}
    s = _bytes(s)
    padding = -len(s) % 5
    s += alphabet[-1:] * padding
    out = b""
    for start in range(0, len(s), 5):
        number = 0
        for place, letter in enumerate(s[start : start + 5]):
            if letter not in values:
                raise ValueError(f"bad base85 character at position {start + place}")
            number = number * 85 + values[letter]
        if number >= 1 << 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {start}")
        out += number.to_bytes(4, "big")
    return out[: len(out) - padding]


def b85decode(b):
    return _decode85(b, _digits85)


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\x0b"):
    return _decode85(_bytes(b).replace(b"z", b"!!!!!"), _ascii85)
