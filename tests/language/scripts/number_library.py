import math, operator, sys
print(math.fma(2.0,3.0,1.0), math.dist([1,2],[4,6]), math.sumprod([1,2],[3,4]), math.sumprod([1.5],[2]), math.nextafter(1,2), math.ulp(1), math.ldexp(0.5,3))
for f, a in ((math.log1p,(-0.5,)),(math.log1p,(-1,)),(math.pow,(0,-1)),(math.pow,(-8,1/3)),(math.pow,(10,400)),(math.fmod,(1,0)),(math.fmod,(float('inf'),1)),(math.sin,(float('inf'),)),(math.lgamma,(-1,)),(math.gamma,(-1,)),(math.atanh,(1,)),(math.acos,(2,)),(math.exp,(1000,)),(math.cosh,(1000,)),(math.ldexp,(1.0,5000)),(math.ldexp,(1.0,-5000)),(math.remainder,(5,0)),(math.fsum,([1e308,1e308],)),(math.fsum,([float('inf'),float('-inf')],)),(math.fsum,([0.1]*10,)),(math.hypot,(3,4)),(math.hypot,(1,2,3)),(math.isclose,(1,1+1e-10)),(math.comb,(5,-1)),(math.comb,(-5,1)),(math.perm,(5,6)),(math.gcd,()),(math.lcm,(0,5)),(math.factorial,(1.5,)),(math.factorial,(True,)),(math.isqrt,(99,)),(math.trunc,('a',)),(math.floor,(None,)),(math.degrees,(1,)),(math.copysign,(1,-0.0)),(math.cbrt,(27,)),(math.exp2,(10,)),(math.log2,(8,)),(math.log10,(1000,)),(math.log,(8,2)),(math.log,(0,)),(math.sqrt,(-1,)),(math.modf,(-2.5,)),(math.frexp,(10,))):
    try: print(f.__name__, a, repr(f(*a)))
    except Exception as e: print(f.__name__, a, type(e).__name__, e)
for name in ('neg','pos','invert','not_','truth','index'):
    for v in (5, -2**70, True, 1.5, 'a', []):
        try: print(name, repr(getattr(operator,name)(v)))
        except Exception as e: print(name, type(e).__name__, e)
for name in ('lshift','rshift','matmul','iadd','contains','countOf','indexOf','is_','is_not','floordiv','mod','pow','xor'):
    for a,b in ((5,2),([1,2,1],1),('abc','b'),(2**70,3)):
        try: print(name, repr(getattr(operator,name)(a,b)))
        except Exception as e: print(name, type(e).__name__, e)
print(operator.methodcaller('upper')('abc'), operator.methodcaller('split', ',', maxsplit=1)('a,b,c'), operator.itemgetter(1,2)([1,2,3]))
print((0.1).hex(), float.fromhex('0x1.999999999999ap-4'), float.fromhex(' -0x.8p1 '), (5e-324).hex(), float.fromhex('1e3'))
print(True + True, True * 3.5, -True, True << 3, True / 2, True // 2, True ** 2, True & False, True | 2, ~False, True % 2, sum([True, True]), max(True, 2))
print(float('nan') == float('nan'), float('nan') != float('nan'), [float('nan')] == [float('nan')], float('nan') in [1.0], min(float('nan'), 1), max(1, float('nan')), hash(float('inf')))
print(int('٣٤'), float('١.٥'), int('\u00a05\u2003'))
for f in (lambda: 5 @ 2, lambda: 5 ** 'a', lambda: pow(5, 'a'), lambda: divmod('a', 5), lambda: -'a', lambda: ~1.5, lambda: 5 < 'a', lambda: 1.5 << 2, lambda: abs('a'), lambda: round('a'), lambda: int([]), lambda: float([]), lambda: hex(1.5), lambda: range(1.5), lambda: 'a' * 1.5, lambda: chr('a'), lambda: int('5', 'a'), lambda: pow(2, 3, 'a'), lambda: 2 .foo):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
x = 5
try: x **= 'a'
except TypeError as e: print(e)
try: x <<= 1.5
except TypeError as e: print(e)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig)
points = [(0.1, 0.2, 0.3), (1e200, 1e200, 1.0), (3e-310, 4e-310), (123.456, 78.9, 1e-5, 42.0)]
print([math.hypot(*point) for point in points], [math.dist(point, point[::-1]) for point in points])
print(7.5 // float("inf"), -7.5 // float("inf"), 6867879197141718035 // -681.6480118, -0.0 // 1, divmod(-7.5, 2))
print(format(5e-324, "#"), format(1e22, "#g"), 10.0**15, 10.0**16, 1e-5, 123456789.123456789, 5e-324, 1.7976931348623157e308)
