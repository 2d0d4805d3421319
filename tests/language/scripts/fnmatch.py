import fnmatch
from fnmatch import fnmatchcase
names = ["a.py", "b.txt", "A.PY", "data1.csv", "data12.csv", ".hidden", "x[1].py", "[", "a-b", "ab\n"]
for p in ["*.py", "data?.csv", "data[0-9].csv", "[!ab]*", "*", "*.[pt]*", "x[[]1].py", "[", "a[-]b", "*1*2*", "", "a*b*", "[z-a]*", "[!]]*", "**.py", "[a-]*","[]]","[!z-a]"]:
    print(p, fnmatch.filter(names, p), [fnmatchcase(n, p) for n in names[:3]], fnmatch.fnmatch("A.py", p), fnmatch.translate(p))
print(fnmatch.fnmatch(b"a.py", b"*.py"))
