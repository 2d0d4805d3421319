#include "scenarios/language/modules/json_classes.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/json_decoder.h"
#include "scenarios/language/modules/json_style.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace types {

Type* jsonDecodeError()
{
    static Type* const type = makeBuiltinType("JSONDecodeError", "json.decoder", Layout::Exception,
                                              {exceptions::ValueError()});
    return type;
}

Type* jsonEncoder()
{
    static Type* const type =
        makeBuiltinType("JSONEncoder", "json.encoder", Layout::Instance, {object()});
    return type;
}

Type* jsonDecoder()
{
    static Type* const type =
        makeBuiltinType("JSONDecoder", "json.decoder", Layout::Instance, {object()});
    return type;
}

} // namespace types

void fillJsonError(const Value& error, const std::string& message, const Value& document,
                   int64_t position)
{
    std::string before = document.as<StrObject>()->slice(
        0, static_cast<size_t>(std::clamp<int64_t>(
               position, 0, static_cast<int64_t>(document.as<StrObject>()->length()))));
    int64_t line = std::count(before.begin(), before.end(), '\n') + 1;
    size_t newLine = before.rfind('\n');
    size_t lineStart = newLine == std::string::npos ? 0 : newLine + 1;
    auto column =
        static_cast<int64_t>(countCharacters(std::string_view(before).substr(lineStart))) + 1;
    std::string text = message + ": line " + std::to_string(line) + " column " +
                       std::to_string(column) + " (char " + std::to_string(position) + ")";
    ExceptionObject* exception = exceptionOf(error);
    exception->arguments = {makeStr(std::move(text))};
    exception->attributes().set(intern("msg"), makeStr(message));
    exception->attributes().set(intern("doc"), document);
    exception->attributes().set(intern("pos"), Value::small(position));
    exception->attributes().set(intern("lineno"), Value::small(line));
    exception->attributes().set(intern("colno"), Value::small(column));
}

Value raiseJsonError(Machine& machine, const char* message, const Value& document, size_t offset)
{
    Value error = makeRef<ExceptionObject>(Ref<Type>(types::jsonDecodeError()), Values());
    auto position =
        static_cast<int64_t>(countCharacters(std::string_view(textOf(document)).substr(0, offset)));
    fillJsonError(error, message, document, position);
    return machine.raise(std::move(error));
}

