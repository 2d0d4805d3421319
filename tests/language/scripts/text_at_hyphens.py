# Where lines may end in words with hyphens and at dashes; ends of sentences.
import textwrap

text = "Hello there -- you goof-ball, use the -b option!  And well-known multi-word-things---like this, e.g. 12-34 or x-ray."
for width in 8, 10, 15, 20, 30:
    print(textwrap.wrap(text, width))
print(textwrap.wrap(text, 12, break_on_hyphens=False))
print(textwrap.wrap("2-succinyl-6-hydroxy-2,4-cyclohexadiene-1-carboxylate", 20))
print(textwrap.wrap("2-succinyl-6-hydroxy-2,4-cyclohexadiene-1-carboxylate", 20, break_on_hyphens=False))
print(textwrap.wrap("----------------- and -x- or x-", 5), textwrap.wrap("a-b-c-d ab-cd--ef", 3))
print(textwrap.wrap('A sentence. Another! "Quoted." Is it? Yes. NO. Ok', 40, fix_sentence_endings=True))
