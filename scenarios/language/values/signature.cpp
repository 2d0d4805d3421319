#include "scenarios/language/values/signature.h"

#include "scenarios/language/values/text.h"

namespace awaitscope {

Signature Signature::parse(std::string_view text)
{
    Signature signature;
    Value varArguments, varKeywords;
    bool keywordOnly = false;
    while (!text.empty()) {
        size_t comma = text.find(',');
        std::string_view part = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        if (part == "/") {
            signature.positionalOnly = signature.positional;
        } else if (part == "*") {
            keywordOnly = true;
        } else if (part.starts_with("**")) {
            varKeywords = intern(part.substr(2));
        } else if (part.starts_with("*")) {
            varArguments = intern(part.substr(1));
            keywordOnly = true;
        } else {
            bool optional = part.ends_with('=');
            signature.names.push_back(intern(optional ? part.substr(0, part.size() - 1) : part));
            if (keywordOnly) {
                ++signature.keywordOnly;
            } else {
                ++signature.positional;
                if (!optional) signature.required = signature.positional;
            }
        }
    }
    signature.varArguments = static_cast<bool>(varArguments);
    signature.varKeywords = static_cast<bool>(varKeywords);
    if (varArguments) signature.names.push_back(varArguments);
    if (varKeywords) signature.names.push_back(varKeywords);
    return signature;
}

} // namespace awaitscope
