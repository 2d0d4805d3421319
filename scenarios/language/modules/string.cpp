#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/text.h"

namespace awaitscope {

void fillString(Definitions& module)
{
    const std::string lower = "abcdefghijklmnopqrstuvwxyz", upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const std::string punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", digits = "0123456789";
    const std::string space = " \t\n\r\v\f";
    module.value("ascii_lowercase", makeStr(lower)).value("ascii_uppercase", makeStr(upper));
    module.value("ascii_letters", makeStr(lower + upper)).value("digits", makeStr(digits));
    module.value("hexdigits", makeStr(digits + "abcdefABCDEF"))
        .value("octdigits", makeStr("01234567"));
    module.value("punctuation", makeStr(punctuation)).value("whitespace", makeStr(space));
    module.value("printable", makeStr(digits + lower + upper + punctuation + space));
}

} // namespace awaitscope
