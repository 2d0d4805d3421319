import string, textwrap, statistics, random
t = string.Template("$who likes ${what} $$5 $$")
print(t.substitute(who="tim", what="kung pao"), t.safe_substitute(who="x"), t.get_identifiers(), t.is_valid())
try: string.Template("a\nb $ c").substitute()
except ValueError as e: print(e)
try: t.substitute(who=1)
except KeyError as e: print(e)
print(string.Template("a $ b").safe_substitute(), string.capwords("hello big  world"))
text = "Hello there, how are you this fine day? I'm glad to hear that well-known hyphenated-words break fine, aren't they? Supercalifragilisticexpialidocious."
for w in (10, 17, 20, 33, 70):
    print(textwrap.wrap(text, w))
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), "|", textwrap.shorten(text, 30, placeholder="..."), "|", textwrap.shorten("Hello world foo", 8))
print(repr(textwrap.dedent("""
    a
      b

    c
""")), repr(textwrap.indent("a\n\nb\n", "> ")))
S = statistics
random.seed(3)
for data in ([1, 2, 3, 4], [1.5, 2.5, 4.0], [3], [1, 1, 2, 5, 5], [random.random() for _ in range(50)], [0.1] * 10, [10**10, 1, 5]):
    print(S.mean(data), S.fmean(data), S.median(data), S.median_low(data), S.median_high(data), S.mode(data), S.multimode(data)[:3], S.pstdev(data), S.pvariance(data), S.harmonic_mean(data), S.quantiles(data))
    if len(data) > 1: print(S.stdev(data), S.variance(data), S.geometric_mean(data), S.quantiles(data, n=3, method="inclusive"))
try: S.mean([])
except S.StatisticsError as e: print(e)
print(S.correlation([1,2,3,4],[2,4,6,9]), S.covariance([1,2,3],[4,5,7]))
from itertools import compress, filterfalse, tee
import heapq
print(list(compress("abcdef", [1,0,1,0,1,1])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0,1,2])))
a, b = tee(iter(range(5)))
print(next(a), next(a), list(b), list(a)); print(tee([1], 0))
print(list(heapq.merge([1,4,7],[2,5,8],[0,6,9])), list(heapq.merge("dog","horse",key=len)) , list(heapq.merge([5,3,1],[6,2],reverse=True)), list(heapq.merge(["dog", "horse"], ["cat", "fish", "kangaroo"], key=len)))
