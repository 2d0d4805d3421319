"""Identifiers. Random ones come from a generator of their own: the same in every run."""

import random

_generator = random.Random(4122)


class UUID:
    def __init__(self, hex=None, bytes=None, *, int=None, version=None):
        if [hex, bytes, int].count(None) != 2:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _integer.from_bytes(bytes, "big")
        if int is None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(digits) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _integer(digits, 16)
        if version is not None:
            int &= ~(0xC000 << 48) & ~(0xF000 << 64)
            int |= (0x8000 << 48) | (version << 76)
        self.int = int

    @property
    def hex(self):
        return "%032x" % self.int

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def version(self):
        return self.int >> 76 & 0xF

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    def __int__(self):
        return self.int

    def __str__(self):
        text = self.hex
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)


_integer = int


def uuid4():
    return UUID(int=_generator.getrandbits(128), version=4)


def uuid1(node=None, clock_seq=None):
    return UUID(int=_generator.getrandbits(128), version=1)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")


def _of_name(kind, namespace, name, version):
    import hashlib

    if isinstance(name, str):
        name = name.encode()
    digest = getattr(hashlib, kind)(namespace.bytes + name).digest()
    return UUID(bytes=digest[:16], version=version)


def uuid3(namespace, name):
    return _of_name("md5", namespace, name, 3)


def uuid5(namespace, name):
    return _of_name("sha1", namespace, name, 5)
