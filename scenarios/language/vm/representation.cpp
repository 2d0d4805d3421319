#include "scenarios/language/vm/representation.h"

#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/os_errors.h"
#include "scenarios/language/modules/asyncio_repr.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/unicode.h"
#include "scenarios/language/vm/async_next.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

#include <cstdio>

namespace awaitscope {

namespace {

std::string hex(uint32_t number, int digits)
{
    char text[16];
    std::snprintf(text, sizeof text, "%0*x", digits, number);
    return text;
}

bool isPrintable(uint32_t character)
{
    return isOfClass(character, character_class::Printable);
}

std::string escaped(uint32_t character)
{
    return character < 0x100     ? "\\x" + hex(character, 2)
           : character < 0x10000 ? "\\u" + hex(character, 4)
                                 : "\\U" + hex(character, 8);
}

std::string bytesRepr(const std::string& bytes)
{
    char quote =
        bytes.find('\'') != std::string::npos && bytes.find('"') == std::string::npos ? '"' : '\'';
    std::string text = std::string("b") + quote;
    for (unsigned char byte : bytes) {
        if (byte == static_cast<unsigned char>(quote) || byte == '\\')
            text += std::string("\\") + static_cast<char>(byte);
        else if (byte == '\n')
            text += "\\n";
        else if (byte == '\r')
            text += "\\r";
        else if (byte == '\t')
            text += "\\t";
        else if (byte < 0x20 || byte >= 0x7f)
            text += "\\x" + hex(byte, 2);
        else
            text += static_cast<char>(byte);
    }
    return text + quote;
}

std::string objectRepr(Machine& machine, const Value& value)
{
    const Type* type = typeOf(value);
    std::string address = " at " + machine.addressOf(value);
    switch (type->layout()) {
    case Layout::Function:
        return "<function " + value.as<FunctionObject>()->qualifiedName() + address + ">";
    case Layout::Builtin: return "<built-in function " + value.as<BuiltinObject>()->name() + ">";
    case Layout::BoundMethod: {
        const Value& function = value.as<BoundMethodObject>()->function();
        if (typeOf(function)->layout() == Layout::Builtin)
            return "<built-in method " + function.as<BuiltinObject>()->name() + " of " +
                   machine.typeName(value.as<BoundMethodObject>()->self()) + " object" + address +
                   ">";
        if (typeOf(function)->layout() != Layout::Function)
            return "<bound method of " +
                   objectRepr(machine, value.as<BoundMethodObject>()->self()) + ">";
        return "<bound method " + function.as<FunctionObject>()->qualifiedName() + " of " +
               objectRepr(machine, value.as<BoundMethodObject>()->self()) + ">";
    }
    case Layout::Generator:
        return "<" + type->name() + " object " + value.as<GeneratorObject>()->name() + address +
               ">";
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
    case Layout::Native:
        if (type == asyncioTypes().loop) return loopText(machine, value);
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
    Cost::spend(text.size() / Cost::kCharactersRead);
    char quote =
        text.find('\'') != std::string::npos && text.find('"') == std::string::npos ? '"' : '\'';
    std::string result(1, quote);
    for (size_t offset = 0; offset < text.size();) {
        size_t begin = offset;
        uint32_t character = readCharacter(text, offset);
        if (character == static_cast<uint32_t>(quote) || character == '\\')
            result += std::string("\\") + static_cast<char>(character);
        else if (character == '\n')
            result += "\\n";
        else if (character == '\r')
            result += "\\r";
        else if (character == '\t')
            result += "\\t";
        else if (isPrintable(character))
            result.append(text, begin, offset - begin);
        else
            result += escaped(character);
    }
    return result + quote;
}

std::string asciiOnly(const std::string& text)
{
    Cost::spend(text.size() / Cost::kCharactersRead);
    std::string result;
    for (size_t offset = 0; offset < text.size();) {
        uint32_t character = readCharacter(text, offset);
        result +=
            character < 0x80 ? std::string(1, static_cast<char>(character)) : escaped(character);
    }
    return result;
}

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
    case Layout::List: parts = {"[", "]", container.as<ListObject>()->items(), false}; break;
    case Layout::Tuple: {
        const Values& items = container.as<TupleObject>()->items();
        parts = {"(", items.size() == 1 ? ",)" : ")", items, false};
        break;
    }
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
    case Layout::Str: text += quoted(textOf(value)); return true;
    case Layout::Bytes: text += bytesRepr(value.as<BytesObject>()->bytes()); return true;
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
    ReprParts parts = reprPartsOf(value);
    Cost::spend(1 + parts.items.size() * 3);
    text += parts.open;
    for (size_t index = 0; index < parts.items.size(); ++index) {
        if (index > 0) text += parts.pairs && index % 2 == 1 ? ": " : ", ";
        if (text.size() <= most && appendPlainRepr(machine, parts.items[index], text, most))
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
