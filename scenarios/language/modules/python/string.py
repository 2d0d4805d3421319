"""Templates, formatters and capwords. From C++: the constants."""


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _name_length(self, start):
        """How many characters from there on can be the name of a variable."""
        text = self.template
        end = start
        while end < len(text) and text[end].isascii():
            if not (text[end] == "_" or text[end].isalpha() or (end > start and text[end].isdigit())):
                break
            end += 1
        return end - start

    def _parts(self):
        """(text before, name or None, the whole as written) for each place to fill in."""
        text, mark = self.template, self.delimiter
        start = 0
        while True:
            at = text.find(mark, start)
            if at < 0:
                yield text[start:], None, "", len(text)
                return
            after = at + len(mark)
            if text.startswith(mark, after):
                yield text[start:at] + mark, None, "", at
                start = after + len(mark)
                continue
            braced = text.startswith("{", after)
            begin = after + 1 if braced else after
            length = self._name_length(begin)
            end = begin + length
            if not length or (braced and not text.startswith("}", end)):
                yield text[start:at], "", mark, at
                start = after
                continue
            end += braced
            yield text[start:at], text[begin : begin + length], text[at:end], at
            start = end

    def substitute(self, mapping={}, /, **kws):
        values = {**mapping, **kws}
        result = []
        for before, name, whole, at in self._parts():
            result.append(before)
            if name == "":
                lines = self.template[:at].splitlines(True) or [""]
                if lines[-1].endswith("\n"):
                    lines.append("")
                column = at - len("".join(lines[:-1])) + 1
                raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {column}")
            if name is not None:
                result.append(str(values[name]))
        return "".join(result)

    def safe_substitute(self, mapping={}, /, **kws):
        values = {**mapping, **kws}
        result = []
        for before, name, whole, at in self._parts():
            result.append(before)
            if name:
                result.append(str(values[name]) if name in values else whole)
            else:
                result.append(whole)
        return "".join(result)

    def is_valid(self):
        return all(name != "" for before, name, whole, at in self._parts())

    def get_identifiers(self):
        names = [name for before, name, whole, at in self._parts() if name]
        return list(dict.fromkeys(names))


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
