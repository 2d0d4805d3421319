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


def _field_end(text, start):
    """Where the braces close that are open at `start`."""
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if not depth:
            return at
    raise ValueError("expected '}' before end of string")


def _field_parts(field):
    """The name, the specification and the conversion of what stands in braces."""
    depth = 0
    for at, letter in enumerate(field):
        depth += (letter == "[") - (letter == "]")
        if letter in ":!" and not depth:
            break
    else:
        return field, "", None
    name, rest = field[:at], field[at:]
    if rest[0] == ":":
        return name, rest[1:], None
    if len(rest) < 2:
        raise ValueError("end of string while looking for conversion specifier")
    if len(rest) > 2 and rest[2] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[3:], rest[1]


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._fill(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _fill(self, text, args, kwargs, used, depth, number):
        """The text, and the number of the next field that has none; False: no more of those."""
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for before, name, spec, conversion in self.parse(text):
            if before:
                result.append(before)
            if name is None:
                continue
            first = name.replace("[", ".").partition(".")[0]
            if first == "":
                if number is False:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering"
                    )
                name, number = f"{number}{name}", number + 1
            elif first.isdigit():
                if number:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering"
                    )
                number = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, number = self._fill(spec, args, kwargs, used, depth - 1, number)
            result.append(self.format_field(value, spec))
        return "".join(result), number

    def parse(self, format_string):
        text, at, plain = format_string, 0, ""
        while at < len(text):
            letter = text[at]
            at += 1
            if letter not in "{}":
                plain += letter
            elif text[at : at + 1] == letter:
                yield plain + letter, None, None, None
                plain, at = "", at + 1
            elif letter == "}":
                raise ValueError("Single '}' encountered in format string")
            elif at == len(text):
                raise ValueError("Single '{' encountered in format string")
            else:
                end = _field_end(text, at)
                yield plain, *_field_parts(text[at:end])
                plain, at = "", end + 1
        if plain:
            yield plain, None, None, None

    def get_field(self, field_name, args, kwargs):
        first, path = field_name, ""
        for at, letter in enumerate(field_name):
            if letter in ".[":
                first, path = field_name[:at], field_name[at:]
                break
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        while path:
            if path[0] == "[":
                index, _, path = path[1:].partition("]")
                value = value[int(index) if index.isdigit() else index]
                continue
            end = min((at for at in (path.find(".", 1), path.find("[", 1)) if at > 0), default=len(path))
            value, path = getattr(value, path[1:end]), path[end:]
        return value, key

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")
