#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/json_classes.h"
#include "scenarios/language/modules/json_style.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

bool readSeparators(Machine& machine, const Value& given, std::string& item, std::string& key)
{
    Values pair;
    if (!machine.plainItems(given, pair)) {
        machine.raiseTypeError("cannot unpack non-iterable " + machine.typeName(given) + " object");
        return false;
    }
    if (pair.size() != 2) {
        machine.raiseValueError(pair.size() > 2 ? "too many values to unpack (expected 2)"
                                                : "not enough values to unpack (expected 2, got " +
                                                      std::to_string(pair.size()) + ")");
        return false;
    }
    if (!isStr(pair[0]) || !isStr(pair[1])) {
        const Value& wrong = isStr(pair[1]) ? pair[0] : pair[1];
        machine.raiseTypeError(std::string("make_encoder() argument ") +
                               (isStr(pair[1]) ? "6" : "5") + " must be str, not " +
                               machine.className(wrong));
        return false;
    }
    item = textOf(pair[0]);
    key = textOf(pair[1]);
    return true;
}

bool readJsonStyle(Machine& machine, Value (&given)[8], JsonStyle& style)
{
    bool* const switches[] = {&style.skipKeys, &style.ascii, &style.checkCircular, &style.allowNan,
                              &style.sortKeys};
    for (size_t index = 0; index < std::size(switches); ++index)
        if (given[index]) *switches[index] = machine.plainTruth(given[index]) != 0;
    const Value &indent = given[5], &separators = given[6];
    if (isWanted(indent)) {
        if (isStr(indent)) {
            style.indent = textOf(indent);
        } else {
            int64_t width = 0;
            if (!isInt(indent)) {
                machine.raiseTypeError("can't multiply sequence by non-int of type '" +
                                       machine.typeName(indent) + "'");
                return false;
            }
            if (!readInteger(machine, indent, width)) return false;
            width = std::max<int64_t>(width, 0);
            if (!machine.reserve(static_cast<size_t>(width))) return false;
            style.indent = std::string(static_cast<size_t>(width), ' ');
        }
        style.itemSeparator = ",";
    }
    if (isWanted(separators) &&
        !readSeparators(machine, separators, style.itemSeparator, style.keySeparator))
        return false;
    if (isWanted(given[7])) style.fallback = given[7];
    return true;
}

Coroutine<Value> decodeJsonDocument(Machine& machine, JsonHooks hooks, Value document)
{
    const std::string& text = textOf(document);
    size_t offset = afterJsonSpace(text, 0);
    Value result = co_await decodeJson(machine, std::move(hooks), document, offset);
    if (!result) co_return nullptr;
    offset = afterJsonSpace(text, offset);
    if (offset < text.size()) co_return raiseJsonError(machine, "Extra data", document, offset);
    co_return result;
}

