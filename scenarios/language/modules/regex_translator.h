#pragma once

#include "scenarios/language/modules/regex_syntax.h"

namespace awaitscope {

/// Reads a pattern as Python does, and writes it for PCRE2. Used once, by `translateRegex`.
///
/// Groups stand on a stack of our own: a pattern may nest them as deep as it likes.
class RegexTranslator {
public:
    RegexTranslator(std::vector<uint32_t> characters, bool isText, int64_t flags);
    bool translate();

    RegexSyntax syntax;
    RegexProblem problem;

private:
    static constexpr uint64_t kEndless = uint64_t{1} << 32;
    static constexpr uint32_t kEnd = 0xffffffff;
    /// A call that counts a step: where a match starts, at every group, after every repetition.
    /// Nothing else can take long.
    static constexpr const char* kCount = "(?C)";

    /// How many characters something matches.
    struct Width {
        uint64_t least = 0, most = 0;
    };
    enum class Item { None, Plain, Anchor, Repeated };
    enum class GroupKind { Whole, Plain, Capture, Ahead, Behind, Conditional };
    struct Level {
        GroupKind kind = GroupKind::Whole;
        size_t start = 0;   ///< of its parenthesis
        uint32_t group = 0; ///< when it captures
        bool verbose = false;
        uint32_t branches = 1;
        Item last = Item::None;
        Width lastWidth, sequence, alternatives{kEndless, 0};
    };
    /// One member of a set: a character, or a class such as `\d`.
    struct Member {
        std::string shown, translated;
        uint32_t character = 0;
        bool isClass = false;
    };

    uint32_t next() const { return m_at < m_characters.size() ? m_characters[m_at] : kEnd; }
    uint32_t take() { return m_at < m_characters.size() ? m_characters[m_at++] : kEnd; }
    bool accept(uint32_t character);
    std::string shown(size_t from, size_t to) const;
    bool fail(std::string message, size_t position);

    bool item();
    bool skipsVerbose(uint32_t character);
    bool escape(size_t start);
    bool digitEscape(size_t start);
    bool codeEscape(size_t start, uint32_t letter, uint32_t& character);
    bool set(size_t start);
    bool member(Member& member);
    bool repetition(uint32_t character);
    bool openGroup(size_t start);
    bool extension(size_t start);
    bool namedExtension(size_t start);
    bool condition(size_t start);
    bool inlineFlags(size_t start, uint32_t character);
    bool closeGroup();
    bool readName(uint32_t terminator, std::string& name, size_t& begin);
    bool backReference(uint32_t group, size_t position);
    void branch();
    bool push(GroupKind kind, size_t start, std::string_view opening);

    void literal(uint32_t character);
    void put(std::string_view text, Item kind, Width width);
    std::string literalText(uint32_t character) const;
    uint32_t enclosingGroup() const;

    std::vector<uint32_t> m_characters;
    bool m_text;
    size_t m_at = 0;
    std::vector<Level> m_levels;
    std::vector<Width> m_groupWidths;
    std::vector<bool> m_closed;
    struct LateReference {
        uint32_t group;
        size_t position;
    };
    std::vector<LateReference> m_late;
};

} // namespace awaitscope
