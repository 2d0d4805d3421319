"""difflib: what texts have in common."""
import difflib
from difflib import SequenceMatcher, get_close_matches, ndiff, restore

print(get_close_matches("cancle", ["cancel", "candle", "gather", "cancelled"]))
print(get_close_matches("cancle", ["wait"], cutoff=0.1), get_close_matches("x", ["y"]))
try:
    get_close_matches("x", ["y"], n=0)
except ValueError as error:
    print(error)

before = ["import asyncio\n", "async def main():\n", "    print('one')\n", "    print('two')\n", "main()\n"]
after = ["import asyncio\n", "\n", "async def main():\n", "    print('ane')\n", "asyncio.run(main())\n"]
print("".join(difflib.unified_diff(before, after, "before.py", "after.py", n=1)), end="")
print("".join(difflib.context_diff(before, after, "before.py", "after.py", "Monday", "Tuesday")), end="")
delta = list(ndiff(before, after))
print("".join(delta), end="")
print("".join(restore(delta, 1)) == "".join(before), "".join(restore(delta, 2)) == "".join(after))
print(list(difflib.unified_diff(before, before)), list(difflib.unified_diff(["a"], [], lineterm="")))

matcher = SequenceMatcher(None, "private thread", "private volatile thread")
print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
print(matcher.get_matching_blocks())
for tag, i1, i2, j1, j2 in matcher.get_opcodes():
    print(tag, repr(matcher.a[i1:i2]), "->", repr(matcher.b[j1:j2]))
print(SequenceMatcher(lambda character: character == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9))
print(SequenceMatcher(None, [1, 2, 3, 4], [2, 3, 5]).ratio(), SequenceMatcher().ratio())
long = "ab" * 150 + "c"
print(SequenceMatcher(None, long, "xabc" + long).ratio(), SequenceMatcher(None, long, "xabc" + long, False).ratio())
