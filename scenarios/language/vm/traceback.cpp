#include "scenarios/language/builtins/exception_groups.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

std::string lineOf(const std::string& source, uint32_t line)
{
    size_t begin = 0;
    for (uint32_t number = 1; number < line; ++number) {
        begin = source.find('\n', begin);
        if (begin == std::string::npos) return {};
        ++begin;
    }
    std::string text = source.substr(begin, source.find('\n', begin) - begin);
    size_t first = text.find_first_not_of(" \t\f");
    size_t last = text.find_last_not_of(" \t\r\f");
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

} // namespace

std::string Machine::summaryOf(const Value& exception)
{
    const Type* type = typeOf(exception);
    std::string name = type->module() == "builtins" || type->module() == "__main__"
                           ? type->name()
                           : type->module() + "." + type->name();
    if (type->isProgram() && type->module() != "__main__") name = type->name();
    std::string text;
    if (!plainStr(exception, text))
        text = exceptionOf(exception)->arguments.empty() ? "" : "<exception str() failed>";
    return text.empty() ? name : name + ": " + text;
}

std::string Machine::traceback(const Value& exception)
{
    constexpr int kDeepest = 20;
    std::vector<Value> chain{exception};
    std::vector<std::string> bridges;
    for (Value current = exception; static_cast<int>(chain.size()) < kDeepest;) {
        ExceptionObject* object = exceptionOf(current);
        Value older = object->cause;
        const char* bridge =
            "\nThe above exception was the direct cause of the following exception:\n\n";
        if (!older && !object->suppressContext) {
            older = object->context;
            bridge = "\nDuring handling of the above exception, another exception occurred:\n\n";
        }
        if (!older) break;
        bridges.emplace_back(bridge);
        chain.push_back(older);
        current = older;
    }
    std::string text;
    for (size_t index = chain.size(); index > 0; --index) {
        const Value& current = chain[index - 1];
        const auto& entries = exceptionOf(current)->traceback;
        bool group = isExceptionGroup(current);
        if (!entries.empty())
            text += group ? "  + Exception Group Traceback (most recent call last):\n"
                          : "Traceback (most recent call last):\n";
        std::string margin = group ? "  | " : "";
        for (size_t line = entries.size(); line > 0; --line) {
            const TracebackEntry& entry = entries[line - 1];
            uint32_t number = entry.span ? m_program.spans[entry.span - 1].line : 0;
            text += margin + "  File \"" + m_program.fileName + "\", line " +
                    std::to_string(number) + ", in " + entry.code->name + "\n";
            std::string source = lineOf(m_program.source, number);
            if (!source.empty()) text += margin + "    " + source + "\n";
        }
        std::string last = summaryOf(current);
        const std::string& suggestion = exceptionOf(current)->suggestion;
        if (!suggestion.empty()) last += ". " + suggestion;
        text += margin + last + "\n";
        for (const Value& note : exceptionOf(current)->notes) {
            std::string shown;
            if (plainStr(note, shown)) text += margin + shown + "\n";
        }
        if (group) {
            const Values& members = groupMembers(current);
            for (size_t member = 0; member < members.size(); ++member) {
                text += (member == 0 ? "  +-+---------------- " : "    +---------------- ") +
                        std::to_string(member + 1) + " ----------------\n";
                std::string inner = traceback(members[member]);
                for (size_t begin = 0; begin < inner.size();) {
                    size_t end = inner.find('\n', begin);
                    text += "    | " + inner.substr(begin, end - begin) + "\n";
                    begin = end + 1;
                }
            }
            text += "    +------------------------------------\n";
        }
        if (index > 1) text += bridges[index - 2];
    }
    return text;
}

Coroutine<void> Machine::reportCallback(std::string name, Value exception)
{
    if (m_exceptionHandler && m_runtime->isEventLoop()) {
        auto context = makeRef<DictObject>();
        auto put = [&](const char* key, Value value) {
            Value text = makeStr(key);
            context->table().set(*hashOf(text), text, std::move(value));
        };
        put("message", makeStr("Exception in callback " + name));
        put("exception", exception);
        Value handler = m_exceptionHandler;
        Values arguments{m_loop ? m_loop : none(), Value(context)};
        Value done = co_await call(std::move(handler), std::move(arguments));
        if (!done) takeRaised();
        co_return;
    }
    warn("Exception in callback " + name + "\n" + traceback(exception));
}

} // namespace awaitscope
