# hashlib, hmac, base64, binascii, struct: bytes in other shapes.
import base64
import binascii
import hashlib
import hmac
import struct

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    print(name, hashlib.new(name, b"what is digested").hexdigest())
digest = hashlib.sha256()
digest.update(b"a" * 70)
digest.update(b"b")
print(digest.hexdigest(), digest.digest_size, digest.name, digest.copy().digest() == digest.digest())
print(hmac.new(b"key", b"message", hashlib.sha256).hexdigest(), hmac.compare_digest("a", "a"))
try:
    hashlib.md5("text")
except TypeError as error:
    print("TypeError:", error)
for data in (b"", b"f", b"fo", b"foo", bytes(range(250, 256))):
    coded = base64.b64encode(data)
    print(coded, base64.b64decode(coded) == data, base64.urlsafe_b64encode(data), base64.b32encode(data), base64.b16encode(data))
print(base64.b85encode(b"hello"), base64.b64decode("aGVsbG8="), binascii.hexlify(b"\x01\xff"), binascii.crc32(b"hello"))
try:
    base64.b64decode("abc")
except binascii.Error as error:
    print("Error:", error)
print(struct.pack("<if", 1, 2.5), struct.pack(">hq3s?", -2, 3, b"ab", True), struct.calcsize("bi"), struct.calcsize("<bi"))
print(struct.unpack(">H2b", b"\x01\x02\xff\x7f"), struct.unpack("<d", struct.pack("<d", 0.1)), struct.unpack("<f", struct.pack("<f", 0.1)))
for bad in (lambda: struct.pack("B", 256), lambda: struct.unpack("i", b"123"), lambda: struct.pack("i", "x"), lambda: struct.pack("ii", 1)):
    try:
        bad()
    except struct.error as error:
        print("error:", error)
