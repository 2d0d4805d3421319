#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/compiler/code.h"
#include "scenarios/language/modules/type_hints.h"
#include "scenarios/language/values/callable.h"
#include "scenarios/language/vm/attribute_dict.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/lookup.h"
#include "scenarios/language/vm/slot_member.h"

namespace awaitscope {

namespace {

Value asDict(const Attributes& attributes)
{
    auto dict = makeRef<DictObject>();
    for (const auto& entry : attributes.entries())
        if (entry.value) dict->table().set(*hashOf(entry.name), entry.name, entry.value);
    return dict;
}

Value tupleOf(const std::vector<Ref<Type>>& types)
{
    Values items;
    for (const auto& type : types)
        items.emplace_back(type);
    return makeTuple(std::move(items));
}

bool ofClass(Type& self, const std::string& name, Value& result)
{
    if (name == "__name__") {
        result = makeStr(self.name());
    } else if (name == "__qualname__") {
        result = makeStr(self.isProgram() ? self.qualifiedName() : self.name());
    } else if (name == "__module__") {
        result = makeStr(self.module());
    } else if (name == "__bases__") {
        result = tupleOf(self.bases());
    } else if (name == "__base__") {
        result = self.bases().empty() ? none() : Value(self.bases().front());
    } else if (name == "__mro__") {
        Values order;
        for (const Type* base : self.order())
            order.emplace_back(const_cast<Type*>(base));
        result = makeTuple(std::move(order));
    } else if (name == "__annotations__") {
        result = makeRef<DictObject>();
        if (self.isProgram()) self.attributes().set(intern(name), result);
    } else if (name == "__dict__") {
        result = asDict(self.attributes());
        addSlotMembers(self, result.as<DictObject>()->table());
    } else {
        return false;
    }
    return true;
}

bool ofFunction(FunctionObject& self, const std::string& name, Value& result)
{
    const Signature& signature = self.code().signature;
    if (name == "__name__") {
        result = makeStr(self.name());
    } else if (name == "__qualname__") {
        result = makeStr(self.qualifiedName());
    } else if (name == "__module__") {
        result = makeStr(self.module().name());
    } else if (name == "__code__") {
        result = makeCode(self.code());
    } else if (name == "__doc__") {
        result = self.code().doc ? self.code().doc : none();
    } else if (name == "__defaults__") {
        result = self.defaults().empty() ? none() : makeTuple(self.defaults());
    } else if (name == "__kwdefaults__") {
        auto dict = makeRef<DictObject>();
        for (size_t index = 0; index < self.keywordDefaults().size(); ++index)
            if (const Value& value = self.keywordDefaults()[index]) {
                Value key = self.code().localNames[signature.positional + index];
                dict->table().set(*hashOf(key), key, value);
            }
        result = dict->table().size() ? Value(dict) : none();
    } else if (name == "__annotations__") {
        result = makeRef<DictObject>();
        self.attributes().set(intern(name), result);
    } else if (name == "__type_params__") {
        result = makeTuple({});
    } else if (name == "__globals__") {
        result = makeRef<AttributeDict>(Value(&self.module()));
    } else if (name == "__closure__") {
        result = closureOf(self);
    } else {
        return false;
    }
    return true;
}

} // namespace

bool specialAttribute(Machine& machine, const Value& object, const Value& name, Value& result)
{
    const std::string& text = textOf(name);
    if (text.size() < 5 || !text.starts_with("__")) return false;
    const Type* type = typeOf(object);
    if (text == "__class__") {
        result = Value(const_cast<Type*>(type));
        return true;
    }
    std::string shown;
    switch (type->layout()) {
    case Layout::Type:
        if (ofClass(*object.as<Type>(), text, result)) return true;
        break;
    case Layout::Function:
        if (ofFunction(*object.as<FunctionObject>(), text, result)) return true;
        break;
    case Layout::BoundMethod: {
        auto* method = object.as<BoundMethodObject>();
        if (text == "__self__" || text == "__func__") {
            result = text == "__self__" ? method->self() : method->function();
            return true;
        }
        Descriptor descriptor;
        return plainLookup(machine, method->function(), name, result, descriptor) ==
               Machine::Lookup::Found;
    }
    case Layout::Builtin: {
        const auto* function = object.as<BuiltinObject>();
        shown = text == "__qualname__" ? function->qualifiedName() : function->name();
        break;
    }
    case Layout::Generator: {
        auto* generator = object.as<GeneratorObject>();
        shown = text == "__qualname__" ? generator->qualifiedName() : generator->name();
        break;
    }
    case Layout::NativeCoroutine:
        shown = object.as<NativeCoroutineObject>()->name();
        if (text == "__name__") shown.erase(0, shown.rfind('.') + 1);
        break;
    case Layout::Native: shown = typeAliasName(object); break;
    case Layout::Module: shown = object.as<ModuleObject>()->name(); break;
    default: break;
    }
    if (!shown.empty() && (text == "__name__" || text == "__qualname__")) {
        result = makeStr(std::move(shown));
        return true;
    }
    if (text == "__dict__" && type->layout() != Layout::Type) {
        static const Value slotsName = intern("__slots__");
        if (DictObject* shared = sharedDictOf(object)) {
            result = Value(shared);
            return true;
        }
        bool isClosed = type->hooks(hook::Slots) && type->find(slotsName);
        if (isClosed || !ownAttributesOf(object)) return false;
        result = makeRef<AttributeDict>(object);
        return true;
    }
    if (text == "__doc__") {
        result = none();
        return true;
    }
    if (text == "__module__") {
        result = makeStr(type->module());
        return true;
    }
    return false;
}

} // namespace awaitscope
