import logging
import warnings


def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)


warnings.warn("first")
for _ in range(3):
    warnings.warn("once for the line")
old()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("kept", RuntimeWarning)
    warnings.warn("twice")
    warnings.warn("twice")
    print(len(caught), caught[0].category.__name__, str(caught[0].message), caught[0].lineno)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("not shown")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("as an error", UserWarning)
    except UserWarning as error:
        print(repr(error))
try:
    warnings.warn("x", int)
except TypeError as error:
    print(error)
warnings.filterwarnings("ignore", message="noise")
warnings.warn("noise of all kinds")
warnings.warn("no noise")


class OwnWarning(UserWarning):
    pass


warnings.warn(OwnWarning("an instance"))
print(warnings.formatwarning("text", UserWarning, "f.py", 3, "x = 1"), end="")
logging.basicConfig(format="%(name)s|%(levelname)s|%(message)s")
logging.captureWarnings(True)
warnings.warn("through logging")
logging.captureWarnings(False)
warnings.warn("not through logging")

import logging

logging.warn("%s is deprecated", "warn")
logging.getLogger("x").warn("so is the method")
