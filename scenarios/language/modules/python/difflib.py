"""What two sequences have in common, and how one becomes the other."""

from collections import namedtuple

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK",
           "IS_LINE_JUNK", "context_diff", "unified_diff", "Match"]

Match = namedtuple("Match", "a b size")

_POPULAR = 200  # from this length on, what stands everywhere starts no match


def _share(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds the longest common block, then the same on both sides of it."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index()

    def _index(self):
        places = {}
        for index, item in enumerate(self.b):
            places.setdefault(item, []).append(index)
        self.bjunk = {item for item in places if self.isjunk(item)} if self.isjunk else set()
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        if self.autojunk and len(self.b) >= _POPULAR:
            often = len(self.b) // 100 + 1
            self.bpopular = {item for item, indices in places.items() if len(indices) > often}
            for item in self.bpopular:
                del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        first, second, size = alo, blo, 0
        ending = {}  # position in b -> length of the match that ends there and before this item of a
        for i in range(alo, ahi):
            longer = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = longer[j] = ending.get(j - 1, 0) + 1
                if length > size:
                    first, second, size = i - length + 1, j - length + 1, length
            ending = longer
        # What starts no match may lengthen one: first what is wanted, then what is junk.
        for wants_junk in False, True:
            while (first > alo and second > blo and a[first - 1] == b[second - 1]
                   and (b[second - 1] in junk) == wants_junk):
                first, second, size = first - 1, second - 1, size + 1
            while (first + size < ahi and second + size < bhi and a[first + size] == b[second + size]
                   and (b[second + size] in junk) == wants_junk):
                size += 1
        return Match(first, second, size)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        waiting, found = [(0, len(self.a), 0, len(self.b))], []
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            block = self.find_longest_match(alo, ahi, blo, bhi)
            if not block.size:
                continue
            found.append(block)
            waiting.append((alo, block.a, blo, block.b))
            waiting.append((block.a + block.size, ahi, block.b + block.size, bhi))
        joined = []
        for block in sorted(found):
            last = joined[-1] if joined else None
            if last and last.a + last.size == block.a and last.b + last.size == block.b:
                joined[-1] = Match(last.a, last.b, last.size + block.size)
            else:
                joined.append(block)
        joined.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = joined
        return joined

    def get_opcodes(self):
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = codes = []
        i = j = 0
        for a, b, size in self.get_matching_blocks():
            if i < a or j < b:
                codes.append(("insert" if i == a else "delete" if j == b else "replace", i, a, j, b))
            i, j = a + size, b + size
            if size:
                codes.append(("equal", a, i, b, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _share(sum(block.size for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        if self.fullbcount is None:
            self.fullbcount = {}
            for item in self.b:
                self.fullbcount[item] = self.fullbcount.get(item, 0) + 1
        left, matches = {}, 0
        for item in self.a:
            number = left.get(item, self.fullbcount.get(item, 0))
            left[item] = number - 1
            matches += number > 0
        return _share(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _share(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher, found = SequenceMatcher(), []
    matcher.set_seq2(word)
    for each in possibilities:
        matcher.set_seq1(each)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff:
            if (ratio := matcher.ratio()) >= cutoff:
                found.append((ratio, each))
    return [each for ratio, each in sorted(found, reverse=True)[:n]]


def _check_lines(a, b, *others):
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)" % (type(lines[0]).__name__, lines[0]))
    for each in others:
        if not isinstance(each, str):
            raise TypeError("all arguments must be str, not: %r" % (each,))


def _header(mark, name, date, end):
    return "{} {}{}{}".format(mark, name, "\t" + date if date else "", end)


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def place(start, stop):
        length = stop - start
        if length == 1:
            return str(start + 1)
        return f"{start + 1 if length else start},{length}"

    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if not number:
            yield _header("---", fromfile, fromfiledate, lineterm)
            yield _header("+++", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield f"@@ -{place(first[1], last[2])} +{place(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (" " + line for line in a[i1:i2])
                continue
            yield from ("-" + line for line in a[i1:i2])
            yield from ("+" + line for line in b[j1:j2])


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}

    def place(start, stop):
        length = stop - start
        if length <= 1:
            return str(start + length)
        return f"{start + 1},{stop}"

    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if not number:
            yield _header("***", fromfile, fromfiledate, lineterm)
            yield _header("---", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        tags = {code[0] for code in group}
        yield "***************" + lineterm
        yield f"*** {place(first[1], last[2])} ****{lineterm}"
        if tags & {"replace", "delete"}:
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    yield from (marks[tag] + line for line in a[i1:i2])
        yield f"--- {place(first[3], last[4])} ----{lineterm}"
        if tags & {"replace", "insert"}:
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    yield from (marks[tag] + line for line in b[j1:j2])


def IS_LINE_JUNK(line, pat=None):
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


_SIMILAR = 0.75  # lines that are less alike are no changed line, but one removed and one added


class Differ:
    """Lines marked "  ", "- ", "+ "; below changed lines "? " points at what changed in them."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "equal":
                yield from ("  " + line for line in a[alo:ahi])
            elif tag == "replace":
                yield from self._replaced(a[alo:ahi], b[blo:bhi])
            else:
                yield from ("- " + line for line in a[alo:ahi])
                yield from ("+ " + line for line in b[blo:bhi])

    def _replaced(self, a, b):
        """Pairs the two most similar lines of two blocks; then the same before and after them."""
        if not a or not b:
            yield from self._plain(a, b)
            return
        best, pair, same = _SIMILAR - 0.01, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j, line in enumerate(b):
            matcher.set_seq2(line)
            for i, other in enumerate(a):
                if other == line:
                    same = same or (i, j)
                    continue
                matcher.set_seq1(other)
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best
                        and matcher.ratio() > best):
                    best, pair = matcher.ratio(), (i, j)
        if best < _SIMILAR:
            pair = same
        if pair is None:
            yield from self._plain(a, b)
            return
        i, j = pair
        yield from self._replaced(a[:i], b[:j])
        yield from ["  " + a[i]] if best < _SIMILAR else self._marked(a[i], b[j])
        yield from self._replaced(a[i + 1:], b[j + 1:])

    @staticmethod
    def _plain(a, b):
        removed, added = ["- " + line for line in a], ["+ " + line for line in b]
        # The shorter block goes first.
        yield from added + removed if len(b) < len(a) else removed + added

    def _marked(self, a, b):
        under_a = under_b = ""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, a, b).get_opcodes():
            mark = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}[tag]
            if tag == "equal":
                under_a += " " * (i2 - i1)
                under_b += " " * (j2 - j1)
            else:
                under_a += mark[0] * (i2 - i1)
                under_b += mark[1] * (j2 - j1)
        for sign, line, under in ("- ", a, under_a), ("+ ", b, under_b):
            yield sign + line
            if under := self._aligned(line, under).rstrip():
                yield "? " + under + "\n"

    @staticmethod
    def _aligned(line, under):
        return "".join(char if mark == " " and char.isspace() else mark for char, mark in zip(line, under))


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    try:
        sign = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]
