#pragma once

#include "core/text/language.h"
#include "scenarios/language/values/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

class Machine;

/// Shows values in a few words, without running any code of the program: `__repr__`, `__getattr__`,
/// `__class__` and properties are never asked. Instances are shown by their attributes:
/// `<Point x=1 y=2>`.
///
/// A text is bounded in length, depth and work; what is left out is `…`. Nothing of it changes what
/// the program can see: nothing is made, kept or dropped that the run counts.
class ValueText {
public:
    /// `labels`: what people call each lane; they outlive this.
    ValueText(const std::vector<std::string>& labels, Language language)
        : m_labels(labels), m_language(language)
    {
    }

    std::string of(const Value& value);

private:
    void append(const Value& value);
    void appendNumber(const Value& value);
    void appendByteCount(size_t count);
    void appendStr(const Value& value);
    void appendContainer(const Value& value);
    void appendItems(const std::vector<const Value*>& items, bool arePairs, size_t count);
    void appendInstance(const Value& value);
    void appendGenerator(const Value& value);
    void appendCallable(const Value& value);
    void appendAsyncio(const Value& value);
    void appendFuture(class Future& future);
    /// English or French.
    void say(std::string_view english, std::string_view french);
    bool isFull() const { return m_text.size() >= kLongest || m_visited >= kMostVisited; }

    static constexpr size_t kLongest = 160;
    static constexpr size_t kDeepest = 5;
    static constexpr size_t kMostItems = 20;
    static constexpr size_t kMostVisited = 200;

    const std::vector<std::string>& m_labels;
    Language m_language;
    std::string m_text;
    std::vector<uintptr_t> m_open; // the containers around what is being shown
    size_t m_visited = 0;
};

} // namespace awaitscope
