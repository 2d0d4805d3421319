"""Digests of bytes."""

from math import isqrt

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = set(algorithms_guaranteed)


def _primes(count):
    found = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


def _cube_root(number):
    low, high = 0, 1 << number.bit_length() // 3 + 1
    while low < high:
        middle = (low + high + 1) // 2
        if middle**3 <= number:
            low = middle
        else:
            high = middle - 1
    return low


def _roots(count, bits, cubes=False, skipped=0):
    """The first bits of the fractional parts of the roots of the first primes."""
    mask = (1 << bits) - 1
    primes = _primes(count + skipped)[skipped:]
    if cubes:
        return [_cube_root(prime << 3 * bits) & mask for prime in primes]
    return [isqrt(prime << 2 * bits) & mask for prime in primes]


class _Hash:
    """What all digests have in common: a state that blocks of bytes change, one after the other."""

    def __init__(self, data=b""):
        self._state = self._start()
        self._rest = b""
        self._length = 0
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, bytes):
            raise TypeError("object supporting the buffer API required")
        data = self._rest + bytes(data)
        self._length += len(data) - len(self._rest)
        size = self.block_size
        whole = len(data) - len(data) % size
        for start in range(0, whole, size):
            self._state = self._mixed(self._state, data[start : start + size])
        self._rest = data[whole:]

    def digest(self):
        size, field = self.block_size, self.block_size // 8
        tail = self._rest + b"\x80"
        tail += bytes(-(len(tail) + field) % size) + (self._length * 8).to_bytes(field, self._order)
        state = self._state
        for start in range(0, len(tail), size):
            state = self._mixed(state, tail[start : start + size])
        return b"".join(word.to_bytes(self._word, self._order) for word in state)[: self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = type(self)()
        other._state, other._rest, other._length = self._state, self._rest, self._length
        return other

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


class _Md5(_Hash):
    name, block_size, digest_size, _word, _order = "md5", 64, 16, 4, "little"
    _turns = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
    _added = []

    def _start(self):
        if not self._added:
            from math import sin

            self._added.extend(int(abs(sin(place)) * 2**32) for place in range(1, 65))
        return 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476

    def _mixed(self, state, block):
        words = [int.from_bytes(block[place : place + 4], "little") for place in range(0, 64, 4)]
        a, b, c, d = state
        for place in range(64):
            if place < 16:
                f, word = b & c | ~b & d, place
            elif place < 32:
                f, word = d & b | ~d & c, (5 * place + 1) % 16
            elif place < 48:
                f, word = b ^ c ^ d, (3 * place + 5) % 16
            else:
                f, word = c ^ (b | ~d & 0xFFFFFFFF), 7 * place % 16
            f = f + a + self._added[place] + words[word] & 0xFFFFFFFF
            turn = self._turns[place]
            a, d, c, b = d, c, b, b + (f << turn | f >> 32 - turn) & 0xFFFFFFFF
        return tuple(old + new & 0xFFFFFFFF for old, new in zip(state, (a, b, c, d)))


class _Sha1(_Hash):
    name, block_size, digest_size, _word, _order = "sha1", 64, 20, 4, "big"

    def _start(self):
        return 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0

    def _mixed(self, state, block):
        w = [int.from_bytes(block[place : place + 4], "big") for place in range(0, 64, 4)]
        for place in range(16, 80):
            word = w[place - 3] ^ w[place - 8] ^ w[place - 14] ^ w[place - 16]
            w.append((word << 1 | word >> 31) & 0xFFFFFFFF)
        a, b, c, d, e = state
        for place in range(80):
            if place < 20:
                f, k = b & c | ~b & d, 0x5A827999
            elif place < 40:
                f, k = b ^ c ^ d, 0x6ED9EBA1
            elif place < 60:
                f, k = b & c | b & d | c & d, 0x8F1BBCDC
            else:
                f, k = b ^ c ^ d, 0xCA62C1D6
            new = (a << 5 | a >> 27) + f + e + k + w[place] & 0xFFFFFFFF
            a, b, c, d, e = new, a, (b << 30 | b >> 2) & 0xFFFFFFFF, c, d
        return tuple(old + new & 0xFFFFFFFF for old, new in zip(state, (a, b, c, d, e)))


class _Sha2(_Hash):
    _order = "big"

    def _start(self):
        if not self._constants:
            self._constants.extend(_roots(self._rounds, 8 * self._word, cubes=True))
        return self._first()

    def _mixed(self, state, block):
        size, bits = self._word, 8 * self._word
        mask = (1 << bits) - 1
        (x1, x2, x3), (y1, y2, y3), (s1, s2, s3), (t1, t2, t3) = self._turns
        w = [int.from_bytes(block[place : place + size], "big") for place in range(0, 16 * size, size)]
        for place in range(16, self._rounds):
            x, y = w[place - 15], w[place - 2]
            # A word beside itself: shifting it turns it.
            xx, yy = x << bits | x, y << bits | y
            low = (xx >> x1 ^ xx >> x2) & mask ^ x >> x3
            high = (yy >> y1 ^ yy >> y2) & mask ^ y >> y3
            w.append(w[place - 16] + low + w[place - 7] + high & mask)
        a, b, c, d, e, f, g, h = state
        for constant, word in zip(self._constants, w):
            ee = e << bits | e
            first = h + ((ee >> t1 ^ ee >> t2 ^ ee >> t3) & mask) + (e & f ^ ~e & g) + constant + word
            aa = a << bits | a
            second = ((aa >> s1 ^ aa >> s2 ^ aa >> s3) & mask) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = first + second & mask, a, b, c, d + first & mask, e, f, g
        return tuple(old + new & mask for old, new in zip(state, (a, b, c, d, e, f, g, h)))


class _Sha256(_Sha2):
    name, block_size, digest_size, _word, _rounds = "sha256", 64, 32, 4, 64
    _turns = (7, 18, 3), (17, 19, 10), (2, 13, 22), (6, 11, 25)
    _constants = []

    def _first(self):
        return tuple(_roots(8, 32))


class _Sha224(_Sha256):
    name, digest_size = "sha224", 28

    def _first(self):
        return tuple(root & 0xFFFFFFFF for root in _roots(8, 64, skipped=8))


class _Sha512(_Sha2):
    name, block_size, digest_size, _word, _rounds = "sha512", 128, 64, 8, 80
    _turns = (1, 8, 7), (19, 61, 6), (28, 34, 39), (14, 18, 41)
    _constants = []

    def _first(self):
        return tuple(_roots(8, 64))


class _Sha384(_Sha512):
    name, digest_size = "sha384", 48

    def _first(self):
        return tuple(_roots(8, 64, skipped=8))


def _maker(kind):
    def make(string=b"", *, usedforsecurity=True):
        return kind(string)

    make.__name__ = make.__qualname__ = "openssl_" + kind.name
    return make


md5 = _maker(_Md5)
sha1 = _maker(_Sha1)
sha224 = _maker(_Sha224)
sha256 = _maker(_Sha256)
sha384 = _maker(_Sha384)
sha512 = _maker(_Sha512)


def new(name, data=b"", *, usedforsecurity=True):
    make = {"md5": md5, "sha1": sha1, "sha224": sha224, "sha256": sha256, "sha384": sha384, "sha512": sha512}.get(
        name.lower().replace("-", ""))
    if make is None:
        raise ValueError("unsupported hash type " + name)
    return make(data)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac

    dklen = dklen or new(hash_name).digest_size
    key = b""
    block = 1
    while len(key) < dklen:
        last = hmac.new(password, salt + block.to_bytes(4, "big"), hash_name).digest()
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = hmac.new(password, last, hash_name).digest()
            total ^= int.from_bytes(last, "big")
        key += total.to_bytes(len(last), "big")
        block += 1
    return key[:dklen]
