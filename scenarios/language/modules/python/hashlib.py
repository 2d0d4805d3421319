"""Digests of bytes. From C++: _kind, _mixed."""

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = set(algorithms_guaranteed)


class _Hash:
    """A state that blocks of bytes change, and the bytes that do not make a block yet."""

    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size, self._state = _kind(name)
        self._rest = b""
        self._length = 0
        if data != b"":
            self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        try:
            data = self._rest + memoryview(data)
        except TypeError:
            raise TypeError("object supporting the buffer API required") from None
        self._length += len(data) - len(self._rest)
        whole = len(data) - len(data) % self.block_size
        self._state = _mixed(self.name, self._state, data[:whole])
        self._rest = data[whole:]

    def digest(self):
        size, field = self.block_size, self.block_size // 8
        tail = self._rest + b"\x80"
        order = "little" if self.name == "md5" else "big"
        tail += bytes(-(len(tail) + field) % size) + (self._length * 8).to_bytes(field, order)
        return _mixed(self.name, self._state, tail)[: self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = _Hash(self.name)
        other._state, other._rest, other._length = self._state, self._rest, self._length
        return other

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


def _maker(name):
    def make(string=b"", *, usedforsecurity=True):
        return _Hash(name, string)

    make.__name__ = make.__qualname__ = "openssl_" + name
    return make


md5 = _maker("md5")
sha1 = _maker("sha1")
sha224 = _maker("sha224")
sha256 = _maker("sha256")
sha384 = _maker("sha384")
sha512 = _maker("sha512")


def new(name, data=b"", *, usedforsecurity=True):
    known = name.lower().replace("-", "")
    if known not in algorithms_guaranteed:
        raise ValueError("unsupported hash type " + name)
    return _Hash(known, data)


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
