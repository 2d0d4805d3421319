#include "scenarios/inspection/value_text.h"

#include "scenarios/language/compiler/code.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/callable.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/exception.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/representation.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::string_view kMore = "…";
constexpr size_t kLongestStr = 60; // characters
constexpr uint64_t kMostBits = 256;

bool isDunder(const std::string& name)
{
    return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

const Value* attributeNamed(const Attributes& attributes, std::string_view name)
{
    for (const Attributes::Entry& entry : attributes.entries())
        if (entry.name && entry.value && textOf(entry.name) == name) return &entry.value;
    return nullptr;
}

/// A prefix that ends between two characters.
std::string_view beginningOf(const std::string& text, size_t most)
{
    size_t offset = 0;
    for (size_t count = 0; count < most && offset < text.size(); ++count)
        readCharacter(text, offset);
    return std::string_view(text).substr(0, offset);
}

} // namespace

void ValueText::say(std::string_view english, std::string_view french)
{
    m_text += m_language == Language::French ? french : english;
}

std::string ValueText::of(const Value& value)
{
    m_text.clear();
    m_open.clear();
    m_visited = 0;
    append(value);
    return std::move(m_text);
}

void ValueText::append(const Value& value)
{
    ++m_visited;
    if (!value) {
        m_text += kMore;
        return;
    }
    if (value.isSmall()) {
        m_text += std::to_string(value.smallInt());
        return;
    }
    const Type* type = static_cast<const Type*>(value.object()->type());
    if (!type) return appendAsyncio(value); // of core, never shown to the program
    switch (type->layout()) {
    case Layout::None: m_text += "None"; return;
    case Layout::Bool: m_text += value.is(trueValue()) ? "True" : "False"; return;
    case Layout::Int:
    case Layout::Float:
    case Layout::Bytes:
    case Layout::Range: return appendNumber(value);
    case Layout::Str: return appendStr(value);
    case Layout::Tuple:
    case Layout::List:
    case Layout::Dict:
    case Layout::Set:
    case Layout::Exception: return appendContainer(value);
    case Layout::Cell: return append(value.as<CellObject>()->value);
    case Layout::Instance: return appendInstance(value);
    case Layout::Generator:
    case Layout::NativeCoroutine: return appendGenerator(value);
    case Layout::Function:
    case Layout::Builtin:
    case Layout::BoundMethod:
    case Layout::StaticMethod:
    case Layout::ClassMethod:
    case Layout::Type:
    case Layout::Module: return appendCallable(value);
    case Layout::Core: return appendAsyncio(value);
    default: break;
    }
    if (value.is(ellipsis())) {
        m_text += "Ellipsis";
    } else if (type->isSubtypeOf(types::deque())) {
        appendContainer(value);
    } else if (type->isSubtypeOf(types::byteArray())) {
        m_text += type->name() + ' ';
        appendByteCount(value.as<ByteArrayObject>()->bytes().size());
    } else if (type == types::dictKeys() || type == types::dictValues() ||
               type == types::dictItems()) {
        m_text += type->name() + '(';
        append(Value(&value.as<DictViewObject>()->dict()));
        m_text += ')';
    } else {
        m_text += '<' + type->name() + '>';
    }
}

/// Numbers, and what else has a short text of its own.
void ValueText::appendNumber(const Value& value)
{
    const Type* type = typeOf(value);
    // An enumeration's member is known by its name.
    Attributes* own =
        type->isProgram() ? static_cast<Object*>(value.object())->ownAttributes() : nullptr;
    if (const Value* name = own ? attributeNamed(*own, "_name_") : nullptr; name && isStr(*name)) {
        m_text += type->name() + '.' + textOf(*name);
        return;
    }
    if (type->isProgram()) m_text += type->name() + '(';
    switch (type->layout()) {
    case Layout::Float: m_text += formatFloat(floatOf(value)); break;
    case Layout::Range: {
        auto* range = value.as<RangeObject>();
        m_text += "range(" + std::to_string(range->start()) + ", " + std::to_string(range->stop());
        if (range->step() != 1) m_text += ", " + std::to_string(range->step());
        m_text += ')';
        break;
    }
    case Layout::Bytes:
        m_text += type->name() + ' ';
        appendByteCount(value.as<BytesObject>()->bytes().size());
        break;
    default: {
        const IntegerView number(value);
        if (number.bits() <= kMostBits) {
            m_text += number.copy().get_str();
        } else {
            say("int of ", "int de ");
            m_text += std::to_string(number.bits()) + " bits";
        }
    }
    }
    if (type->isProgram()) m_text += ')';
}

