#include "scenarios/language/syntax/token.h"

namespace awaitscope {

std::string_view spelling(TokenKind kind)
{
    switch (kind) {
#define AWAITSCOPE_SPELLING(name, text)                                                            \
    case TokenKind::name: return text;
        AWAITSCOPE_OPERATORS(AWAITSCOPE_SPELLING)
        AWAITSCOPE_KEYWORDS(AWAITSCOPE_SPELLING)
#undef AWAITSCOPE_SPELLING
    default: return {};
    }
}

} // namespace awaitscope
