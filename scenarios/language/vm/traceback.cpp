#include "scenarios/language/vm/traceback.h"

#include "scenarios/language/builtins/exception_groups.h"
#include "scenarios/language/compiler/code.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/vm/frame_lines.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/suggestions.h"

#include <algorithm>
#include <deque>
#include <set>
#include <vector>

namespace awaitscope {

namespace {

constexpr const char* kCause =
    "\nThe above exception was the direct cause of the following exception:\n\n";
constexpr const char* kContext =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

std::string indented(const std::string& text, const std::string& indent)
{
    std::string result;
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find('\n', begin), text.size() - 1);
        result += indent + text.substr(begin, end + 1 - begin);
        begin = end + 1;
    }
    return result;
}

/// Writes exceptions with all that belongs to them, groups as trees.
class TracebackWriter {
public:
    TracebackWriter(Machine& machine, const TracebackOptions& options)
        : m_machine(machine), m_options(options), m_source(machine.program().source)
    {
    }

    void write(const Value& exception)
    {
        gather(exception);
        write(0);
    }

    std::string take() { return std::move(m_text); }

private:
    static constexpr size_t kWidest = 15, kDeepest = 10, kLongest = size_t(16) << 20,
                            kMost = size_t(1) << 18;

    /// An exception, and which ones belong to it.
    struct Link {
        Value exception;
        const char* bridge = nullptr; ///< to its cause or context; null when none is told
        size_t older = 0;             ///< that cause or context
        std::vector<size_t> members;
    };

    /// In CPython's order, the last one first: a cause or context that is known is not told again.
    void gather(const Value& exception)
    {
        add(exception);
        for (std::vector<size_t> open{0}; !open.empty() && m_links.size() < kMost;) {
            Link& link = m_links[open.back()];
            open.pop_back();
            if (m_options.isBare) continue;
            const ExceptionObject& object = *exceptionOf(link.exception);
            const bool hasCause = isNew(object.cause);
            if (m_options.chain &&
                (hasCause || (!object.suppressContext && isNew(object.context)))) {
                link.bridge = hasCause ? kCause : kContext;
                link.older = add(hasCause ? object.cause : object.context);
                open.push_back(link.older);
            }
            if (!isExceptionGroup(link.exception)) continue;
            for (const Value& member : groupMembers(link.exception)) {
                if (link.members.size() == kWidest) break;
                link.members.push_back(add(member));
                open.push_back(link.members.back());
            }
        }
    }

    bool isNew(const Value& exception) const
    {
        return exception && !m_seen.contains(exception.bits());
    }

    size_t add(const Value& exception)
    {
        m_seen.insert(exception.bits());
        m_links.emplace_back().exception = exception;
        return m_links.size() - 1;
    }

    void write(size_t place)
    {
        std::vector<size_t> chain{place};
        while (m_links[chain.back()].bridge)
            chain.push_back(m_links[chain.back()].older);
        for (; !chain.empty(); chain.pop_back()) {
            const Link& link = m_links[chain.back()];
            if (link.bridge) emit(link.bridge);
            writeOne(link);
        }
    }

    void writeOne(const Link& link)
    {
        if (m_text.size() > kLongest) return;
        const Value& exception = link.exception;
        const auto& entries = exceptionOf(exception)->traceback;
        const std::string stack =
            stackText(m_machine.program(), m_source, entries, m_options.limit);
        // One that only the library has raised has a traceback without lines.
        const bool wasRaised = !stack.empty() || exceptionOf(exception)->keptLines != SIZE_MAX;
        if (!isExceptionGroup(exception) || m_options.isBare) {
            if (wasRaised) emit("Traceback (most recent call last):\n" + stack);
            emit(exceptionOnly(m_machine, exception));
            return;
        }
        if (m_depth > kDeepest) {
            emit("... (max_group_depth is " + std::to_string(kDeepest) + ")\n");
            return;
        }
        const bool isTop = m_depth == 0;
        if (isTop) ++m_depth;
        if (wasRaised) {
            emit("Exception Group Traceback (most recent call last):\n", isTop ? '+' : '|');
            emit(stack);
        }
        emit(exceptionOnly(m_machine, exception));
        writeMembers(link, groupMembers(exception).size());
        if (isTop) m_depth = 0;
    }

    void writeMembers(const Link& link, size_t size)
    {
        const size_t count = std::min(size, kWidest + 1);
        m_needsClose = false;
        for (size_t index = 0; index < count; ++index) {
            const bool isLast = index + 1 == count;
            if (isLast) m_needsClose = true; // a group in it may close it, too
            const bool isCut = index >= kWidest;
            m_text += indent() + (index == 0 ? "+-" : "  ") + "+---------------- " +
                      (isCut ? "..." : std::to_string(index + 1)) + " ----------------\n";
            ++m_depth;
            if (isCut) {
                const size_t left = size - kWidest;
                emit("and " + std::to_string(left) + " more exception" + (left > 1 ? "s" : "") +
                     "\n");
            } else if (index < link.members.size()) {
                write(link.members[index]);
            }
            if (isLast && m_needsClose) {
                m_text += indent() + "+------------------------------------\n";
                m_needsClose = false;
            }
            --m_depth;
        }
    }

