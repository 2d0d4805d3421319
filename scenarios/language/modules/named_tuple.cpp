#include "scenarios/language/modules/named_tuple.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/syntax/token.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

#include <set>

namespace awaitscope {

namespace {

const Values& fieldsOf(const Type* type)
{
    return type->find(intern("_fields"))->as<TupleObject>()->items();
}

Value itemAt(Machine& machine, Arguments slots)
{
    const Value& self = slots[1];
    if (typeOf(self)->layout() != Layout::Tuple)
        return raiseWrongSelf(machine, self, types::tuple(), "field");
    const Values& items = self.as<TupleObject>()->items();
    auto index = static_cast<size_t>(slots[0].smallInt());
    if (index >= items.size())
        return machine.raise(exceptions::IndexError(), "tuple index out of range");
    return items[index];
}

Coroutine<Value> represent(Machine& machine, Values slots)
{
    const Type* type = typeOf(slots[0]);
    bool isOfLibrary = type->module() == "time" || type->module() == "sys";
    std::string text = (isOfLibrary ? type->module() + "." : "") + type->name() + "(";
    Values fields = fieldsOf(type), items = slots[0].as<TupleObject>()->items();
    for (size_t index = 0; index < items.size(); ++index) {
        text += (index ? ", " : "") + textOf(fields[index]) + "=";
        if (!co_await appendText(machine, items[index], 'r', text)) co_return nullptr;
    }
    co_return makeStr(text + ")");
}

// Slots: cls, iterable.
Coroutine<Value> makeFromItems(Machine& machine, Values slots)
{
    Values items;
    if (!co_await collect(machine, slots[1], items)) co_return nullptr;
    size_t expected = fieldsOf(slots[0].as<Type>()).size();
    if (items.size() != expected)
        co_return machine.raiseTypeError("Expected " + std::to_string(expected) +
                                         " arguments, got " + std::to_string(items.size()));
    co_return makeNamedTuple(slots[0].as<Type>(), std::move(items));
}

Value asDict(Machine&, Arguments slots)
{
    auto dict = makeRef<DictObject>();
    const Values& fields = fieldsOf(typeOf(slots[0]));
    const Values& items = slots[0].as<TupleObject>()->items();
    for (size_t index = 0; index < items.size(); ++index)
        dict->table().set(*hashOf(fields[index]), fields[index], items[index]);
    return dict;
}

size_t fieldNamed(const Values& fields, const Value& name)
{
    size_t index = 0;
    while (index < fields.size() && textOf(fields[index]) != textOf(name))
        ++index;
    return index;
}

Value replaced(Machine& machine, Arguments slots)
{
    Type* type = const_cast<Type*>(typeOf(slots[0]));
    const Values& fields = fieldsOf(type);
    Values items = slots[0].as<TupleObject>()->items();
    for (const auto& entry : slots[1].as<DictObject>()->table().entries()) {
        size_t index = fieldNamed(fields, entry.key);
        if (index == fields.size())
            return machine.raiseTypeError("Got unexpected field names: ['" + textOf(entry.key) +
                                          "']");
        items[index] = entry.value;
    }
    return makeNamedTuple(type, std::move(items));
}

// Slots: cls, positional, named.
Value newInstance(Machine& machine, Arguments slots)
{
    Type* type = slots[0].as<Type>();
    const Values& fields = fieldsOf(type);
    Values items = slots[1].as<TupleObject>()->items();
    const Values& usual = type->find(intern("_defaults"))->as<TupleObject>()->items();
    std::string takes = std::to_string(fields.size() + 1);
    if (!usual.empty())
        takes = "from " + std::to_string(fields.size() + 1 - usual.size()) + " to " + takes;
    if (items.size() > fields.size())
        return machine.raiseTypeError(type->name() + ".__new__() takes " + takes +
                                      " positional argument" + (fields.empty() ? "" : "s") +
                                      " but " + std::to_string(items.size() + 1) + " were given");
    items.resize(fields.size());
    for (const auto& entry : slots[2].as<DictObject>()->table().entries()) {
        size_t index = fieldNamed(fields, entry.key);
        const char* problem = index == fields.size() ? "an unexpected keyword argument '"
                              : items[index]         ? "multiple values for argument '"
                                                     : nullptr;
        if (problem)
            return machine.raiseTypeError(type->name() + ".__new__() got " + problem +
                                          textOf(entry.key) + "'");
        items[index] = entry.value;
    }
    const Values& defaults = type->find(intern("_defaults"))->as<TupleObject>()->items();
    size_t firstDefault = fields.size() - defaults.size();
    std::vector<std::string> missing;
    for (size_t index = 0; index < items.size(); ++index) {
        if (!items[index] && index >= firstDefault) items[index] = defaults[index - firstDefault];
        if (!items[index]) missing.push_back("'" + textOf(fields[index]) + "'");
    }
    if (missing.empty()) return makeNamedTuple(type, std::move(items));
    std::string list;
    for (size_t index = 0; index < missing.size(); ++index)
        list += (index == 0                   ? ""
                 : index + 1 < missing.size() ? ", "
                 : missing.size() == 2        ? " and "
                                              : ", and ") +
                missing[index];
    return machine.raiseTypeError(type->name() + ".__new__() missing " +
                                  std::to_string(missing.size()) + " required positional argument" +
                                  (missing.size() == 1 ? ": " : "s: ") + list);
}

/// Fills in what instances of a type with these fields need. Values are immortal only in types of
/// the standard library: those of the program die with it.
void describe(Type* type, const std::vector<std::string>& fields, Values defaults)
{
    static const Value getter = [] {
        Value made = makeBuiltin("_tuplegetter", "index, self, /", itemAt);
        made.object()->makeImmortal();
        return made;
    }();
    Attributes& attributes = type->attributes();
    Values names;
    for (size_t index = 0; index < fields.size(); ++index) {
        Value name = scopedName(fields[index]);
        names.push_back(name);
        Value position = Value::small(static_cast<int64_t>(index));
        Value bound = makeRef<BoundMethodObject>(position, getter);
        attributes.set(name, makeRef<PropertyObject>(std::move(bound), nullptr, nullptr));
    }
    auto withDefault = makeRef<DictObject>();
    for (size_t index = 0; index < defaults.size(); ++index) {
        const Value& name = names[names.size() - defaults.size() + index];
        withDefault->table().set(*hashOf(name), name, defaults[index]);
    }
    attributes.set(intern("_field_defaults"), Value(std::move(withDefault)));
    attributes.set(intern("__match_args__"), makeTuple(names));
    std::string doc;
    for (const std::string& field : fields)
        doc += (doc.empty() ? "" : ", ") + field;
    attributes.set(intern("__doc__"), makeStr(type->name() + "(" + doc + ")"));
    attributes.set(intern("_fields"), makeTuple(std::move(names)));
    attributes.set(intern("_defaults"), makeTuple(std::move(defaults)));
    attributes.set(intern("__new__"),
                   makeBuiltin(type->name(), "cls, /, *args, **kwargs", newInstance));
    attributes.set(intern("__repr__"), makeBuiltin("__repr__", "self, /", represent));
    static const Value fromItems = [] {
        Value made = makeBuiltin("_make", "cls, iterable, /", makeFromItems);
        made.object()->makeImmortal();
        return made;
    }();
    attributes.set(intern("_make"), makeRef<MethodWrapperObject>(types::classMethod(), fromItems));
    attributes.set(intern("_asdict"), makeBuiltin("_asdict", "self, /", asDict));
    attributes.set(intern("_replace"), makeBuiltin("_replace", "self, /, **kwargs", replaced));
}

/// Field names: a sequence of str, or one str with spaces or commas.
Coroutine<bool> readFields(Machine& machine, Value given, std::vector<std::string>& fields)
{
    if (isStr(given)) {
        std::string name;
        for (char character : textOf(given) + " ") {
            if (character != ' ' && character != ',' && character != '\n') {
                name.push_back(character);
                continue;
            }
            if (!name.empty()) fields.push_back(std::move(name));
            name.clear();
        }
        co_return true;
    }
    Values names;
    if (!co_await collect(machine, std::move(given), names)) co_return false;
    for (const Value& name : names) {
        if (!checkText(machine, name, "field name")) co_return false;
        fields.push_back(textOf(name));
    }
    co_return true;
}

bool isKeyword(std::string_view name)
{
#define AWAITSCOPE_IS_KEYWORD(kind, spelling) || name == spelling
    return false AWAITSCOPE_KEYWORDS(AWAITSCOPE_IS_KEYWORD);
#undef AWAITSCOPE_IS_KEYWORD
}

// Slots: typename, field_names, then keyword-only rename, defaults, module.
Coroutine<Value> namedTuple(Machine& machine, Values slots)
{
    if (!checkText(machine, slots[0], "Type names and field names")) co_return nullptr;
    std::vector<std::string> fields;
    if (!co_await readFields(machine, slots[1], fields)) co_return nullptr;
    Values defaults;
    if (isWanted(slots[3]) && !co_await collect(machine, slots[3], defaults)) co_return nullptr;
    std::set<std::string> seen;
    for (size_t index = 0; index < fields.size(); ++index) {
        const bool isRenamed = slots[2] && slots[2].is(trueValue());
        const bool isTaken = !seen.insert(fields[index]).second;
        const bool isReserved = isKeyword(fields[index]);
        const bool isName = isIdentifier(fields[index]);
        if (isRenamed && (isTaken || isReserved || !isName || fields[index].starts_with('_')))
            fields[index] = "_" + std::to_string(index);
        else if (!isName)
            co_return machine.raiseValueError(
                "Type names and field names must be valid identifiers: " + quoted(fields[index]));
        else if (isReserved)
            co_return machine.raiseValueError("Type names and field names cannot be a keyword: '" +
                                              fields[index] + "'");
        else if (fields[index].starts_with('_'))
            co_return machine.raiseValueError("Field names cannot start with an underscore: '" +
                                              fields[index] + "'");
        else if (isTaken)
            co_return machine.raiseValueError("Encountered duplicate field name: '" +
                                              fields[index] + "'");
    }
    constexpr uint64_t kSteps = 1000, kStepsOfField = 300;
    if (!machine.charge(kSteps + kStepsOfField * fields.size())) co_return nullptr;
    if (defaults.size() > fields.size())
        co_return machine.raiseTypeError("Got more default values than field names");
    std::vector<Ref<Type>> bases;
    bases.emplace_back(types::tuple());
    auto type = makeRef<Type>(textOf(slots[0]), Layout::Tuple, std::move(bases));
    type->setProgram();
    type->setQualifiedName(type->name());
    type->setModule(slots[4] && isStr(slots[4]) ? textOf(slots[4]) : "__main__");
    describe(type.get(), fields, std::move(defaults));
    co_return type;
}

} // namespace

Type* makeNamedTupleType(std::string name, std::string module,
                         const std::vector<std::string>& fields)
{
    Type* type =
        makeBuiltinType(std::move(name), std::move(module), Layout::Tuple, {types::tuple()});
    for (const std::string& field : fields)
        intern(field);
    describe(type, fields, {});
    for (const auto& entry : type->attributes().entries()) {
        entry.value.object()->makeImmortal();
        if (typeOf(entry.value) == types::property())
            entry.value.as<PropertyObject>()->getter.object()->makeImmortal();
    }
    return type;
}

Value makeNamedTuple(Type* type, Values items)
{
    for (const Type* each : type->order()) // its own classes have no place for attributes
        if (each->attributes().find(intern("_fields"))) {
            if (each == type) break;
            return derive(type, makeTuple(std::move(items)));
        }
    return makeRef<NamedTupleObject>(Ref<Type>(type), std::move(items));
}

void defineNamedTuple(Definitions& module)
{
    module.coroutine("namedtuple",
                     "typename, field_names, *, rename=, defaults=, module=", namedTuple);
}

} // namespace awaitscope
