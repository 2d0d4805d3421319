"""Identifiers. Random ones come from a generator of their own: the same in every run."""

import random

_generator = random.Random(4122)


class UUID:
    def __init__(self, hex=None, *, int=None, version=None):
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
