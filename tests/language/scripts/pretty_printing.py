# pprint: containers over several lines.
import pprint
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass
from pprint import pformat, pp

people = {"name": "Ada Lovelace", "born": 1815, "known for": ["the first published program", "notes on the analytical engine"],
          "friends": {"Charles Babbage": "inventor", "Mary Somerville": "mathematician, and the one who introduced them"}}
pprint.pprint(people)
pp(people)
pprint.pprint(people, width=40, indent=4)
pprint.pprint(list(range(40)), compact=True)
pprint.pprint(list(range(12)), width=20)
pprint.pprint({"b": 1, "a": 2, 3: "x"}, sort_dicts=False)
pprint.pprint({"b": 1, "a": 2})
pprint.pprint([[1, [2, [3, [4]]]], "deep"], depth=2)
pprint.pprint("a long text that does not fit a line of sixty characters, so it is cut into pieces", width=60)
pprint.pprint({"text": "a long text that does not fit a line of sixty characters, so it is cut into pieces"}, width=60)
pprint.pprint((1,))
pprint.pprint(("a" * 50, "b" * 50))
pprint.pprint({"a" * 40, "b" * 50})
pprint.pprint(defaultdict(list, {"numbers": list(range(30)), "letters": list("abc")}))
pprint.pprint(Counter("abracadabra" * 3))
pprint.pprint(Counter({"a long name of something": 3, "another long name of something": 2, "third": 1}))
pprint.pprint(OrderedDict([("first key of the dict", "first value of the dict"), ("second key of the dict", "second")]))
pprint.pprint(deque(["a" * 30, "b" * 30, "c" * 30]))
pprint.pprint(1234567, underscore_numbers=True)


@dataclass
class Point:
    name: str
    numbers: list


pprint.pprint(Point("p", [1, 2]))
pprint.pprint(Point("a point with a long name, so that it does not fit", list(range(20))))
loop = [1]
loop.append(loop)
print(pformat(loop).split(" with")[0], pprint.isrecursive(loop), pprint.isreadable([1]), pprint.saferepr({2: 1, 1: 2}))
pprint.PrettyPrinter(indent=2, width=30).pprint({"list": ["alpha", "beta", "gamma"], "n": None})