namespace {

// Slots of both: obj, then keyword-only ones, then **kw.
constexpr const char* kDumpsSignature =
    "obj, *, skipkeys=, ensure_ascii=, check_circular=, allow_nan=, sort_keys=, indent=, "
    "separators=, default=, cls=, **kw";
constexpr const char* kDumpSignature =
    "obj, fp, *, skipkeys=, ensure_ascii=, check_circular=, allow_nan=, sort_keys=, indent=, "
    "separators=, default=, cls=, **kw";
constexpr const char* kLoadsSignature =
    "s, *, cls=, object_hook=, parse_float=, parse_int=, parse_constant=, object_pairs_hook=, "
    "**kw";
constexpr const char* kLoadSignature =
    "fp, *, cls=, object_hook=, parse_float=, parse_int=, parse_constant=, object_pairs_hook=, "
    "**kw";

void setNamed(DictObject& dict, const char* name, const Value& value)
{
    if (!value) return;
    Value key = intern(name);
    dict.table().set(*hashOf(key), key, value);
}

/// `object.name(argument)`.
Coroutine<Value> callMethod(Machine& machine, Value object, const char* name, Values arguments)
{
    Value methodName = intern(name);
    Value method = co_await machine.attribute(std::move(object), methodName);
    if (!method) co_return nullptr;
    co_return co_await machine.call(std::move(method), std::move(arguments));
}

Coroutine<Value> dumps(Machine& machine, Values slots)
{
    constexpr size_t kClass = 9, kRest = 10;
    if (isWanted(slots[kClass]) || slots[kRest].as<DictObject>()->table().size() > 0) {
        const char* const names[] = {"skipkeys",  "ensure_ascii", "check_circular", "allow_nan",
                                     "sort_keys", "indent",       "separators",     "default"};
        auto named = slots[kRest].ref<DictObject>();
        const Value defaults[] = {falseValue(), trueValue(), trueValue(), trueValue(),
                                  falseValue(), none(),      none(),      none()};
        for (size_t index = 0; index < std::size(names); ++index)
            setNamed(*named, names[index], slots[index + 1] ? slots[index + 1] : defaults[index]);
        Value made = isWanted(slots[kClass]) ? slots[kClass] : Value(types::jsonEncoder());
        Values nothing;
        Value encoder = co_await callWith(machine, made, std::move(nothing), Value(named));
        if (!encoder) co_return nullptr;
        Values arguments{slots[0]};
        co_return co_await callMethod(machine, encoder, "encode", std::move(arguments));
    }
    Value given[8];
    std::copy_n(slots.begin() + 1, 8, given);
    JsonStyle style;
    if (!readJsonStyle(machine, given, style)) co_return nullptr;
    std::string text;
    if (!co_await encodeJson(machine, std::move(style), slots[0], text)) co_return nullptr;
    co_return makeStr(std::move(text));
}

Coroutine<Value> dump(Machine& machine, Values slots)
{
    Value file = slots[1];
    slots.erase(slots.begin() + 1);
    Value text = co_await dumps(machine, std::move(slots));
    if (!text) co_return nullptr;
    Values arguments{std::move(text)};
    Value written = co_await callMethod(machine, file, "write", std::move(arguments));
    co_return written ? none() : nullptr;
}

/// The document as a str; null when raised.
Coroutine<Value> documentOf(Machine& machine, Value given)
{
    if (isStr(given)) {
        if (textOf(given).starts_with("\xef\xbb\xbf"))
            co_return raiseJsonError(machine, "Unexpected UTF-8 BOM (decode using utf-8-sig)",
                                     given, 0);
        co_return given;
    }
    if (!bytesIn(given))
        co_return machine.raiseTypeError("the JSON object must be str, bytes or bytearray, not " +
                                         machine.typeName(given));
    Values nothing;
    co_return co_await callMethod(machine, given, "decode", std::move(nothing));
}

Coroutine<Value> loads(Machine& machine, Values slots)
{
    Value document = co_await documentOf(machine, slots[0]);
    if (!document) co_return nullptr;
    constexpr size_t kRest = 7;
    const bool hasRest = slots[kRest].as<DictObject>()->table().size() > 0;
    if (isWanted(slots[1]) || hasRest) {
        auto named = slots[kRest].ref<DictObject>();
        const char* const names[] = {"object_hook", "parse_float", "parse_int", "parse_constant",
                                     "object_pairs_hook"};
        for (size_t index = 0; index < std::size(names); ++index)
            if (isWanted(slots[index + 2])) setNamed(*named, names[index], slots[index + 2]);
        Value made = isWanted(slots[1]) ? slots[1] : Value(types::jsonDecoder());
        Values nothing;
        Value decoder = co_await callWith(machine, made, std::move(nothing), Value(named));
        if (!decoder) co_return nullptr;
        Values arguments{document};
        co_return co_await callMethod(machine, decoder, "decode", std::move(arguments));
    }
    auto hook = [&slots](size_t index) { return isWanted(slots[index]) ? slots[index] : Value(); };
    JsonHooks hooks;
    hooks.object = hook(2);
    hooks.parseFloat = hook(3);
    hooks.parseInt = hook(4);
    hooks.parseConstant = hook(5);
    hooks.objectPairs = hook(6);
    co_return co_await decodeJsonDocument(machine, std::move(hooks), document);
}

Coroutine<Value> load(Machine& machine, Values slots)
{
    Values nothing;
    slots[0] = co_await callMethod(machine, slots[0], "read", std::move(nothing));
    if (!slots[0]) co_return nullptr;
    co_return co_await loads(machine, std::move(slots));
}

} // namespace

void fillJson(Definitions& module)
{
    defineJsonClasses(module);
    module.coroutine("dumps", kDumpsSignature, dumps);
    module.coroutine("dump", kDumpSignature, dump);
    module.coroutine("loads", kLoadsSignature, loads);
    module.coroutine("load", kLoadSignature, load);
}

} // namespace awaitscope
