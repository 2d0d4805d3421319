from unittest.mock import MagicMock, Mock, call, PropertyMock
m = MagicMock()
print(len(m), list(m), bool(m), int(m), float(m), 3 in m)
m.__len__.return_value = 3
m.__getitem__.return_value = "item"
m.__iter__.return_value = [1, 2]
m.__str__.return_value = "text"
m.__contains__.return_value = True
print(len(m), m["k"], list(m), list(m), str(m), 4 in m)
m[3] = 4
print(m.__setitem__.call_args, m.mock_calls)
with m as x: print(x is m.__enter__.return_value)
m.__enter__.assert_called_once_with()
m.__exit__.assert_called_once_with(None, None, None)
m.reset_mock()
r = m + 1
print(r is m.__add__.return_value, m.mock_calls)
class T: pass
t = MagicMock()
p = PropertyMock(return_value=5)
type(t).size = p
print(t.size); t.size = 9; print(p.mock_calls)
try: m < 3
except TypeError as e: print(e)
m.__lt__.return_value = True
print(m < 3)
d = {"a": 1}
g = MagicMock(); g.__getitem__.side_effect = d.__getitem__
print(g["a"])
m2 = MagicMock(); m2.a.b.c.return_value = "deep"; print(m2.a.b.c(), m2.a.b.c.call_count)
h = {m: 1}; print(h[m])
chain = MagicMock()
chain.connect().cursor().execute("select").fetchall.return_value = [1]
print(chain.connect().cursor().execute("select").fetchall(), chain.connect.call_count)
print(chain.mock_calls)
