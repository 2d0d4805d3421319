#pragma once

#include "scenarios/language/syntax/ast/expression.h"

namespace awaitscope {

enum class PatternKind : std::uint8_t {
    Value,
    Singleton,
    Sequence,
    Star,
    Mapping,
    Class,
    Capture,
    As,
    Or,
};

/// What stands after `case`.
struct Pattern {
    PatternKind kind;
    SourceSpan span;

    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;
    virtual ~Pattern() = default;

protected:
    explicit Pattern(PatternKind kind) : kind(kind) {}
};

using PatternPointer = std::unique_ptr<Pattern>;

template <PatternKind K> struct PatternOf : Pattern {
    static constexpr PatternKind staticKind = K;
    PatternOf() : Pattern(K) {}
};

/// Compares with `==`: a number, a string or a dotted name.
struct ValuePattern : PatternOf<PatternKind::Value> {
    ExpressionPointer value;
};

/// Compares with `is`: None, True or False.
struct SingletonPattern : PatternOf<PatternKind::Singleton> {
    ConstantKind constant = ConstantKind::None;
};

struct SequencePattern : PatternOf<PatternKind::Sequence> {
    /// At most one of them is a StarPattern.
    std::vector<PatternPointer> elements;
};

/// `*name` in a sequence; the name is empty for `*_`.
struct StarPattern : PatternOf<PatternKind::Star> {
    std::string name;
};

struct MappingPatternItem {
    ExpressionPointer key;
    PatternPointer pattern;
};

struct MappingPattern : PatternOf<PatternKind::Mapping> {
    std::vector<MappingPatternItem> items;
    /// The name of `**rest`, empty when there is none.
    std::string rest;
};

struct KeywordPattern {
    std::string name;
    PatternPointer pattern;
};

struct ClassPattern : PatternOf<PatternKind::Class> {
    /// A name or a dotted name.
    ExpressionPointer type;
    std::vector<PatternPointer> arguments;
    std::vector<KeywordPattern> keywords;
};

/// A bare name, which always matches and binds; the name is empty for `_`, which binds nothing.
struct CapturePattern : PatternOf<PatternKind::Capture> {
    std::string name;
};

struct AsPattern : PatternOf<PatternKind::As> {
    PatternPointer pattern;
    std::string name;
};

struct OrPattern : PatternOf<PatternKind::Or> {
    std::vector<PatternPointer> alternatives;
};

} // namespace awaitscope
