"""Encodings by their names; also those that turn bytes into bytes and texts into texts."""

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE

# What an encoding is called, where it has several names.
_names = {
    "utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "utf_8": "utf-8", "cp65001": "utf-8",
    "utf_8_sig": "utf-8-sig", "us_ascii": "ascii", "646": "ascii", "latin_1": "iso8859-1",
    "latin1": "iso8859-1", "latin": "iso8859-1", "l1": "iso8859-1", "iso_8859_1": "iso8859-1",
    "iso8859_1": "iso8859-1", "8859": "iso8859-1", "cp819": "iso8859-1", "utf_16": "utf-16",
    "utf16": "utf-16", "utf_16_le": "utf-16-le", "utf_16le": "utf-16-le", "utf_16_be": "utf-16-be",
    "utf_16be": "utf-16-be", "utf_32": "utf-32", "utf32": "utf-32",
}


def _rot13(text, errors="strict"):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    turned = letters[13:26] + letters[:13] + letters[39:] + letters[26:39]
    return text.translate(str.maketrans(letters, turned)), len(text)


def _hex_encode(data, errors="strict"):
    return bytes(data).hex().encode(), len(data)


def _hex_decode(data, errors="strict"):
    from binascii import unhexlify

    return unhexlify(data), len(data)


def _base64_encode(data, errors="strict"):
    from base64 import encodebytes

    return encodebytes(data), len(data)


def _base64_decode(data, errors="strict"):
    from base64 import decodebytes

    return decodebytes(data), len(data)


_others = {
    "rot13": ("rot13", _rot13, _rot13),
    "hex": ("hex", _hex_encode, _hex_decode),
    "base64": ("base64", _base64_encode, _base64_decode),
}
_others["rot_13"] = _others["rot13"]
_others["hex_codec"] = _others["hex"]
_others["base_64"] = _others["base64_codec"] = _others["base64"]


class CodecInfo(tuple):
    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        info = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        info.name = name
        info.encode, info.decode = encode, decode
        info.streamreader, info.streamwriter = streamreader, streamwriter
        info.incrementalencoder, info.incrementaldecoder = incrementalencoder, incrementaldecoder
        return info

    def __repr__(self):
        return "<codecs.CodecInfo object for encoding %s at %#x>" % (self.name, id(self))


class IncrementalEncoder:
    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        return input.encode(self._encoding, self.errors)

    def reset(self):
        pass


class IncrementalDecoder:
    """Keeps the bytes of a character that has not come to its end."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = b""

    def decode(self, input, final=False):
        data = self.buffer + input
        if final:
            self.buffer = b""
            return data.decode(self._encoding, self.errors)
        for kept in range(min(4, len(data) + 1)):
            try:
                text = data[: len(data) - kept].decode(self._encoding)
            except UnicodeDecodeError as error:
                if error.reason != "unexpected end of data" and "truncated" not in error.reason:
                    break
                continue
            self.buffer = data[len(data) - kept :]
            return text
        self.buffer = b""
        return data.decode(self._encoding, self.errors)

    def reset(self):
        self.buffer = b""


def lookup(encoding, /):
    key = encoding.lower().replace("-", "_").replace(" ", "_")
    if key in _others:
        name, encode, decode = _others[key]
        return CodecInfo(encode, decode, name=name)
    "".encode(encoding)  # LookupError for one that is not known
    name = _names.get(key, key.replace("_", "-") if key.startswith("utf") else key)

    def encode(input, errors="strict"):
        return input.encode(name, errors), len(input)

    def decode(input, errors="strict"):
        return bytes(input).decode(name, errors), len(input)

    class Encoder(IncrementalEncoder):
        _encoding = name

    class Decoder(IncrementalDecoder):
        _encoding = name

    return CodecInfo(encode, decode, incrementalencoder=Encoder, incrementaldecoder=Decoder, name=name)


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for text in iterator:
        data = encoder.encode(text)
        if data:
            yield data
    data = encoder.encode("", True)
    if data:
        yield data


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for data in iterator:
        text = decoder.decode(data)
        if text:
            yield text
    text = decoder.decode(b"", True)
    if text:
        yield text
