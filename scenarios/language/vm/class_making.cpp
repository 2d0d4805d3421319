#include "scenarios/language/vm/class_making.h"

#include "scenarios/language/values/callable.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>

namespace awaitscope {

Type* abcMetaType()
{
    static Type* const type = [] {
        Type* made = makeBuiltinType("ABCMeta", "abc", Layout::Type, {types::type()});
        made->setType(types::type());
        return made;
    }();
    return type;
}

Type* metaclassOf(Machine& machine, Type* wanted, const std::vector<Ref<Type>>& bases)
{
    Type* winner = wanted;
    for (const Ref<Type>& base : bases) {
        auto* own = const_cast<Type*>(typeOf(Value(base)));
        if (winner->isSubtypeOf(own)) continue;
        if (!own->isSubtypeOf(winner)) {
            machine.raiseTypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                "subclass of the metaclasses of all its bases");
            return nullptr;
        }
        winner = own;
    }
    return winner;
}

namespace {

bool canBeBase(const Type* type)
{
    switch (type->layout()) {
    case Layout::Instance:
    case Layout::Int:
    case Layout::Float:
    case Layout::Str:
    case Layout::Bytes:
    case Layout::Tuple:
    case Layout::List:
    case Layout::Dict:
    case Layout::Set:
    case Layout::Exception:
    case Layout::Type:
    case Layout::Property:
    case Layout::StaticMethod:
    case Layout::ClassMethod:
    case Layout::Core: return true;
    case Layout::Native:
        return type != types::ellipsis() && type != types::notImplemented() &&
               type != types::dictKeys() && type != types::dictValues() &&
               type != types::dictItems();
    default: return false;
    }
}

/// The built-in type whose instances those of the class are, in C++.
const Type* solidBase(const Type* type)
{
    for (const Type* each : type->order())
        if (!each->isProgram() && each->layout() != Layout::Instance) return each;
    return nullptr;
}

bool chooseLayout(Machine& machine, const ClassParts& parts, Layout& layout)
{
    const Type* solid = nullptr;
    for (const Ref<Type>& base : parts.bases) {
        if (!canBeBase(base.get())) {
            machine.raiseTypeError("type '" + base->name() + "' is not an acceptable base type");
            return false;
        }
        const Type* own = solidBase(base.get());
        if (!own || (solid && solid->isSubtypeOf(own))) continue;
        bool exceptions =
            solid && own->layout() == Layout::Exception && solid->layout() == Layout::Exception;
        if (solid && !own->isSubtypeOf(solid) && !exceptions) {
            machine.raiseTypeError("multiple bases have instance lay-out conflict");
            return false;
        }
        solid = own;
    }
    layout = solid ? solid->layout() : Layout::Instance;
    return true;
}

bool checkBases(Machine& machine, const ClassParts& parts)
{
    for (size_t index = 0; index < parts.bases.size(); ++index)
        for (size_t other = index + 1; other < parts.bases.size(); ++other)
            if (parts.bases[index] == parts.bases[other]) {
                machine.raiseTypeError("duplicate base class " + parts.bases[index]->name());
                return false;
            }
    return true;
}

/// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` class methods, without
/// saying so.
Value asStored(const Value& name, Value value)
{
    static const Value newName = intern("__new__"), subclassName = intern("__init_subclass__"),
                       itemName = intern("__class_getitem__");
    if (typeOf(value)->layout() != Layout::Function) return value;
    if (name.is(newName))
        return makeRef<MethodWrapperObject>(types::staticMethod(), std::move(value));
    if (name.is(subclassName) || name.is(itemName))
        return makeRef<MethodWrapperObject>(types::classMethod(), std::move(value));
    return value;
}

bool applySlots(Machine& machine, Type& type, const Attributes& names)
{
    static const Value slotsName = intern("__slots__"), dictName = intern("__dict__");
    const Value* slots = names.find(slotsName);
    if (!slots) return true;
    Values listed;
    if (isStr(*slots))
        listed.push_back(*slots);
    else if (!machine.plainItems(*slots, listed))
        return true;
    bool takesAll = type.layout() == Layout::Exception;
    for (const Value& each : listed) {
        if (!isStr(each)) {
            machine.raiseTypeError("__slots__ items must be strings, not '" +
                                   machine.typeName(each) + "'");
            return false;
        }
        Value name = scopedName(each);
        takesAll = takesAll || name.is(dictName);
        if (names.find(name) && !name.is(dictName)) {
            machine.raiseValueError("'" + textOf(each) +
                                    "' in __slots__ conflicts with class variable");
            return false;
        }
    }
    if (!takesAll && type.inheritsSlots()) type.addHooks(hook::Slots);
    return true;
}

bool isAbstract(const Value& value)
{
    static const Value mark = intern("__isabstractmethod__");
    if (!value.isObject()) return false;
    switch (typeOf(value)->layout()) {
    case Layout::Function: {
        const Value* marked = value.as<FunctionObject>()->attributes().find(mark);
        return marked && marked->is(trueValue());
    }
    case Layout::StaticMethod:
    case Layout::ClassMethod: return isAbstract(value.as<MethodWrapperObject>()->function);
    case Layout::Property: {
        auto* property = value.as<PropertyObject>();
        return isAbstract(property->getter) || isAbstract(property->setter) ||
               isAbstract(property->deleter);
    }
    default: return false;
    }
}

/// Notes which methods a class with the metaclass ABCMeta leaves to its subclasses.
void findAbstractMethods(Type& type)
{
    static const Value allName = intern("__abstractmethods__");
    std::vector<std::string> names;
    for (const auto& entry : type.attributes().entries())
        if (entry.value && isAbstract(entry.value)) names.push_back(textOf(entry.name));
    for (const Ref<Type>& base : type.bases()) {
        const Value* inherited = base->find(allName);
        if (!inherited || typeOf(*inherited)->layout() != Layout::Set) continue;
        for (const auto& entry : inherited->as<SetObject>()->table().entries()) {
            if (!entry.key) continue;
            const Value* own = type.find(scopedName(entry.key));
            if (own && isAbstract(*own)) names.push_back(textOf(entry.key));
        }
    }
    std::sort(names.begin(), names.end());
    auto set = makeRef<SetObject>(types::frozenset());
    for (const std::string& name : names)
        set->table().set(*hashOf(scopedName(name)), scopedName(name), none());
    if (!names.empty()) type.addHooks(hook::Abstract);
    type.attributes().set(allName, Value(std::move(set)));
}

} // namespace

