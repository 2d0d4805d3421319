"""Bytes as text, and checksums."""


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


Error.__module__ = Incomplete.__module__ = "binascii"


def hexlify(data, sep=None, bytes_per_sep=1):
    text = bytes(data).hex() if sep is None else bytes(data).hex(sep, bytes_per_sep)
    return text.encode("ascii")


b2a_hex = hexlify


def unhexlify(hexstr):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("ascii", "replace")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(letter not in "0123456789abcdefABCDEF" for letter in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


a2b_hex = unhexlify


def b2a_base64(data, *, newline=True):
    from base64 import b64encode

    return b64encode(data) + (b"\n" if newline else b"")


def a2b_base64(data, *, strict_mode=False):
    from base64 import b64decode

    return b64decode(data)


_crc_table = []


def crc32(data, value=0):
    if not _crc_table:
        for byte in range(256):
            for _ in range(8):
                byte = byte >> 1 ^ (0xEDB88320 if byte & 1 else 0)
            _crc_table.append(byte)
    value ^= 0xFFFFFFFF
    for byte in bytes(data):
        value = value >> 8 ^ _crc_table[(value ^ byte) & 255]
    return value ^ 0xFFFFFFFF