void ValueText::appendByteCount(size_t count)
{
    m_text += std::to_string(count);
    say(count == 1 ? " byte" : " bytes", count < 2 ? " octet" : " octets");
}

void ValueText::appendStr(const Value& value)
{
    const Type* type = typeOf(value);
    const std::string& text = textOf(value);
    const std::string_view shown = beginningOf(text, kLongestStr);
    if (type->isProgram()) m_text += type->name() + '(';
    m_text += quoted(std::string(shown));
    if (shown.size() < text.size()) m_text.insert(m_text.size() - 1, kMore);
    if (type->isProgram()) m_text += ')';
}

void ValueText::appendItems(const std::vector<const Value*>& items, bool arePairs, size_t count)
{
    for (size_t i = 0; i < items.size(); ++i) {
        if (isFull()) {
            m_text += kMore;
            return;
        }
        append(*items[i]);
        const bool isLast = i + 1 == items.size();
        if (!isLast || count > items.size()) m_text += arePairs && i % 2 == 0 ? ": " : ", ";
    }
    if (count > items.size()) m_text += kMore;
}

void ValueText::appendContainer(const Value& value)
{
    const Type* type = typeOf(value);
    std::string open, close;
    std::vector<const Value*> items;
    size_t count = 0;
    const auto take = [&](const auto& all) {
        count = all.size();
        for (const Value& item : all) {
            if (items.size() == kMostItems) break;
            items.push_back(&item);
        }
    };
    const auto takeTable = [&](const HashTable& table, bool withValues) {
        count = table.size() * (withValues ? 2 : 1);
        for (const HashTable::Entry& entry : table.entries()) {
            if (items.size() >= kMostItems) break;
            if (!entry.key) continue;
            items.push_back(&entry.key);
            if (withValues) items.push_back(&entry.value);
        }
    };
    const bool isNamed = type->isProgram();
    switch (type->layout()) {
    case Layout::List:
        take(value.as<ListObject>()->items());
        open = "[", close = "]";
        break;
    case Layout::Tuple:
        take(value.as<TupleObject>()->items());
        open = "(", close = count == 1 ? ",)" : ")";
        break;
    case Layout::Dict:
        takeTable(value.as<DictObject>()->table(), true);
        open = "{", close = "}";
        break;
    case Layout::Set:
        takeTable(value.as<SetObject>()->table(), false);
        open = count == 0 ? "set(" : "{", close = count == 0 ? ")" : "}";
        if (type == types::frozenset()) open = "frozenset({", close = "})";
        break;
    case Layout::Exception:
        take(exceptionOf(value)->arguments);
        open = type->name() + '(', close = ")";
        break;
    default: take(value.as<DequeObject>()->items); open = "deque([", close = "])";
    }
    // A class of the program, or a kind of dict: by its name, where its text does not begin so.
    const bool isKind = type->layout() == Layout::Dict && type != types::dict();
    if ((isNamed && type->layout() != Layout::Exception) || isKind) {
        open = type->name() + '(' + open;
        close += ')';
    }
    const bool isAround = std::find(m_open.begin(), m_open.end(), value.bits()) != m_open.end();
    if (isAround || m_open.size() == kDeepest) {
        m_text += count == 0 ? open + close : open + std::string(kMore) + close;
        return;
    }
    m_open.push_back(value.bits());
    m_text += open;
    appendItems(items, type->layout() == Layout::Dict, count);
    m_text += close;
    m_open.pop_back();
}

