"""Digests with a key."""


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        import hashlib

        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = digestmod if callable(digestmod) else lambda data=b"": hashlib.new(digestmod, data)
        self._make = make
        block = make().block_size
        key = bytes(key)
        if len(key) > block:
            key = make(key).digest()
        key += bytes(block - len(key))
        self._outer = bytes(byte ^ 0x5C for byte in key)
        self._inner = make(bytes(byte ^ 0x36 for byte in key))
        self.digest_size = self._inner.digest_size
        self.block_size = block
        self.name = "hmac-" + self._inner.name
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        return self._make(self._outer + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    return a == b
