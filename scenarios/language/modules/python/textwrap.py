"""Text in lines of a given width."""


def _is_letter(text):
    return text.isalpha() or text == "_"


def _dash_end(word, at):
    """Where a dash between words ends that begins there, of two hyphens or more; 0: there is none."""
    end = at
    while word[end : end + 1] == "-":
        end += 1
    follows = word[end : end + 1]
    between = (word[at - 1].isalnum() or word[at - 1] in "_!\"'&.,?") and (follows.isalnum() or follows == "_")
    return end if end - at > 1 and between else 0


def _may_end_at(word, at):
    """Whether a line may end after the hyphen there: it has letters on both sides."""
    before, after = word[max(at - 3, 0) : at], word[at + 1 : at + 4]
    ends = len(before) > 1 and _is_letter(before[-1]) and _is_letter(before[-2])
    if len(before) == 3 and before[1] == "-":
        ends = _is_letter(before[0]) and _is_letter(before[2])
    letters = after.replace("-", "", 1) if after[1:2] == "-" else after
    return ends and len(letters) > 1 and _is_letter(letters[0]) and _is_letter(letters[1])


def _parts(word):
    parts = []
    begin, at = 0, 1
    while at < len(word):
        if word[at] == "-":
            end = _dash_end(word, at)
            if end:
                parts += [word[begin:at], word[at:end]]
                begin = at = end
            elif _may_end_at(word, at):
                at += 1
                parts.append(word[begin:at])
                begin = at
        at += 1
    parts.append(word[begin:])
    return parts


def _ends_sentence(word):
    if word[-1:] in ("'", '"'):
        word = word[:-1]
    return word[-1:] in (".", "!", "?") and "a" <= word[-2:-1] <= "z"


def _chunks(text, on_hyphens, by_sentences):
    """Words or their parts, and the spaces between them, each a chunk."""
    chunks = []
    start = 0
    length = len(text)
    while start < length:
        end = start
        is_space = text[start] == " "
        while end < length and (text[end] == " ") == is_space:
            end += 1
        chunk = text[start:end]
        if is_space and by_sentences and chunk == " " and chunks and _ends_sentence(chunks[-1]):
            chunk = "  "
        if is_space or not on_hyphens:
            chunks.append(chunk)
        else:
            chunks += _parts(chunk)
        start = end
    return chunks


class TextWrapper:
    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for space in "\t\n\x0b\x0c\r":
                text = text.replace(space, " ")
        chunks = _chunks(text, self.break_on_hyphens, self.fix_sentence_endings)
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= room:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > room:
                left = max(room - length, 0) if room >= 1 else 1
                if self.break_long_words:
                    hyphen = chunks[-1].rfind("-", 0, left) if self.break_on_hyphens else 0
                    if hyphen > 0 and chunks[-1][:hyphen].strip("-"):
                        left = hyphen + 1
                    if left:
                        line.append(chunks[-1][:left])
                        length += left
                        chunks[-1] = chunks[-1][left:]
                elif not line:
                    length += len(chunks[-1])
                    line.append(chunks.pop())
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            if self.max_lines is not None and len(lines) + 1 >= self.max_lines:
                rest = [each for each in chunks if each.strip()] if self.drop_whitespace else chunks
                if rest or len(lines) + 1 > self.max_lines:
                    self._shorten(lines, line, length, room, indent)
                    break
            lines.append(indent + "".join(line))
        return lines

    def _shorten(self, lines, line, length, room, indent):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= room:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = text.split("\n")
    margin = None
    for line in lines:
        if not line.strip(" \t"):
            continue
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    size = len(margin or "")
    return "\n".join(line[size:] if line.strip(" \t") else "" for line in lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join(
        prefix + line if predicate(line) else line for line in text.splitlines(True)
    )
