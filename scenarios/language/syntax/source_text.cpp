#include "scenarios/language/syntax/source_text.h"

#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/syntax/source_cursor.h"
#include "scenarios/language/syntax/source_encoding.h"

#include <cstdio>

namespace awaitscope {

namespace {

std::string withPlainLineEnds(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        if (bytes[index] != '\r') {
            text += bytes[index];
        } else if (index + 1 == bytes.size() || bytes[index + 1] != '\n') {
            text += '\n';
        }
    }
    return text;
}

Diagnostic notUtf8(unsigned char byte, SourceSpan span)
{
    char message[160];
    std::snprintf(message, sizeof message,
                  "Non-UTF-8 code starting with '\\x%02x' on line %u, but no encoding declared; "
                  "see https://peps.python.org/pep-0263/ for details",
                  byte, static_cast<unsigned>(span.line));
    return syntaxError(span, message, HintCode::SaveAsUtf8);
}

} // namespace

SourceText readSourceText(std::string_view bytes)
{
    SourceText result;
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    const bool isMarked = bytes.substr(0, byteOrderMark.size()) == byteOrderMark;
    if (isMarked) bytes.remove_prefix(byteOrderMark.size());
    result.text = withPlainLineEnds(bytes);
    const std::string declared = declaredEncoding(result.text);
    const SourceEncoding encoding =
        declared.empty() ? SourceEncoding::Utf8 : encodingNamed(declared);
    if (encoding == SourceEncoding::Unknown || (isMarked && encoding != SourceEncoding::Utf8)) {
        result.error = syntaxError({1, 1, 1, 2},
                                   "encoding problem: " + declared + (isMarked ? " with BOM" : ""),
                                   HintCode::SaveAsUtf8);
        return result;
    }
    if (encoding == SourceEncoding::Latin1) result.text = latin1ToUtf8(result.text);

    SourcePosition position;
    while (position.offset < result.text.size()) {
        const DecodedCharacter decoded = decodeUtf8(result.text, position.offset);
        const SourceSpan span{position.line, position.column, position.line, position.column + 1};
        if (!decoded.isValid) {
            result.error = notUtf8(static_cast<unsigned char>(decoded.character), span);
            break;
        }
        if (decoded.character == 0) {
            result.error = syntaxError(span, "source code cannot contain null bytes");
            break;
        }
        position.offset += decoded.size;
        position.line += decoded.character == '\n' ? 1 : 0;
        position.column = decoded.character == '\n' ? 1 : position.column + 1;
    }
    return result;
}

} // namespace awaitscope
