import heapq
import itertools
import operator
import string
import time
from itertools import accumulate, batched, chain, combinations, count, cycle, dropwhile, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, zip_longest

print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(7, 2)), list(chain([1], "ab", (2,))), list(chain.from_iterable([[1], [2, 3]])))
print(list(islice(range(10), 2, 8, 3)), list(islice("abc", None)), list(islice("abcdef", 1, None, 2)), list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise("abcd")), list(batched("abcdefg", 3)))
print(list(zip_longest("ab", [1], fillvalue="-")), [(key, list(group)) for key, group in groupby("aabbc")], [(key, list(group)) for key, group in groupby([1, 3, 2, 4], key=lambda n: n % 2)])
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), len(list(product(range(3), repeat=3))), list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(combinations("abcd", 2)), list(itertools.combinations_with_replacement("ab", 2)), list(combinations([1], 2)), list(product()))
heap = [5, 1, 4, 1, 3]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heap, [heapq.heappop(heap) for _ in range(3)], heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(2, ["a", "ccc", "bb"], key=len), heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 9), heap)
tasks = [(2, "b"), (1, "z"), (2, "a")]
heapq.heapify(tasks)
print(heapq.heappop(tasks), sorted(tasks, key=operator.itemgetter(1)), operator.itemgetter(0, 1)("xyz"), operator.attrgetter("__class__.__name__")(5), operator.add(1, 2), operator.lt(1, 2))
print(string.ascii_lowercase, string.digits, string.punctuation)
print(time.ctime(0), time.strftime("%Y-%m-%d %H:%M:%S %a %j", time.gmtime(86400 * 365)), time.gmtime(1e9).tm_year, time.gmtime(951782400)[:3], time.asctime(time.gmtime(1700000000)))
print(time.gmtime(0))
for wrong in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: heapq.heappop([]), lambda: list(batched([1], 0)), lambda: list(islice([1], -1))):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
