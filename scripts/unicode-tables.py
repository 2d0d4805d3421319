#!/usr/bin/env python3
"""Writes the tables of characters that `str` needs, as CPython 3.13 has them (Unicode 15.1):
scripts/unicode-tables.py scenarios/language/values"""
import sys
import unicodedata

CLASSES = ("Alpha", "Decimal", "Digit", "Numeric", "Lower", "Upper", "Title", "Printable",
           "NameStart", "NamePart", "Cased", "CaseIgnorable")
HEADER = "// Made by scripts/unicode-tables.py from Unicode {}: change that.\n"


def classes(code):
    text = chr(code)
    category = unicodedata.category(text)
    # What `title` and the final sigma of `lower` do tells these two apart from the rest.
    cased = (text + "a").title().endswith("a")
    ignorable = (("A\u03a3" + text).lower()[1] == "\u03c2"
                 and ("A\u03a3" + text + "A").lower()[1] == "\u03c3")
    facts = (text.isalpha(), text.isdecimal(), text.isdigit(), text.isnumeric(), text.islower(),
             text.isupper(), category == "Lt", text.isprintable(), text.isidentifier(),
             ("a" + text).isidentifier(), cased, ignorable)
    return sum(1 << index for index, fact in enumerate(facts) if fact)


def class_runs():
    """(first, classes of even codes, classes of odd codes): each until the next one."""
    values = [classes(code) for code in range(0x110000)]
    runs = []
    code = 0
    while code < len(values):
        first, second = values[code], values[code + 1] if code + 1 < len(values) else values[code]
        end = code + 2
        while end < len(values) and values[end] == (first, second)[(end - code) % 2]:
            end += 1
        if end - code < 6 and first != second:
            end = code + 1
            second = first
            while end < len(values) and values[end] == first:
                end += 1
        runs.append((code, first, second) if code % 2 == 0 else (code, second, first))
        code = end
    return runs


def simple(mapped, code):
    return ord(mapped) if len(mapped) == 1 else code


def case_runs(convert):
    """(first, last, stride, difference) of characters that become one other character."""
    changed = [(code, simple(convert(chr(code)), code) - code) for code in range(0x110000)
               if simple(convert(chr(code)), code) != code]
    runs = []
    for code, difference in changed:
        for stride in (1, 2):
            last = runs[-1] if runs else None
            if last and last[3] == difference and code - last[1] == stride \
                    and (last[2] in (0, stride)):
                runs[-1] = (last[0], code, stride, difference)
                break
        else:
            runs.append((code, code, 0, difference))
    return [(first, last, stride or 1, difference) for first, last, stride, difference in runs]


def long_cases(convert):
    """Characters that become several."""
    return [(code, convert(chr(code))) for code in range(0x110000)
            if len(convert(chr(code))) > 1]


def rows(entries):
    lines, line = [], "   "
    for entry in entries:
        if len(line) + len(entry) + 2 > 100:
            lines.append(line)
            line = "   "
        line += f" {entry},"
    lines.append(line)
    return "\n".join(lines)


def write(path, body):
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER.format(unicodedata.unidata_version))
        file.write('#include "scenarios/language/values/unicode_tables.h"\n\n')
        file.write("namespace awaitscope::unicode {\n\n// clang-format off\n" + body)
        file.write("// clang-format on\n\n} // namespace awaitscope::unicode\n")


def main(folder):
    runs = class_runs()
    kinds = sorted({kind for _, even, odd in runs for kind in (even, odd)})
    ends = [first for first, _, _ in runs[1:]] + [0x110000]
    entries = rows(f"{{{end - first},{kinds.index(even)},{kinds.index(odd)}}}"
                   for (first, even, odd), end in zip(runs, ends))
    write(f"{folder}/unicode_classes.cpp",
          f"const uint16_t kClassKinds[] = {{\n{rows(map(str, kinds))}\n}};\n"
          f"const ClassRun kClassRuns[] = {{\n{entries}\n}};\n"
          f"const size_t kClassRunCount = {len(runs)};\n")
    body = ""
    for name, convert in (("Lower", str.lower), ("Upper", str.upper), ("Title", str.title),
                          ("Fold", str.casefold)):
        runs = case_runs(convert)
        entries = rows(f"{{{a:#x},{b:#x},{c},{d}}}" for a, b, c, d in runs)
        body += f"const CaseRun k{name}Runs[] = {{\n{entries}\n}};\n"
        body += f"const size_t k{name}RunCount = {len(runs)};\n"
        long = long_cases(convert)
        entries = rows('{%#x,"%s"}' % (code, "".join(f"\\x{byte:02x}" for byte in text.encode()))
                       for code, text in long)
        body += f"const LongCase k{name}Long[] = {{\n{entries}\n}};\n"
        body += f"const size_t k{name}LongCount = {len(long)};\n"
    write(f"{folder}/unicode_cases.cpp", body)


main(sys.argv[1])
