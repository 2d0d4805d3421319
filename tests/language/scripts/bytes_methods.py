# Methods of bytes, and codecs.
import random
random.seed(3)
CH=[b'a',b'b',b'A',b'Z',b'1',b' ',b'\t',b'\n',b'\r\n',b'\x0b',b'\xc3\xa9',b'\xff',b'\xe2\x82',b'-',b'+',b'',b'\x00',b'\xf0\x9f\x98\x80',b'\xed\xa0\x80',b'\xc0\xaf',b'\xf4\x90\x80\x80',b'"',b"'",b'\\']
def rb(n=6): return b''.join(random.choice(CH) for _ in range(random.randrange(n)))
def t(label, f):
    try: r = repr(f())
    except Exception as e: r = type(e).__name__ + ': ' + str(e)
    print(label, r)
for i in range(25):
    s=rb(8); a=rb(3); b=rb(3); n=random.randrange(-3,9); m=random.randrange(-3,9)
    for name in ['upper','lower','title','capitalize','swapcase','strip','lstrip','rstrip','split','rsplit','splitlines','isalpha','isalnum','isdigit','isspace','isupper','islower','istitle','isascii','expandtabs','hex','decode']:
        t((name,s), lambda: getattr(s,name)())
    for name in ['strip','rstrip','split','rsplit','partition','rpartition','find','rfind','index','count','startswith','endswith','removeprefix','removesuffix']:
        t((name,s,a), lambda: getattr(s,name)(a))
    t(('replace',s,a,b), lambda: s.replace(a,b)); t(('replace',s,a,b,n), lambda: s.replace(a,b,n))
    for name in ['find','rfind','count','startswith','endswith']: t((name,s,a,n,m), lambda: getattr(s,name)(a,n,m))
    for name in ['center','ljust','rjust']: t((name,s,n), lambda: getattr(s,name)(n)); t((name,s,n,1), lambda: getattr(s,name)(n,b'*'))
    t(('z',s,n), lambda: s.zfill(n)); t(('tabs',s,n), lambda: s.expandtabs(n)); t(('split',s,n), lambda: s.split(None,n)); t(('rsplit',s,n), lambda: s.rsplit(None,n)); t(('split',s,a,n), lambda: s.split(a,n)); t(('rsplit',s,a,n), lambda: s.rsplit(a,n)); t(('lines',s), lambda: s.splitlines(True))
    for enc in ['ascii','latin-1','utf-16','utf-16-le','utf-16-be','utf-32','utf-8-sig']: t((enc,s), lambda: s.decode(enc))
    for err in ['ignore','replace','backslashreplace','surrogateescape','surrogatepass','foo']: t((err,s), lambda: s.decode('utf-8',err)); t((err,s), lambda: s.decode('ascii',err))
    t(('hex',s,n), lambda: s.hex('-',n)); t(('ops',s,a), lambda: (a in s, s==a, len(s), s[1:], s[::-1], list(s[:3]), bytes(list(s))))
for f in [lambda: bytes.fromhex('4a4B 20'), lambda: bytes.fromhex('4'), lambda: bytes.fromhex('zz'), lambda: bytes.fromhex(5), lambda: bytes('a'), lambda: bytes('é','utf-8'), lambda: bytes(3), lambda: bytes(-1), lambda: bytes([256]), lambda: bytes([1,'a']), lambda: bytes(1.5), lambda: bytes([1],'utf-8'), lambda: b'a'.join(['x']), lambda: b','.join([b'a',b'b']), lambda: b'a'.find('b'), lambda: b'a'.find(97), lambda: b'a'.find(300), lambda: b'a'.split('x'), lambda: b'a'.split(b''), lambda: b'a'.startswith('a'), lambda: b'a'.replace('a','b'), lambda: b'abc'.translate(bytes.maketrans(b'ab',b'xy')), lambda: b'abc'.translate(None,b'b'), lambda: b'abc'.translate(None,delete=b'b'), lambda: b'abc'.translate(b'x'), lambda: bytes.maketrans(b'a',b'bc'), lambda: b'abc'[1], lambda: b'abc'[9], lambda: bytes(b'abc')['a'], lambda: b'abc'.index(b'z'), lambda: b'a'.hex(5), lambda: b'abc'.hex(':'), lambda: bytes(b'abc'), lambda: bytes(), lambda: b'a'.ljust(5,b'xx'), lambda: b'a'.decode('foo'), lambda: b'a'.decode(5), lambda: b'\xff'.decode()]:
    t('', f)
try: b'ab\xff'.decode()
except UnicodeDecodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, repr(e), e.args)
try: 'abé'.encode('ascii')
except UnicodeEncodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, repr(e), isinstance(e, ValueError))

# Texts that are the same in both, and those that are not.
print("plain".encode(), "é€😀".encode(), "é€😀".encode().decode(), b"plain".decode())
print("퟿".encode(), "\ue000".encode())
for text, errors in (("a\ud800b", "strict"), ("a\udfffb", "surrogatepass"), ("\ud800", "replace")):
    try:
        print(text.encode("utf-8", errors))
    except UnicodeEncodeError as e:
        print(e)
for data, errors in ((b"a\xffb", "strict"), (b"a\xffb", "replace"), (b"\xed\xa0\x80", "surrogatepass")):
    try:
        print(ascii(data.decode("utf-8", errors)))
    except UnicodeDecodeError as e:
        print(e)
