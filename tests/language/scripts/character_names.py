# Characters by their names, and what Unicode says of them.
import unicodedata

print("\N{BULLET} \N{greek small letter alpha} \N{LATIN SMALL LETTER E WITH ACUTE}\N{SNOWMAN}", len("\N{GRINNING FACE}"), f"\N{EM DASH}{1}")
for character in "aÉ5½²٣ Ω中\n€—〇ǅ":
    print(repr(character), unicodedata.name(character, "-"), unicodedata.category(character), unicodedata.bidirectional(character),
          unicodedata.combining(character), unicodedata.east_asian_width(character), unicodedata.mirrored(character),
          unicodedata.decimal(character, None), unicodedata.digit(character, None), unicodedata.numeric(character, None),
          repr(unicodedata.decomposition(character)))
print(unicodedata.lookup("LEFT CURLY BRACKET"), unicodedata.name("가"), unicodedata.name("中"))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    made = unicodedata.normalize(form, "é e\u0301 ﬁ ½ Å")
    print(form, made.encode("ascii", "backslashreplace"), len(made), unicodedata.is_normalized(form, "é"))
print("".join(each for each in unicodedata.normalize("NFD", "déjà vu à Zürich") if unicodedata.category(each) != "Mn"))
for bad in (lambda: unicodedata.name("\n"), lambda: unicodedata.lookup("NO SUCH"), lambda: unicodedata.numeric("x"), lambda: unicodedata.decimal("½"),
            lambda: unicodedata.digit("x"), lambda: unicodedata.category("ab"), lambda: unicodedata.normalize("X", "a")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