Value makeClass(Machine& machine, Type* metaclass, ClassParts parts)
{
    static const Value moduleName = intern("__module__"), qualifiedName = intern("__qualname__"),
                       cellName = intern("__classcell__"), equalName = intern("__eq__"),
                       hashName = intern("__hash__");
    if (parts.bases.empty()) parts.bases.emplace_back(types::object());
    Layout layout = Layout::Instance;
    if (!checkBases(machine, parts) || !chooseLayout(machine, parts, layout)) return nullptr;
    auto type = makeRef<Type>(parts.name, layout, parts.bases);
    if (!type->hasOrder()) {
        std::string names;
        for (const Ref<Type>& base : parts.bases)
            names += (names.empty() ? "" : ", ") + base->name();
        return machine.raiseTypeError(
            "Cannot create a consistent method resolution order (MRO) for bases " + names);
    }
    // Each class of a long line of ancestors lists them all, and many bases take long to order.
    constexpr uint64_t kSteps = 128;
    const uint64_t bases = parts.bases.size(), ancestors = type->order().size();
    if (!machine.reserve(16 * ancestors) ||
        !machine.charge(kSteps + 8 * ancestors + bases * bases / 4))
        return nullptr;
    type->setMetaclass(Ref<Type>(metaclass));
    type->setProgram();
    type->setModule(parts.module);
    type->setQualifiedName(parts.name);
    if (!applySlots(machine, *type, parts.names)) return nullptr;
    Value cell;
    for (const auto& entry : parts.names.entries()) {
        if (!entry.value) continue;
        if (entry.name.is(cellName)) {
            cell = entry.value;
        } else if (entry.name.is(qualifiedName) && isStr(entry.value)) {
            type->setQualifiedName(textOf(entry.value));
        } else if (entry.name.is(moduleName) && isStr(entry.value)) {
            type->setModule(textOf(entry.value));
        } else {
            type->setAttribute(entry.name, asStored(entry.name, entry.value));
        }
    }
    if (parts.names.find(equalName) && !parts.names.find(hashName))
        type->setAttribute(hashName, none());
    static const Value docName = intern("__doc__");
    if (!parts.names.find(docName)) type->attributes().set(docName, none());
    if (metaclass->isSubtypeOf(abcMetaType())) findAbstractMethods(*type);
    if (cell && typeOf(cell) == types::cell()) cell.as<CellObject>()->value = Value(type);
    return type;
}

} // namespace awaitscope
