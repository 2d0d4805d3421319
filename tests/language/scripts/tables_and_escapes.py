# The module csv: quotes and escapes; the module gc.
import csv, io, gc
def r(text, **k):
    try: print(list(csv.reader(io.StringIO(text, newline=''), **k)))
    except Exception as e: print(type(e).__name__, e)
def rl(lines, **k):
    try: print(list(csv.reader(lines, **k)))
    except Exception as e: print(type(e).__name__, e)
def w(rows, **k):
    o = io.StringIO()
    try: csv.writer(o, **k).writerows(rows); print(repr(o.getvalue()))
    except Exception as e: print(type(e).__name__, e)
r('a,b\r\n1,"2,3"\r\n\r\nx,"y ""q"" z"\r\n'); r('a\\,b,c\n', escapechar='\\'); r('"a\\"b",c\n', escapechar='\\', doublequote=False); rl(['a\rb,c']); rl(['a,b\r']); rl(['a,b\rc']); rl(['a\\', 'b'], escapechar='\\'); rl(['"a', 'b"']); rl(['"a\n', 'b",c\n']); rl(['"abc'], strict=True); rl(['"abc']); rl(['"a"b,c']); rl(['"a"b,c'], strict=True)
r('1,"x",2.5,\n', quoting=csv.QUOTE_NONNUMERIC); r('1,,"a"\n', quoting=csv.QUOTE_NONNUMERIC); r('"1",b\n', quoting=csv.QUOTE_NONNUMERIC); r('"a",b\n', quoting=csv.QUOTE_NONE); r(' a, "b"\n', skipinitialspace=True); r("'a,b',c\n", quotechar="'"); r('a;b\n', delimiter=';'); r('a\tb\n', dialect='excel-tab'); r(''); r('\n\n'); r('a,\n'); r(',\n'); r('"",\n'); r('a,"b'); r('a\\')
w([[1, 'a,b', 'q"x', None, '', 2.5]]); w([[1, 'a\\b', 'q"x']], escapechar='\\'); w([[1, 'a,b"\\', 'q"x']], escapechar='\\', quoting=csv.QUOTE_NONE); w([['a"b', 'c,d']], doublequote=False, escapechar='\\'); w([['a,b']], quoting=csv.QUOTE_NONE); w([['']]); w([[None]]); w([[]]); w([['a', 1, 2.5, None, '']], quoting=csv.QUOTE_NONNUMERIC); w([['a', 1]], quoting=csv.QUOTE_ALL); w([['a', 1, None, '']], quoting=csv.QUOTE_STRINGS); w([['a', 1, None, '']], quoting=csv.QUOTE_NOTNULL); w([['a\nb', 'c\rd']]); w([['a', 'b']], lineterminator='\n', delimiter='\t'); w([['x y', 'z']], delimiter=' '); w([['']], quoting=csv.QUOTE_NONE); w([['a"b']], doublequote=False); w([["it's"]], quotechar="'"); w([[None]], quoting=csv.QUOTE_NOTNULL); w(5); w([5])
print(gc.get_threshold() == gc.get_threshold()); gc.set_threshold(700, 5, 5); print(gc.get_threshold()); gc.set_threshold(100); print(gc.get_threshold()); print(gc.isenabled(), len(gc.get_stats()), gc.get_debug(), gc.is_tracked([]), gc.is_tracked(1), len(gc.get_count()), gc.garbage)
