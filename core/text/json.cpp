#include "core/text/json.h"

namespace awaitscope {

std::string jsonText(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string json = "\"";
    for (const char c : text) {
        switch (c) {
        case '"': json += "\\\""; break;
        case '\\': json += "\\\\"; break;
        case '\n': json += "\\n"; break;
        case '\r': json += "\\r"; break;
        case '\t': json += "\\t"; break;
        case '\b': json += "\\b"; break;
        case '\f': json += "\\f"; break;
        default:
            if (const auto byte = static_cast<unsigned char>(c); byte < 0x20) {
                json += "\\u00";
                json += kDigits[byte >> 4];
                json += kDigits[byte & 15];
            } else {
                json += c;
            }
        }
    }
    return json + '"';
}

} // namespace awaitscope