    std::string indent() const { return std::string(2 * m_depth, ' '); }

    void emit(const std::string& text, char margin = '|')
    {
        m_text += m_depth == 0 ? text : indented(text, indent() + margin + " ");
    }

    Machine& m_machine;
    const TracebackOptions& m_options;
    SourceLines m_source;
    std::set<uintptr_t> m_seen;
    std::deque<Link> m_links;
    size_t m_depth = 0;
    bool m_needsClose = false;
    std::string m_text;
};

} // namespace

std::string stackText(const Program& program, const SourceLines& source,
                      const TracebackEntries& entries, int64_t limit, bool hasCarets)
{
    constexpr size_t kRepeated = 3;
    constexpr uint64_t kLookedAt = 4, kShown = 600; // what a line costs, in statements
    const size_t most = std::min(entries.size(), static_cast<size_t>(limit < 0 ? -limit : limit));
    // Outermost first: a positive limit leaves out the innermost ones.
    const size_t first = limit < 0 ? most : entries.size(), last = first - most;
    std::string text;
    const Code* lastCode = nullptr;
    uint32_t lastLine = 0;
    size_t count = 0;
    auto closeRun = [&] {
        if (count <= kRepeated) return;
        text += "  [Previous line repeated " + std::to_string(count - kRepeated) + " more time" +
                (count - kRepeated > 1 ? "s" : "") + "]\n";
    };
    Cost::spend(kLookedAt * most);
    for (size_t index = first; index > last; --index) {
        const TracebackEntry& entry = entries[index - 1];
        const TraceSpan span = entry.span ? program.spans[entry.span - 1] : TraceSpan();
        if (!lastCode || lastLine != span.line || lastCode->name != entry.code->name) {
            closeRun();
            lastCode = entry.code;
            lastLine = span.line;
            count = 0;
        }
        if (++count > kRepeated) continue;
        Cost::spend(kShown);
        text += "  File \"" + program.fileName + "\", line " + std::to_string(span.line) + ", in " +
                entry.code->name + "\n" +
                frameLines(source, hasCarets ? span : TraceSpan{span.line});
    }
    closeRun();
    return text;
}

std::string exceptionOnly(Machine& machine, const Value& exception, bool frames)
{
    std::string text = machine.summaryOf(exception);
    const bool isOfName = isInstance(exception, exceptions::NameError());
    const std::string suggestion = frames || !isOfName ? suggestionFor(machine, exception)
                                                       : moduleHint(*exceptionOf(exception));
    if (!suggestion.empty()) text += ". " + suggestion;
    text += "\n";
    for (const Value& note : exceptionOf(exception)->notes) {
        std::string shown;
        if (!machine.plainStr(note, shown)) shown = "<note str() failed>";
        text += shown + "\n";
    }
    return text;
}

std::string tracebackText(Machine& machine, const Value& exception, const TracebackOptions& options)
{
    TracebackWriter writer(machine, options);
    writer.write(exception);
    return writer.take();
}

std::string Machine::traceback(const Value& exception)
{
    return tracebackText(*this, exception);
}

std::string Machine::summaryOf(const Value& exception)
{
    const Type* type = typeOf(exception);
    std::string name = type->isProgram() ? type->qualifiedName() : type->name();
    if (type->module() != "builtins" && type->module() != "__main__")
        name = type->module() + "." + name;
    std::string text;
    const ExceptionObject& object = *exceptionOf(exception);
    if (object.shownText)
        text = *object.shownText;
    else if (!plainStr(exception, text))
        text = object.arguments.empty() ? "" : "<exception str() failed>";
    // What a SyntaxError says when it was made of nothing.
    if (text.empty() && type->isSubtypeOf(exceptions::SyntaxError()))
        text = "<no detail available>";
    return text.empty() ? name : name + ": " + text;
}

Coroutine<void> Machine::askTexts(Value exception)
{
    constexpr size_t kMost = 10000;
    std::set<uintptr_t> seen;
    Values open{exception};
    while (!open.empty() && seen.size() < kMost) {
        Value current = std::move(open.back());
        open.pop_back();
        if (!current || !seen.insert(current.bits()).second) continue;
        ExceptionObject* object = exceptionOf(current);
        open.push_back(object->cause);
        open.push_back(object->context);
        if (isExceptionGroup(current))
            for (const Value& member : groupMembers(current))
                open.push_back(member);
        std::string text;
        if (object->shownText || plainStr(current, text)) continue;
        Value shown = co_await str(current);
        if (!shown) takeRaised();
        object->shownText = shown ? textOf(shown) : "<exception str() failed>";
    }
}

} // namespace awaitscope
