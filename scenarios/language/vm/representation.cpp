#include "scenarios/language/vm/representation.h"

#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/os_errors.h"
#include "scenarios/language/modules/asyncio_repr.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/unicode.h"
#include "scenarios/language/vm/async_next.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/program_texts.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>

namespace awaitscope {

namespace {

bool isPrintable(uint32_t character)
{
    return isOfClass(character, character_class::Printable);
}

void appendEscaped(std::string& text, uint32_t character)
{
    char shown[] = "\\U00000000";
    const size_t size = character < 0x100 ? 4 : character < 0x10000 ? 6 : 10;
    shown[1] = size == 4 ? 'x' : size == 6 ? 'u' : 'U';
    for (size_t place = size; place-- > 2; character >>= 4)
        shown[place] = "0123456789abcdef"[character & 15];
    text.append(shown, size);
}

/// No character is shown by more.
constexpr size_t kMostShown = 16;

/// Whether the text may grow by so much: it does not count as alive before it is a value. False,
/// and MemoryError: it may not.
bool makeRoom(Machine& machine, std::string& text, size_t more, size_t most)
{
    if (text.capacity() - text.size() >= more) return true;
    const size_t wanted = text.size() + more;
    const size_t room = std::max(wanted, std::min(2 * text.capacity(), most));
    if (wanted > most) machine.raise(exceptions::MemoryError(), "");
    if (wanted > most || !machine.reserve(room)) return false;
    text.reserve(room);
    return true;
}

char quoteFor(const std::string& text)
{
    return text.find('\'') != std::string::npos && text.find('"') == std::string::npos ? '"' : '\'';
}

bool appendBytes(Machine& machine, const std::string& bytes, std::string& text, size_t most)
{
    constexpr char kDigits[] = "0123456789abcdef";
    constexpr size_t kPiece = 256, kMostOfByte = 4;
    const char quote = quoteFor(bytes);
    Cost::spend(bytes.size() / Cost::kBytesHashed);
    if (!makeRoom(machine, text, bytes.size() + kMostShown, most)) return false;
    text += 'b';
    text += quote;
    for (size_t offset = 0; offset < bytes.size(); offset += kPiece) {
        char shown[kPiece * kMostOfByte];
        char* end = shown;
        for (const char byte : std::string_view(bytes).substr(offset, kPiece)) {
            const auto number = static_cast<unsigned char>(byte);
            const bool isPlain = number >= 0x20 && number < 0x7f;
            if (!isPlain || byte == quote || byte == '\\') *end++ = '\\';
            if (isPlain) {
                *end++ = byte;
            } else if (byte == '\n' || byte == '\r' || byte == '\t') {
                *end++ = byte == '\n' ? 'n' : byte == '\r' ? 'r' : 't';
            } else {
                *end++ = 'x';
                *end++ = kDigits[number >> 4];
                *end++ = kDigits[number & 15];
            }
        }
        const auto size = static_cast<size_t>(end - shown);
        if (!makeRoom(machine, text, size + kMostShown, most)) return false;
        text.append(shown, size);
    }
    text += quote;
    return true;
}

/// `room` tells whether the result may grow by so many bytes.
template <class Room>
bool appendQuoted(const std::string& text, std::string& result, const Room& room)
{
    Cost::spend(text.size() / Cost::kBytesHashed);
    const char quote = quoteFor(text);
    auto isPlain = [quote](char byte) {
        return byte >= ' ' && byte < 0x7f && byte != quote && byte != '\\';
    };
    result += quote;
    for (size_t offset = 0; offset < text.size();) {
        size_t begin = offset;
        while (offset < text.size() && isPlain(text[offset]))
            ++offset;
        if (!room(offset - begin + kMostShown)) return false;
        result.append(text, begin, offset - begin);
        if (offset == text.size()) break;
        begin = offset;
        const uint32_t character = readCharacter(text, offset);
        if (character == static_cast<uint32_t>(quote) || character == '\\')
            (result += '\\') += static_cast<char>(character);
        else if (character == '\n')
            result += "\\n";
        else if (character == '\r')
            result += "\\r";
        else if (character == '\t')
            result += "\\t";
        else if (isPrintable(character))
            result.append(text, begin, offset - begin);
        else
            appendEscaped(result, character);
    }
    result += quote;
    return true;
}

std::string builtinRepr(const BuiltinObject& function, const std::string& address)
{
    const Type* type = typeOf(Value(const_cast<BuiltinObject*>(&function)));
    if (type == types::libraryFunction())
        return "<function " + function.qualifiedName() + address + ">";
    const std::string whole = "'" + function.name() + "' of '" + function.owner() + "' objects>";
    if (type == types::methodDescriptor()) return "<method " + whole;
    if (type == types::slotWrapper()) return "<slot wrapper " + whole;
    return "<built-in function " + function.name() + ">";
}

std::string objectRepr(Machine& machine, const Value& value);

std::string plainOrObjectRepr(Machine& machine, const Value& value)
{
    std::string shown;
    return machine.plainRepr(value, shown) ? shown : objectRepr(machine, value);
}

/// A built-in with the object that it is looked up on.
std::string builtinMethodRepr(Machine& machine, const BoundMethodObject& method,
                              const std::string& address)
{
    const auto& function = *method.function().as<BuiltinObject>();
    const Value& self = method.self();
    if (typeOf(method.function()) == types::libraryFunction())
        return "<bound method " + function.qualifiedName() + " of " +
               plainOrObjectRepr(machine, self) + ">";
    // What the module operator makes remembers its arguments.
    if (function.name() == "itemgetter" || function.name() == "attrgetter") {
        std::string list;
        for (const Value& item : self.as<TupleObject>()->items())
            list += (list.empty() ? "" : ", ") + plainOrObjectRepr(machine, item);
        return "operator." + function.name() + "(" + list + ")";
    }
    if (function.name() == "methodcaller") {
        const Values& state = self.as<TupleObject>()->items();
        std::string list = plainOrObjectRepr(machine, state[0]);
        for (const Value& item : state[1].as<TupleObject>()->items())
            list += ", " + plainOrObjectRepr(machine, item);
        for (const auto& entry : state[2].as<DictObject>()->table().entries())
            if (entry.key)
                list += ", " + textOf(entry.key) + "=" + plainOrObjectRepr(machine, entry.value);
        return "operator.methodcaller(" + list + ")";
    }
    if (typeOf(method.function()) == types::slotWrapper())
        return "<method-wrapper '" + function.name() + "' of " + machine.typeName(self) +
               " object" + address + ">";
    return "<built-in method " + function.name() + " of " + machine.typeName(self) + " object" +
           address + ">";
}

std::string objectRepr(Machine& machine, const Value& value)
{
    const Type* type = typeOf(value);
    std::string address = " at " + machine.addressOf(value);
    switch (type->layout()) {
    case Layout::Function:
        return "<function " + value.as<FunctionObject>()->qualifiedName() + address + ">";
    case Layout::Builtin: return builtinRepr(*value.as<BuiltinObject>(), address);
    case Layout::BoundMethod: {
        const Value& function = value.as<BoundMethodObject>()->function();
        if (typeOf(function)->layout() == Layout::Builtin)
            return builtinMethodRepr(machine, *value.as<BoundMethodObject>(), address);
        if (typeOf(function)->layout() != Layout::Function)
            return "<bound method of " +
                   objectRepr(machine, value.as<BoundMethodObject>()->self()) + ">";
        return "<bound method " + function.as<FunctionObject>()->qualifiedName() + " of " +
               objectRepr(machine, value.as<BoundMethodObject>()->self()) + ">";
    }
    case Layout::Generator:
        return "<" + type->name() + " object " + value.as<GeneratorObject>()->qualifiedName() +
               address + ">";
    case Layout::NativeCoroutine:
        return "<coroutine object " + value.as<NativeCoroutineObject>()->name() + address + ">";
    case Layout::Module: return "<module '" + value.as<ModuleObject>()->name() + "'>";
    case Layout::Type: {
        auto* self = value.as<Type>();
        std::string module = self->module() == "builtins" ? "" : self->module() + ".";
        if (self->isProgram()) return "<class '" + module + self->qualifiedName() + "'>";
        return "<class '" + module + self->name() + "'>";
    }
    case Layout::Instance:
        return "<" +
               (type->isProgram() ? type->module() + "." + type->qualifiedName() : type->name()) +
               " object" + address + ">";
    case Layout::Core: return coreRepr(machine, value);
    case Layout::StaticMethod:
    case Layout::ClassMethod:
        return "<" + type->name() + "(" +
               plainOrObjectRepr(machine, value.as<MethodWrapperObject>()->function) + ")>";
    case Layout::Super: {
        const SuperObject& super = *value.as<SuperObject>();
        const Type* type = typeOf(super.self);
        if (type->layout() == Layout::Type) type = super.self.as<Type>(); // in a class method
        return "<super: <class '" + super.after->name() + "'>, <" + type->name() + " object>>";
    }
    case Layout::Iterator:
    case Layout::Native:
        if (type == asyncioTypes().loop) return loopText(value);
        return "<" + (type->module() == "builtins" ? "" : type->module() + ".") + type->name() +
               " object" + address + ">";
    default: return "<" + type->name() + " object" + address + ">";
    }
}

} // namespace

std::string defaultRepr(Machine& machine, const Value& value)
{
    return objectRepr(machine, value);
}

std::string quoted(const std::string& text)
{
    std::string result;
    appendQuoted(text, result, [](size_t) { return true; });
    return result;
}

std::string asciiOnly(const std::string& text)
{
    Cost::spend(text.size() / Cost::kBytesHashed);
    std::string result;
    result.reserve(text.size());
    for (size_t offset = 0; offset < text.size();) {
        const size_t begin = offset;
        while (offset < text.size() && text[offset] >= 0)
            ++offset;
        result.append(text, begin, offset - begin);
        if (offset < text.size()) appendEscaped(result, readCharacter(text, offset));
    }
    return result;
}

namespace {

/// Null for what is no list nor tuple.
const Values* sequenceOf(const Value& container)
{
    const Layout layout = typeOf(container)->layout();
    return layout == Layout::List    ? &container.as<ListObject>()->items()
           : layout == Layout::Tuple ? &container.as<TupleObject>()->items()
                                     : nullptr;
}

/// Of a list or tuple, without its items.
ReprParts bracketsOf(const Value& sequence)
{
    if (typeOf(sequence)->layout() == Layout::List) return {"[", "]", {}, false};
    return {"(", sequence.as<TupleObject>()->items().size() == 1 ? ",)" : ")", {}, false};
}

} // namespace

ReprParts reprPartsOf(const Value& container)
{
    ReprParts parts;
    auto keysOf = [&](HashTable& table) {
        for (const auto& entry : table.entries())
            if (entry.key) {
                parts.items.push_back(entry.key);
                if (parts.pairs) parts.items.push_back(entry.value);
            }
    };
    const Type* type = typeOf(container);
    switch (type->layout()) {
    case Layout::List:
    case Layout::Tuple:
        parts = bracketsOf(container);
        parts.items = *sequenceOf(container);
        break;
    case Layout::Dict:
        parts = {"{", "}", {}, true};
        keysOf(container.as<DictObject>()->table());
        break;
    case Layout::Set: {
        bool frozen = type == types::frozenset();
        bool empty = container.as<SetObject>()->table().size() == 0;
        bool named = frozen || type->isProgram();
        parts = {empty   ? type->name() + "("
                 : named ? type->name() + "({"
                         : "{",
                 empty   ? ")"
                 : named ? "})"
                         : "}",
                 {},
                 false};
        keysOf(container.as<SetObject>()->table());
        break;
    }
    case Layout::Slice: {
        auto* slice = container.as<SliceObject>();
        parts = {"slice(", ")", {slice->start, slice->stop, slice->step}, false};
        break;
    }
    case Layout::Exception: {
        Values arguments = exceptionOf(container)->arguments;
        // The file's name of an OSError is none of them.
        if (hasErrorNumber(container) && arguments.size() > 2) arguments.resize(2);
        parts = {type->name() + "(", ")", std::move(arguments), false};
        break;
    }
    case Layout::BoundMethod: {
        const auto* method = container.as<BoundMethodObject>();
        const auto* function = method->function().as<FunctionObject>();
        parts = {
            "<bound method " + function->qualifiedName() + " of ", ">", {method->self()}, false};
        break;
    }
    default:
        if (type == types::dictKeys() || type == types::dictValues() ||
            type == types::dictItems()) {
            parts = {type->name() + "([", "])", {}, false};
            for (const auto& entry : container.as<DictViewObject>()->dict().table().entries()) {
                if (!entry.key) continue;
                parts.items.push_back(type == types::dictKeys() ? entry.key
                                      : type == types::dictValues()
                                          ? entry.value
                                          : makeTuple({entry.key, entry.value}));
            }
        }
        break;
    }
    return parts;
}

const char* dotsFor(const Value& container)
{
    switch (typeOf(container)->layout()) {
    case Layout::List: return "[...]";
    case Layout::Tuple: return "(...)";
    case Layout::Set:
        return typeOf(container)->isSubtypeOf(types::frozenset()) ? "frozenset(...)" : "set(...)";
    default: return "{...}";
    }
}

bool appendPlainRepr(Machine& machine, const Value& value, std::string& text, size_t most)
{
    if (value.isSmall()) {
        text += std::to_string(value.smallInt());
        return true;
    }
    const Type* type = typeOf(value);
    static const Value reprName = intern("__repr__");
    if (const Value* method = type->find(reprName)) {
        if (typeOf(*method)->layout() == Layout::Function) return false;
        if (typeOf(*method)->layout() == Layout::Builtin) {
            auto* builtin = method->as<BuiltinObject>();
            if (!builtin->function()) return false;
            Value self = value;
            Value made = builtin->function()(machine, Arguments(&self, 1));
            if (!made) {
                machine.takeRaised();
                return false;
            }
            text += textOf(made);
            return true;
        }
    }
    switch (type->layout()) {
    case Layout::None: text += "None"; return true;
    case Layout::Bool: text += value.is(trueValue()) ? "True" : "False"; return true;
    case Layout::Int:
        if (appendDecimal(machine, value, text)) return true;
        machine.takeRaised(); // too many digits: whoever asks in earnest is told
        return false;
    case Layout::Float: text += formatFloat(floatOf(value)); return true;
    case Layout::Str:
        return makeRoom(machine, text, textOf(value).size() + kMostShown, most) &&
               appendQuoted(textOf(value), text,
                            [&](size_t more) { return makeRoom(machine, text, more, most); });
    case Layout::Bytes: return appendBytes(machine, value.as<BytesObject>()->bytes(), text, most);
    case Layout::Range: {
        auto* range = value.as<RangeObject>();
        text += "range(" + std::to_string(range->start()) + ", " + std::to_string(range->stop());
        if (range->step() != 1) text += ", " + std::to_string(range->step());
        text += ")";
        return true;
    }
    case Layout::List:
    case Layout::Tuple:
    case Layout::Dict:
    case Layout::Set:
    case Layout::Slice:
    case Layout::Exception: break;
    case Layout::BoundMethod:
        if (typeOf(value.as<BoundMethodObject>()->function())->layout() == Layout::Function) break;
        text += objectRepr(machine, value);
        return true;
    case Layout::Core: return appendCore(machine, value, text);
    default:
        if (value.is(ellipsis()))
            text += "Ellipsis";
        else if (value.is(notImplemented()))
            text += "NotImplemented";
        else if (type == types::dictKeys() || type == types::dictValues() ||
                 type == types::dictItems())
            break;
        else
            text += objectRepr(machine, value);
        return true;
    }
    if (machine.isTextTooDeep() || text.size() > most || Cost::isSpent()) return false;
    if (!machine.beginText(value)) {
        text += dotsFor(value);
        return true;
    }
    size_t start = text.size();
    // (No code of the program runs meanwhile: a sequence stays as it is.)
    const Values* const sequence = sequenceOf(value);
    const ReprParts parts = sequence ? bracketsOf(value) : reprPartsOf(value);
    const Values& items = sequence ? *sequence : parts.items;
    constexpr uint64_t kPerItem = 3;
    Cost::spend(Cost::kContainer + items.size() * kPerItem);
    text += parts.open;
    for (size_t index = 0; index < items.size(); ++index) {
        if (index > 0) text += parts.pairs && index % 2 == 1 ? ": " : ", ";
        if (text.size() <= most && makeRoom(machine, text, kMostShown, most) &&
            appendPlainRepr(machine, items[index], text, most))
            continue;
        machine.endText(value);
        if (text.size() <= most) text.resize(start);
        return false;
    }
    machine.endText(value);
    text += parts.close;
    return true;
}

} // namespace awaitscope
