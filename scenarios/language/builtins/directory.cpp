#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/namespaces.h"
#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/sorting.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/name_scope.h"
#include "scenarios/language/vm/machine.h"

#include <sstream>

namespace awaitscope {

namespace {

/// What CPython has besides what there is a method for here.
struct MoreNames {
    const char* type;
    const char* names;
};

constexpr MoreNames kMoreNames[] = {
    {"object", "__class__ __doc__ __getstate__ __reduce__ __reduce_ex__ __sizeof__ "
               "__subclasshook__"},
    {"list", "__class_getitem__ __imul__"},
    {"dict", "__class_getitem__"},
    {"tuple", "__class_getitem__ __getnewargs__"},
    {"set", "__class_getitem__ __iand__ __ior__ __isub__ __ixor__"},
    {"frozenset", "__class_getitem__"},
    {"str", "__getnewargs__ __rmod__"},
    {"bytes", "__buffer__ __bytes__ __getnewargs__ __mod__ __rmod__"},
    {"int", "__getnewargs__ __rdivmod__"},
    {"float", "__ceil__ __floor__ __getformat__ __getnewargs__ __rdivmod__"},
    {"complex", "__getnewargs__"},
    {"range", "__bool__"},
    {"NoneType", "__bool__"},
    {"function", "__annotations__ __builtins__ __closure__ __code__ __defaults__ __dict__ "
                 "__globals__ __kwdefaults__ __module__ __name__ __qualname__ __type_params__"},
    {"builtin_function_or_method", "__module__ __name__ __qualname__ __self__ __text_signature__"},
    {"BaseException", "__cause__ __context__ __dict__ __setstate__ __suppress_context__ "
                      "__traceback__ add_note args with_traceback"},
    {"module", "__doc__ __loader__ __name__ __package__ __spec__"},
};

class NameList {
public:
    void take(const Attributes& attributes, bool isText)
    {
        for (const auto& entry : attributes.entries()) {
            // Sequences have it, for sums of classes derived from them.
            if (!entry.value || (isText && textOf(entry.name) == "__radd__")) continue;
            Cost::spend(Cost::kNewKey);
            m_found.set(entry.name, none());
        }
    }
    void take(const std::string& type)
    {
        for (const MoreNames& more : kMoreNames)
            if (type == more.type) add(more.names);
    }
    void add(const char* names)
    {
        std::istringstream words(names);
        for (std::string word; words >> word;)
            m_found.set(intern(word), none());
    }
    void addSlots(const Value& slots)
    {
        if (isStr(slots)) {
            m_found.set(scopedName(slots), none());
            return;
        }
        const bool isTuple = typeOf(slots)->layout() == Layout::Tuple;
        if (!isTuple && typeOf(slots)->layout() != Layout::List) return;
        for (const Value& name :
             isTuple ? slots.as<TupleObject>()->items() : slots.as<ListObject>()->items())
            if (isStr(name)) m_found.set(scopedName(name), none());
    }
    Values names() const
    {
        Values names;
        for (const auto& entry : m_found.entries())
            names.push_back(entry.name);
        return names;
    }

private:
    Attributes m_found;
};

bool isSequence(const Type& type)
{
    const Layout layout = type.layout();
    return layout == Layout::List || layout == Layout::Tuple || layout == Layout::Str ||
           layout == Layout::Bytes;
}

/// As `object.__dir__` finds them, in no order.
Values namesOf(const Value& object)
{
    NameList list;
    const Type* type = typeOf(object);
    if (const Attributes* own = attributesOf(object)) list.take(*own, false);
    if (type->layout() == Layout::Module) {
        list.take("module");
        return list.names();
    }
    if (type->layout() == Layout::Type) type = object.as<Type>();
    static const Value slotsName = intern("__slots__");
    for (const Type* each : type->order()) {
        list.take(each->attributes(), false);
        list.take(each->operators(), isSequence(*each));
        if (!each->isProgram())
            list.take(each->name());
        else if (const Value* slots = each->attributes().find(slotsName))
            list.addSlots(*slots);
    }
    if (type->isProgram())
        list.add(type->hooks(hook::Slots) && type->find(slotsName)
                     ? "__firstlineno__ __module__ __static_attributes__"
                     : "__dict__ __firstlineno__ __module__ __static_attributes__ __weakref__");
    return list.names();
}

Value defaultDirectory(Machine&, Arguments slots)
{
    return makeList(namesOf(slots[0]));
}

Coroutine<Value> directory(Machine& machine, Values slots)
{
    static const Value dirName = intern("__dir__");
    Values names;
    if (!slots[0]) {
        const Value known = localNames(machine);
        for (const auto& entry : known.as<DictObject>()->table().entries())
            if (entry.key) names.push_back(entry.key);
    } else if (typeOf(slots[0])->find(dirName)) {
        Values noArguments;
        bool found = false;
        Value answer = co_await callSpecial(machine, slots[0], "__dir__", noArguments, found);
        if (!answer) co_return nullptr;
        if (!co_await collect(machine, std::move(answer), names)) co_return nullptr;
    } else {
        names = namesOf(slots[0]);
    }
    if (!co_await sortValues(machine, names, nullptr, false)) co_return nullptr;
    co_return makeList(std::move(names));
}

} // namespace

void defineDirectory(Definitions& names)
{
    names.coroutine("dir", "object=, /", directory);
    Definitions(types::object()->operators(), "object")
        .function("__dir__", "self, /", defaultDirectory);
}

} // namespace awaitscope
