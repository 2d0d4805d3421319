# The module csv, on texts.
import csv, io
text = 'name,age,"quoted, city"\nAnn,30,"New ""York"""\r\nBob,,Paris\n\n"multi\nline",1,x\n'
for row in csv.reader(io.StringIO(text)): print(row)
r = csv.reader(["a;b", "'x;y';2", " c; d"], delimiter=";", quotechar="'", skipinitialspace=True); print(list(r), r.line_num)
print(list(csv.DictReader(io.StringIO("x,y\n1,2\n3\n4,5,6\n"))), list(csv.DictReader(["1,2", "", "3"], fieldnames=["a", "b"], restval="-", restkey="more")))
d = csv.DictReader(io.StringIO("x,y\n1,2\n")); print(d.fieldnames, next(d), d.line_num)
out = io.StringIO(); w = csv.writer(out)
print(w.writerow(["a", 1, 2.5, None, 'say "hi"', "x,y", "l\nm", True, ""])); w.writerow([""]); w.writerow([None]); w.writerow([]); w.writerow("abc"); w.writerows([[1, 2], (3, 4)])
print(repr(out.getvalue()))
for kw in (dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quoting=csv.QUOTE_NONE, escapechar="\\"), dict(delimiter="\t", lineterminator="\n"), dict(dialect="unix"), dict(dialect="excel-tab"), dict(doublequote=False, escapechar="\\"), dict(quoting=csv.QUOTE_STRINGS), dict(quoting=csv.QUOTE_NOTNULL)):
    o = io.StringIO(); csv.writer(o, **kw).writerow(["a", 1, 'q"q', "c,d", None, 1.5]); print(kw, repr(o.getvalue()))
print(list(csv.reader(['"a",1,2.5'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(['a "b" c,"d"e'])), list(csv.reader(['a,"b'])), list(csv.reader([",", "", "a,"])))
o = io.StringIO(); dw = csv.DictWriter(o, ["x", "y"], restval="?"); dw.writeheader(); dw.writerow({"y": 2, "x": 1}); dw.writerow({"x": 5}); dw.writerows([{"x": 7, "y": 8}])
try: dw.writerow({"x": 1, "z": 2})
except ValueError as e: print(e)
print(o.getvalue().splitlines())
dw = csv.DictWriter(o, ["x"], extrasaction="ignore"); dw.writerow({"x": 9, "z": 1}); print(o.getvalue()[-4:].strip())
csv.register_dialect("pipes", delimiter="|"); print(csv.list_dialects(), list(csv.reader(["a|b"], "pipes")), csv.get_dialect("pipes").delimiter)
class D(csv.excel): delimiter = ":"
print(list(csv.reader(["a:b"], D)), list(csv.reader(["a:b"], dialect=D, quotechar="'")))
for f in (lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]), lambda: csv.writer(io.StringIO()).writerow(5), lambda: csv.get_dialect("no"), lambda: csv.reader([], delimiter="ab"), lambda: list(csv.reader([b"a"])), lambda: csv.writer(3), lambda: csv.reader([], foo=1), lambda: list(csv.reader(['"a"b'], strict=True)), lambda: list(csv.reader(['"a'], strict=True))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
total = sum(float(r["price"]) for r in csv.DictReader(io.StringIO("item,price\na,1.5\nb,2.25\n"))); print(total)
