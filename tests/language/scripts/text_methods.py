# Methods of str, on texts of all kinds of characters.
import random
random.seed(7)
CH = ['a','b','A','B','z','1','2',' ','  ','\t','\n','\r\n','\x0b','\x1c','\x85','\u2028','ß','İ','ı','Σ','σ','ς','ǆ','ǅ','Ǆ','ﬁ','é','É','Я','я','٣','²','½','Ⅷ','ⅷ','中','😀','\u0301','\xad','_','-','.','\u00a0','\u200b','x','X','ŉ','ᾳ','ΐ','ʼ','\'', '"','\\','{','}','%','\x00','\x7f','ª','ₐ','𝒜','ⓐ', "'s"]
def rs(n=6): return ''.join(random.choice(CH) for _ in range(random.randrange(n)))
def t(label, f):
    try: r = repr(f())
    except Exception as e: r = type(e).__name__ + ': ' + str(e)
    print(label, r)
for i in range(25):
    s = rs(8); a = rs(3); b = rs(3); n = random.randrange(-3, 9); m = random.randrange(-3, 9)
    for name in ['upper','lower','title','capitalize','swapcase','casefold','strip','lstrip','rstrip','split','rsplit','splitlines','isalpha','isalnum','isdigit','isdecimal','isnumeric','isspace','isupper','islower','istitle','isidentifier','isprintable','isascii','expandtabs']:
        t((name, s), lambda: getattr(s, name)())
    for name in ['strip','split','rsplit','partition','rpartition','find','rfind','index','rindex','count','startswith','endswith','removeprefix','removesuffix','join']:
        t((name, s, a), lambda: getattr(s, name)(a))
    t(('replace', s, a, b), lambda: s.replace(a, b)); t(('replace', s, a, b, n), lambda: s.replace(a, b, n))
    for name in ['find','rfind','count','index','startswith','endswith']:
        t((name, s, a, n, m), lambda: getattr(s, name)(a, n, m))
    for name in ['center','ljust','rjust']:
        t((name, s, n), lambda: getattr(s, name)(n)); t((name, s, n, '*'), lambda: getattr(s, name)(n, '*'))
    t(('zfill', s, n), lambda: s.zfill(n)); t(('tabs', s, n), lambda: s.expandtabs(n)); t(('split', s, a, n), lambda: s.split(a, n)); t(('rsplit', s, a, n), lambda: s.rsplit(a, n)); t(('split',s,n), lambda: s.split(None, n)); t(('rsplit',s,n), lambda: s.rsplit(None, n)); t(('lines', s), lambda: s.splitlines(True))
    t(('mul', s, n), lambda: s*n); t(('slice', s), lambda: (s[n:m], s[::-1], s[n:m:2], s[::-2])); t(('cmp', s, a), lambda: (s<a, s==a, s>=a, a in s, s+a, len(s), hash(s)==hash(s+'')))
    t(('idx', s, n), lambda: s[n]); t(('enc', s), lambda: s.encode()); t(('ascii', s), lambda: ascii(s)); t(('repr', s), lambda: repr(s))
    t(('%', s), lambda: '%5s|%-5s|%.2s|%r|%a|%%' % (s, s, s, s, s)); t(('fmt', s), lambda: f'{s:>8}|{s:^8}|{s:*<8}|{s:.2}|{s!r:10}')
    for enc in ['ascii','latin-1','utf-8','utf-16','utf-8-sig','utf-16-le','utf-32']:
        t((enc, s), lambda: s.encode(enc)); 
    for err in ['ignore','replace','xmlcharrefreplace','backslashreplace','surrogateescape','foo']:
        t((err, s), lambda: s.encode('ascii', err))