void ValueText::appendInstance(const Value& value)
{
    const Type* type = typeOf(value);
    if (type == types::object()) {
        m_text += "<object>";
        return;
    }
    const Attributes& attributes = value.as<InstanceObject>()->attributes();
    if (const Value* name = attributeNamed(attributes, "_name_");
        name && isStr(*name) && attributeNamed(attributes, "_value_")) {
        m_text += type->name() + '.' + textOf(*name);
        return;
    }
    m_text += '<' + type->name();
    const bool isAround = std::find(m_open.begin(), m_open.end(), value.bits()) != m_open.end();
    if (isAround || m_open.size() == kDeepest) {
        m_text += std::string(" ") + std::string(kMore) + '>';
        return;
    }
    m_open.push_back(value.bits());
    size_t shown = 0;
    for (const Attributes::Entry& entry : attributes.entries()) {
        if (!entry.name || !entry.value || isDunder(textOf(entry.name))) continue;
        m_text += ' ';
        if (isFull() || shown++ == kMostItems) {
            m_text += kMore;
            break;
        }
        m_text += textOf(entry.name) + '=';
        append(entry.value);
    }
    m_open.pop_back();
    m_text += '>';
}

void ValueText::appendGenerator(const Value& value)
{
    using State = GeneratorObject::State;
    if (typeOf(value)->layout() == Layout::NativeCoroutine) {
        auto* native = value.as<NativeCoroutineObject>();
        m_text += "coroutine " + native->name();
        if (!native->started()) say(", not started", ", pas commencée");
        return;
    }
    auto* generator = value.as<GeneratorObject>();
    const bool isCoroutine = typeOf(value) == types::coroutine();
    if (isCoroutine)
        m_text += "coroutine ";
    else if (typeOf(value) == types::asyncGenerator())
        say("async generator ", "générateur asynchrone ");
    else
        say("generator ", "générateur ");
    m_text += generator->name();
    switch (generator->state()) {
    case State::Created:
        say(", not started", isCoroutine ? ", pas commencée" : ", pas commencé");
        break;
    case State::Suspended: say(", suspended", isCoroutine ? ", suspendue" : ", suspendu"); break;
    case State::Running: say(", running", ", en cours"); break;
    case State::Finished: say(", over", isCoroutine ? ", finie" : ", fini"); break;
    }
}

void ValueText::appendCallable(const Value& value)
{
    switch (typeOf(value)->layout()) {
    case Layout::Function:
        say("function ", "fonction ");
        m_text += value.as<FunctionObject>()->qualifiedName();
        return;
    case Layout::Builtin:
        say("function ", "fonction ");
        m_text += value.as<BuiltinObject>()->name();
        return;
    case Layout::BoundMethod: {
        auto* method = value.as<BoundMethodObject>();
        const Value& function = method->function();
        say("method ", "méthode ");
        if (function && function.isObject() && typeOf(function)->layout() == Layout::Function)
            m_text += function.as<FunctionObject>()->name();
        else if (function && function.isObject() && typeOf(function)->layout() == Layout::Builtin)
            m_text += function.as<BuiltinObject>()->name();
        else
            m_text += kMore;
        say(" of ", " de ");
        if (m_open.size() == kDeepest || isFull()) {
            m_text += kMore;
            return;
        }
        m_open.push_back(value.bits());
        append(method->self());
        m_open.pop_back();
        return;
    }
    case Layout::StaticMethod:
    case Layout::ClassMethod: return append(value.as<MethodWrapperObject>()->function);
    case Layout::Type:
        say("class ", "classe ");
        m_text += value.as<Type>()->name();
        return;
    default: m_text += "module " + value.as<ModuleObject>()->name(); return;
    }
}

} // namespace awaitscope
