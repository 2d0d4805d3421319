#include "scenarios/language/values/type.h"

#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <vector>

namespace awaitscope {

namespace types {

namespace {

Type* makeType(const char* name, Layout layout, Type* base)
{
    const LiveBytes::Uncounted uncounted;
    const Cost::Unpaid unpaid;
    std::vector<Ref<Type>> bases;
    if (base) bases.emplace_back(base);
    auto* type = new Type(name, layout, std::move(bases));
    type->retain();
    type->makeImmortal();
    return type;
}

} // namespace

#define AWAITSCOPE_HOLD_TYPE(id, name, layout)                                                     \
    constinit std::atomic<Type*> making::id##Made = nullptr;
AWAITSCOPE_BUILTIN_TYPES(AWAITSCOPE_HOLD_TYPE)
#undef AWAITSCOPE_HOLD_TYPE

Type* making::object()
{
    static Type* const type = objectMade = makeType("object", Layout::Instance, nullptr);
    return type;
}

Type* making::boolean()
{
    static Type* const type = booleanMade = makeType("bool", Layout::Bool, types::integer());
    return type;
}

// The types `type` and `object` need each other: `type` sets both right.
Type* making::type()
{
    static Type* const type = typeMade = [] {
        Type* made = makeType("type", Layout::Type, types::object());
        made->setType(made);
        types::object()->setType(made);
        return made;
    }();
    return type;
}

#define AWAITSCOPE_DEFINE_TYPE(id, name, layout)                                                   \
    Type* making::id()                                                                             \
    {                                                                                              \
        static Type* const type = id##Made = makeType(name, Layout::layout, types::object());      \
        return type;                                                                               \
    }
AWAITSCOPE_DEFINE_TYPE(none, "NoneType", None)
AWAITSCOPE_DEFINE_TYPE(integer, "int", Int)
AWAITSCOPE_DEFINE_TYPE(floating, "float", Float)
AWAITSCOPE_DEFINE_TYPE(str, "str", Str)
AWAITSCOPE_DEFINE_TYPE(bytes, "bytes", Bytes)
AWAITSCOPE_DEFINE_TYPE(tuple, "tuple", Tuple)
AWAITSCOPE_DEFINE_TYPE(list, "list", List)
AWAITSCOPE_DEFINE_TYPE(dict, "dict", Dict)
AWAITSCOPE_DEFINE_TYPE(dictKeys, "dict_keys", Native)
AWAITSCOPE_DEFINE_TYPE(dictValues, "dict_values", Native)
AWAITSCOPE_DEFINE_TYPE(dictItems, "dict_items", Native)
AWAITSCOPE_DEFINE_TYPE(set, "set", Set)
AWAITSCOPE_DEFINE_TYPE(frozenset, "frozenset", Set)
AWAITSCOPE_DEFINE_TYPE(range, "range", Range)
AWAITSCOPE_DEFINE_TYPE(slice, "slice", Slice)
AWAITSCOPE_DEFINE_TYPE(iterator, "iterator", Iterator)
AWAITSCOPE_DEFINE_TYPE(function, "function", Function)
AWAITSCOPE_DEFINE_TYPE(builtin, "builtin_function_or_method", Builtin)
AWAITSCOPE_DEFINE_TYPE(libraryFunction, "function", Builtin)
AWAITSCOPE_DEFINE_TYPE(methodDescriptor, "method_descriptor", Builtin)
AWAITSCOPE_DEFINE_TYPE(slotWrapper, "wrapper_descriptor", Builtin)
AWAITSCOPE_DEFINE_TYPE(boundMethod, "method", BoundMethod)
AWAITSCOPE_DEFINE_TYPE(builtinMethod, "builtin_function_or_method", BoundMethod)
AWAITSCOPE_DEFINE_TYPE(methodWrapper, "method-wrapper", BoundMethod)
AWAITSCOPE_DEFINE_TYPE(generator, "generator", Generator)
AWAITSCOPE_DEFINE_TYPE(coroutine, "coroutine", Generator)
AWAITSCOPE_DEFINE_TYPE(asyncGenerator, "async_generator", Generator)
AWAITSCOPE_DEFINE_TYPE(nativeCoroutine, "coroutine", NativeCoroutine)
AWAITSCOPE_DEFINE_TYPE(module, "module", Module)
AWAITSCOPE_DEFINE_TYPE(property, "property", Property)
AWAITSCOPE_DEFINE_TYPE(staticMethod, "staticmethod", StaticMethod)
AWAITSCOPE_DEFINE_TYPE(classMethod, "classmethod", ClassMethod)
AWAITSCOPE_DEFINE_TYPE(super, "super", Super)
AWAITSCOPE_DEFINE_TYPE(cell, "cell", Cell)
AWAITSCOPE_DEFINE_TYPE(ellipsis, "ellipsis", Native)
AWAITSCOPE_DEFINE_TYPE(notImplemented, "NotImplementedType", Native)
#undef AWAITSCOPE_DEFINE_TYPE

} // namespace types

Type* makeBuiltinType(std::string name, std::string module, Layout layout, std::vector<Type*> bases)
{
    const LiveBytes::Uncounted uncounted;
    const Cost::Unpaid unpaid;
    std::vector<Ref<Type>> references;
    for (Type* base : bases)
        references.emplace_back(base);
    if (references.empty()) references.emplace_back(types::object());
    auto* type = new Type(std::move(name), layout, std::move(references));
    type->retain();
    type->makeImmortal();
    type->setModule(std::move(module));
    return type;
}

Type::Type(std::string name, Layout layout, std::vector<Ref<Type>> bases)
    : Container(nullptr), m_name(std::move(name)), m_layout(layout), m_bases(std::move(bases))
{
    m_attributes.setOfType();
    linearize();
    const bool isTypeItself = m_layout == Layout::Type && m_bases.front()->layout() != Layout::Type;
    if (!m_bases.empty() && !isTypeItself) setType(types::type());
}

// C3, as Python orders the bases of a class.
void Type::linearize()
{
    if (m_bases.size() == 1) {
        m_order.push_back(this);
        const auto& rest = m_bases.front()->m_order;
        m_order.insert(m_order.end(), rest.begin(), rest.end());
        return;
    }
    using Rest = std::span<const Type* const>;
    std::vector<const Type*> direct;
    for (const Ref<Type>& base : m_bases)
        direct.push_back(base.get());
    std::vector<Rest> rests;
    for (const Type* base : direct)
        rests.emplace_back(base->m_order);
    rests.emplace_back(direct);
    // In how many of them a class stands behind the first place: it must wait for those before it.
    std::unordered_map<const Type*, size_t> tails;
    for (const Rest rest : rests)
        for (size_t place = 1; place < rest.size(); ++place)
            ++tails[rest[place]];

    m_order.push_back(this);
    for (;;) {
        std::erase_if(rests, [](Rest rest) { return rest.empty(); });
        if (rests.empty()) return;
        const auto found = std::find_if(rests.begin(), rests.end(),
                                        [&](Rest rest) { return tails[rest.front()] == 0; });
        if (found == rests.end()) {
            m_order.clear();
            return;
        }
        const Type* next = found->front();
        m_order.push_back(next);
        for (Rest& rest : rests) {
            if (rest.front() != next) continue;
            rest = rest.subspan(1);
            if (!rest.empty()) --tails[rest.front()];
        }
    }
}

Type::~Type()
{
    for (const Ref<Type>& base : m_bases)
        std::erase(base->m_subclasses, this);
}

void Type::setProgram()
{
    m_program = true;
    uint32_t everyBase = hook::Slots;
    for (const Ref<Type>& base : m_bases) {
        m_hooks |= base->m_hooks & ~(hook::Slots | hook::Abstract);
        if (base->m_program) {
            base->m_subclasses.push_back(this); // a built-in type is shared by runs: it knows none
            everyBase &= base->m_hooks;
        }
    }
    m_inheritsSlots = everyBase & hook::Slots;
}

void Type::setMetaclass(Ref<Type> metaclass)
{
    setType(metaclass.get());
    m_metaclass = std::move(metaclass);
}

void Type::setAttribute(const Value& name, Value value)
{
    uint32_t bits = hook::ofName(textOf(name));
    if (bits) noteHooks(bits & ~hook::Slots);
    m_attributes.set(name, std::move(value));
}

void Type::noteHooks(uint32_t bits)
{
    std::vector<Type*> left{this};
    while (!left.empty()) {
        Type* type = left.back();
        left.pop_back();
        type->m_hooks |= bits;
        left.insert(left.end(), type->m_subclasses.begin(), type->m_subclasses.end());
    }
}

void Type::traverse(Visitor& visitor) const
{
    visitor.visit(m_metaclass);
    for (const Ref<Type>& base : m_bases)
        visitor.visit(base);
    m_attributes.traverse(visitor);
}

void Type::clear()
{
    m_attributes.clear();
}

bool Type::derivesFrom(const Type* other) const
{
    return std::find(m_order.begin(), m_order.end(), other) != m_order.end();
}

const Value* Type::search(const Value& name) const
{
    Lookup& lookup = lookupOf(name);
    lookup = {this, name.bits(), Attributes::versionOfTypes(), nullptr};
    for (const Type* type : m_order)
        if ((lookup.found = type->m_attributes.find(name))) break;
    return lookup.found;
}

constinit thread_local Finalizer* InstanceObject::t_finalizer = nullptr;

bool InstanceObject::finalize()
{
    const bool waits = m_class->hooks(hook::Finalizer) && m_class->layout() == Layout::Instance;
    if (!waits || !t_finalizer || std::exchange(m_isFinalized, true)) return false;
    t_finalizer->finalizeSoon(Value(this));
    return true;
}

void InstanceObject::dispose()
{
    if (!finalize()) Container::dispose();
}

uint32_t hook::ofName(const std::string& name)
{
    static const std::unordered_map<std::string, uint32_t> bits = [] {
        std::unordered_map<std::string, uint32_t> made = {
            {"eq", Equality},
            {"ne", Equality},
            {"lt", Order},
            {"le", Order},
            {"gt", Order},
            {"ge", Order},
            {"hash", Hash},
            {"iter", Iteration},
            {"len", Length},
            {"bool", Truth},
            {"getitem", GetItem},
            {"missing", GetItem},
            {"setitem", SetItem},
            {"delitem", SetItem},
            {"contains", Contains},
            {"repr", Text},
            {"str", Text},
            {"format", Text},
            {"get", Getter},
            {"set", Setter},
            {"delete", Setter},
            {"getattribute", GetAttribute},
            {"getattr", GetMissingAttribute},
            {"setattr", SetAttribute},
            {"delattr", DeleteAttribute},
            {"del", Finalizer},
            {"slots", Slots},
            {"instancecheck", InstanceCheck},
            {"subclasscheck", InstanceCheck},
            {"next", Next},
            {"neg", Arithmetic},
            {"pos", Arithmetic},
            {"invert", Arithmetic},
            {"int", Arithmetic},
            {"float", Arithmetic},
            {"index", Arithmetic},
            {"abs", Arithmetic},
            {"round", Arithmetic},
            {"trunc", Arithmetic},
            {"floor", Arithmetic},
            {"ceil", Arithmetic},
            {"divmod", Arithmetic},
            {"rdivmod", Arithmetic},
        };
        for (const char* operation : {"add", "sub", "mul", "matmul", "truediv", "floordiv", "mod",
                                      "pow", "lshift", "rshift", "or", "xor", "and"})
            for (const char* kind : {"", "r", "i"})
                made[std::string(kind) + operation] = Arithmetic;
        return made;
    }();
    if (name.size() < 6 || !name.starts_with("__") || !name.ends_with("__")) return 0;
    auto found = bits.find(name.substr(2, name.size() - 4));
    return found == bits.end() ? 0 : found->second;
}

namespace {

class Singleton final : public Object {
public:
    explicit Singleton(const Type* type) : Object(type) { makeImmortal(); }
};

Value makeSingleton(const Type* type)
{
    return Value(new Singleton(type));
}

} // namespace

Value detail::makeNone()
{
    return makeSingleton(types::none());
}

Value detail::makeBoolean()
{
    return makeSingleton(types::boolean());
}

const Value& ellipsis()
{
    static const Value value = makeSingleton(types::ellipsis());
    return value;
}

const Value& notImplemented()
{
    static const Value value = makeSingleton(types::notImplemented());
    return value;
}

} // namespace awaitscope