namespace {

Value newError(Machine& machine, Arguments slots)
{
    int64_t position = 0;
    if (!checkText(machine, slots[1], "msg") || !checkText(machine, slots[2], "doc") ||
        !readInteger(machine, slots[3], position))
        return nullptr;
    Value error = makeRef<ExceptionObject>(slots[0].ref<Type>(), Values());
    fillJsonError(error, textOf(slots[1]), slots[2], position);
    return error;
}

Attributes& attributesOf(const Value& self)
{
    return self.as<InstanceObject>()->attributes();
}

/// Keeps the parameters (in this order after `self`) as attributes. None, or nothing, leaves the
/// default.
template <size_t Count>
void keep(Arguments slots, const char* const (&names)[Count], const Value (&defaults)[Count])
{
    for (size_t index = 0; index < Count; ++index)
        attributesOf(slots[0]).set(intern(names[index]),
                                   slots[index + 1] ? slots[index + 1] : defaults[index]);
}

constexpr const char* kEncoderSignature =
    "self, /, *, skipkeys=, ensure_ascii=, check_circular=, allow_nan=, sort_keys=, indent=, "
    "separators=, default=";

Value initializeEncoder(Machine& machine, Arguments slots)
{
    const char* const names[] = {"skipkeys",  "ensure_ascii", "check_circular",
                                 "allow_nan", "sort_keys",    "indent"};
    const Value defaults[] = {falseValue(), trueValue(),  trueValue(),
                              trueValue(),  falseValue(), none()};
    keep(slots, names, defaults);
    Attributes& attributes = attributesOf(slots[0]);
    if (isWanted(slots[7])) {
        std::string item, key;
        if (!readSeparators(machine, slots[7], item, key)) return nullptr;
        attributes.set(intern("item_separator"), makeStr(item));
        attributes.set(intern("key_separator"), makeStr(key));
    } else if (isWanted(slots[6])) {
        attributes.set(intern("item_separator"), makeStr(","));
    }
    if (isWanted(slots[8])) attributes.set(intern("default"), slots[8]);
    return none();
}

Value defaultMethod(Machine& machine, Arguments slots)
{
    return raiseNotSerializable(machine, slots[1]);
}

/// What the encoder object says; false when raised.
Coroutine<bool> readStyle(Machine& machine, Value self, JsonStyle& style)
{
    Value slots[8];
    const char* const names[] = {"skipkeys",  "ensure_ascii", "check_circular", "allow_nan",
                                 "sort_keys", "indent",       "item_separator", "key_separator"};
    for (size_t index = 0; index < std::size(names); ++index) {
        Value name = intern(names[index]);
        if (const Value* own = attributesOf(self).find(name))
            slots[index] = *own;
        else
            slots[index] = co_await machine.attribute(self, name);
        if (!slots[index]) co_return false;
    }
    Value separators = makeTuple({slots[6], slots[7]});
    Value fallbackName = intern("default");
    Value fallback;
    if (const Value* own = attributesOf(self).find(fallbackName))
        fallback = *own;
    else
        fallback = co_await machine.attribute(self, fallbackName);
    if (!fallback) co_return false;
    Value given[] = {slots[0], slots[1], slots[2],   slots[3],
                     slots[4], slots[5], separators, fallback};
    co_return readJsonStyle(machine, given, style);
}

Coroutine<Value> encode(Machine& machine, Values slots)
{
    JsonStyle style;
    if (!co_await readStyle(machine, slots[0], style)) co_return nullptr;
    std::string text;
    if (!co_await encodeJson(machine, std::move(style), slots[1], text)) co_return nullptr;
    co_return makeStr(std::move(text));
}

Coroutine<Value> iterEncode(Machine& machine, Values slots)
{
    Value text = co_await encode(machine, std::move(slots));
    if (!text) co_return nullptr;
    Values chunks{std::move(text)};
    Value list = makeList(std::move(chunks));
    co_return co_await machine.iterator(std::move(list));
}

Value initializeDecoder(Machine&, Arguments slots)
{
    const char* const names[] = {"object_hook",    "parse_float", "parse_int",
                                 "parse_constant", "strict",      "object_pairs_hook"};
    const Value defaults[] = {none(), none(), none(), none(), trueValue(), none()};
    keep(slots, names, defaults);
    return none();
}

/// Makes the object; a class of the program calls `__init__` itself.
Coroutine<Value> newObject(Machine& machine, Values slots)
{
    Type* type = slots[0].as<Type>();
    Value made = makeRef<InstanceObject>(Ref<Type>(type));
    if (type->isProgram()) co_return made;
    Value initialize = makeClosure(made, *type->find(intern("__init__")));
    Values positional = slots[1].as<TupleObject>()->items();
    Value done = co_await callWith(machine, initialize, std::move(positional), slots[2]);
    if (!done) co_return nullptr;
    co_return made;
}

JsonHooks hooksOf(Machine& machine, const Value& self)
{
    auto hook = [&self](const char* name) {
        const Value* found = attributesOf(self).find(intern(name));
        return found && isWanted(*found) ? *found : Value();
    };
    JsonHooks hooks{hook("object_hook"), hook("object_pairs_hook"), hook("parse_float"),
                    hook("parse_int"), hook("parse_constant")};
    const Value* strict = attributesOf(self).find(intern("strict"));
    hooks.strict = !strict || machine.plainTruth(*strict) != 0;
    return hooks;
}

Coroutine<Value> decode(Machine& machine, Values slots)
{
    if (!checkText(machine, slots[1], "decode() argument")) co_return nullptr;
    JsonHooks hooks = hooksOf(machine, slots[0]);
    co_return co_await decodeJsonDocument(machine, std::move(hooks), slots[1]);
}

Coroutine<Value> rawDecode(Machine& machine, Values slots)
{
    int64_t index = 0;
    if (!checkText(machine, slots[1], "raw_decode() argument") ||
        (slots[2] && !readInteger(machine, slots[2], index)))
        co_return nullptr;
    auto* document = slots[1].as<StrObject>();
    size_t offset = document->offsetOf(
        static_cast<size_t>(clampIndex(index, static_cast<int64_t>(document->length()))));
    JsonHooks hooks = hooksOf(machine, slots[0]);
    Value result = co_await decodeJson(machine, std::move(hooks), slots[1], offset);
    if (!result) co_return nullptr;
    auto end =
        static_cast<int64_t>(countCharacters(std::string_view(document->text()).substr(0, offset)));
    Values pair{std::move(result), Value::small(end)};
    co_return makeTuple(std::move(pair));
}

} // namespace

void defineJsonClasses(Definitions& module)
{
    defineNew(types::jsonDecodeError(), "cls, msg, doc, pos", newError);
    Methods<types::jsonEncoder> encoder;
    encoder.method<"__init__", initializeEncoder>(kEncoderSignature)
        .method<"default", defaultMethod>("self, o")
        .method<"encode", encode>("self, o")
        .method<"iterencode", iterEncode>("self, o, _one_shot=");
    encoder.definitions()
        .value("item_separator", makeStr(", "))
        .value("key_separator", makeStr(": "));
    Methods<types::jsonDecoder>()
        .method<"__init__", initializeDecoder>(
            "self, /, *, object_hook=, parse_float=, parse_int=, "
            "parse_constant=, strict=, object_pairs_hook=")
        .method<"decode", decode>("self, s")
        .method<"raw_decode", rawDecode>("self, s, idx=");
    for (Type* type : {types::jsonEncoder(), types::jsonDecoder()})
        defineNew(type, "cls, /, *args, **kwargs", newObject);
    module.type(types::jsonEncoder()).type(types::jsonDecoder()).type(types::jsonDecodeError());
}

} // namespace awaitscope
