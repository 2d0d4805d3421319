#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/byte_array.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/slicing.h"

#include <cstring>

namespace awaitscope {

namespace {

MemoryViewObject& self(Arguments slots)
{
    return *slots[0].as<MemoryViewObject>();
}

bool checkAlive(Machine& machine, Arguments slots)
{
    if (!self(slots).isReleased()) return true;
    machine.raiseValueError("operation forbidden on released memoryview object");
    return false;
}

template <class Number> Number readAs(const char* bytes)
{
    Number number;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

Value itemOf(const MemoryViewObject& view, size_t index)
{
    const char* bytes = view.itemAt(index);
    switch (view.format()) {
    case 'b': return Value::small(readAs<int8_t>(bytes));
    case 'h': return Value::small(readAs<int16_t>(bytes));
    case 'H': return Value::small(readAs<uint16_t>(bytes));
    case 'i': return Value::small(readAs<int32_t>(bytes));
    case 'I': return Value::small(readAs<uint32_t>(bytes));
    case 'l':
    case 'q':
    case 'n': return makeInteger(readAs<int64_t>(bytes));
    case 'L':
    case 'Q':
    case 'N': return makeInteger(mpz_class(readAs<uint64_t>(bytes)));
    case 'f': return makeFloat(readAs<float>(bytes));
    case 'd': return makeFloat(readAs<double>(bytes));
    case '?': return boolean(*bytes != 0);
    case 'c': return makeBytes(std::string(bytes, 1));
    default: return Value::small(static_cast<unsigned char>(*bytes));
    }
}

bool raiseInvalid(Machine& machine, const MemoryViewObject& view, const char* what)
{
    const std::string text =
        std::string("memoryview: invalid ") + what + " for format '" + view.format() + "'";
    if (std::string_view(what) == "type")
        machine.raiseTypeError(text);
    else
        machine.raiseValueError(text);
    return false;
}

/// Stores a value at an item. False when raised.
bool storeItem(Machine& machine, MemoryViewObject& view, size_t index, const Value& value)
{
    const size_t size = view.itemSize();
    char* bytes = view.changedItemAt(index);
    switch (view.format()) {
    case 'f':
    case 'd': {
        double number = 0;
        if (!toDouble(value, number)) return raiseInvalid(machine, view, "type");
        const auto narrow = static_cast<float>(number);
        std::memcpy(bytes, size == sizeof narrow ? static_cast<const void*>(&narrow) : &number,
                    size);
        return true;
    }
    case '?': *bytes = static_cast<char>(machine.plainTruth(value) == 1); return true;
    case 'c': {
        const std::string* given = bytesIn(value);
        if (!given) return raiseInvalid(machine, view, "type");
        if (given->size() != 1) return raiseInvalid(machine, view, "value");
        *bytes = given->front();
        return true;
    }
    default: break;
    }
    if (!isInteger(value)) return raiseInvalid(machine, view, "type");
    const bool isSigned = view.format() >= 'a';
    const IntegerView number(value);
    const mpz_class whole = number.copy();
    const mpz_class limit = mpz_class(1) << (8 * size - (isSigned ? 1 : 0));
    if (whole >= limit || whole < (isSigned ? mpz_class(-limit) : mpz_class(0)))
        return raiseInvalid(machine, view, "value");
    mpz_class positive = whole < 0 ? mpz_class(whole + (mpz_class(1) << 8 * size)) : whole;
    std::memset(bytes, 0, size);
    mpz_export(bytes, nullptr, -1, 1, -1, 0, positive.get_mpz_t());
    return true;
}

class MemoryViewIterator final : public NativeIterator {
public:
    explicit MemoryViewIterator(Ref<MemoryViewObject> view) : m_view(std::move(view)) {}
    void traverse(Visitor& visitor) const override { visitor.visit(m_view); }
    bool nextPlain(Machine&, Value& item, bool& ended) override
    {
        if (m_view->isReleased() || m_index >= m_view->count())
            ended = true;
        else
            item = itemOf(*m_view, m_index++);
        return true;
    }

private:
    Ref<MemoryViewObject> m_view;
    size_t m_index = 0;
};

Value newMemoryView(Machine& machine, Arguments slots)
{
    const Value& source = slots[1];
    if (!checkExactType(machine, slots[0], types::memoryView())) return nullptr;
    if (typeOf(source) == types::memoryView()) {
        const auto* view = source.as<MemoryViewObject>();
        if (view->isReleased())
            return machine.raiseValueError("operation forbidden on released memoryview object");
        return makeRef<MemoryViewObject>(view->owner(), view->start(), view->step(), view->count(),
                                         view->format());
    }
    const std::string* bytes = bytesIn(source);
    if (!bytes)
        return machine.raiseTypeError("memoryview: a bytes-like object is required, not '" +
                                      machine.typeName(source) + "'");
    return makeRef<MemoryViewObject>(source, 0, 1, bytes->size(), 'B');
}

Value length(Machine& machine, Arguments slots)
{
    if (!checkAlive(machine, slots)) return nullptr;
    return Value::small(static_cast<int64_t>(self(slots).count()));
}

Value iterate(Machine& machine, Arguments slots)
{
    if (!checkAlive(machine, slots)) return nullptr;
    return makeRef<MemoryViewIterator>(slots[0].ref<MemoryViewObject>());
}

bool readIndex(Machine& machine, Arguments slots, size_t& at)
{
    const Value given = isInteger(slots[1]) ? slots[1] : KeyQuestion::indexOf(slots[1]);
    if (!given) {
        machine.raiseTypeError("memoryview: invalid slice key");
        return false;
    }
    const auto size = static_cast<int64_t>(self(slots).count());
    int64_t index = 0;
    const bool fits = fitsInt64(given, index);
    if (index < 0) index += size;
    if (!fits || index < 0 || index >= size) {
        machine.raise(exceptions::IndexError(), "index out of bounds on dimension 1");
        return false;
    }
    at = static_cast<size_t>(index);
    return true;
}

Ref<MemoryViewObject> partOf(Machine& machine, const MemoryViewObject& view,
                             const SliceObject& slice)
{
    SliceRange range;
    if (!resolveSlice(machine, slice, view.count(), range)) return {};
    const int64_t width = range.step > 0 ? range.stop - range.start : range.start - range.stop;
    const int64_t step = std::abs(range.step);
    const auto count = static_cast<size_t>(width > 0 ? (width + step - 1) / step : 0);
    auto part = makeRef<MemoryViewObject>(view.owner(), view.start() + range.start * view.step(),
                                          count > 1 ? view.step() * range.step : view.step(), count,
                                          view.format());
    if (view.isReadOnly()) part->makeReadOnly();
    return part;
}

bool isSlice(const Value& value)
{
    return value.isObject() && typeOf(value)->layout() == Layout::Slice;
}

Value getItem(Machine& machine, Arguments slots)
{
    if (!checkAlive(machine, slots)) return nullptr;
    if (isSlice(slots[1])) return partOf(machine, self(slots), *slots[1].as<SliceObject>());
    size_t at = 0;
    return readIndex(machine, slots, at) ? itemOf(self(slots), at) : Value();
}

Value setItemAt(Machine& machine, Arguments slots)
{
    if (!checkAlive(machine, slots)) return nullptr;
    if (self(slots).isReadOnly()) return machine.raiseTypeError("cannot modify read-only memory");
    if (isSlice(slots[1])) {
        const std::string* given = bytesIn(slots[2]);
        if (!given)
            return machine.raiseTypeError("a bytes-like object is required, not '" +
                                          machine.typeName(slots[2]) + "'");
        const std::string others = *given; // it may be a part of the same
        const auto part = partOf(machine, self(slots), *slots[1].as<SliceObject>());
        if (!part) return nullptr;
        const size_t size = part->itemSize();
        if (part->count() * size != others.size())
            return machine.raiseValueError(
                "memoryview assignment: lvalue and rvalue have different structures");
        for (size_t index = 0; index < part->count(); ++index)
            std::memcpy(part->changedItemAt(index), others.data() + index * size, size);
        Cost::spend(others.size() / Cost::kCharactersRead);
        return none();
    }
    size_t at = 0;
    if (!readIndex(machine, slots, at)) return nullptr;
    return storeItem(machine, self(slots), at, slots[2]) ? none() : Value();
}

Value deleteItem(Machine& machine, Arguments)
{
    return machine.raiseTypeError("cannot delete memory");
}

Value equal(Machine&, Arguments slots)
{
    const std::string *bytes = bytesIn(slots[0]), *others = bytesIn(slots[1]);
    if (!bytes || !others)
        return typeOf(slots[1]) == types::memoryView() ? boolean(slots[0].is(slots[1]))
                                                       : notImplemented();
    Cost::spend(bytes->size() / Cost::kBytesMoved);
    return boolean(*bytes == *others);
}

Value hash(Machine& machine, Arguments slots)
{
    if (!checkAlive(machine, slots)) return nullptr;
    if (!self(slots).isReadOnly())
        return machine.raiseValueError("cannot hash writable memoryview object");
    size_t key = 0;
    if (!keyHash(machine, makeBytes(*bytesIn(slots[0])), key)) return nullptr;
    return Value::small(static_cast<int64_t>(key >> 3));
}

Value toBytes(Machine& machine, Arguments slots)
{
    if (!checkAlive(machine, slots)) return nullptr;
    const std::string& bytes = *bytesIn(slots[0]);
    return machine.reserve(bytes.size()) ? makeBytes(bytes) : Value();
}

Value toList(Machine& machine, Arguments slots)
{
    if (!checkAlive(machine, slots)) return nullptr;
    const MemoryViewObject& view = self(slots);
    if (!machine.reserve(view.count() * sizeof(Value))) return nullptr;
    Cost::spend(view.count());
    Values items;
    for (size_t index = 0; index < view.count(); ++index)
        items.push_back(itemOf(view, index));
    return makeList(std::move(items));
}

Value toReadOnly(Machine& machine, Arguments slots)
{
    if (!checkAlive(machine, slots)) return nullptr;
    const MemoryViewObject& view = self(slots);
    auto made = makeRef<MemoryViewObject>(view.owner(), view.start(), view.step(), view.count(),
                                          view.format());
    made->makeReadOnly();
    return made;
}

Value cast(Machine& machine, Arguments slots)
{
    if (!checkAlive(machine, slots)) return nullptr;
    const MemoryViewObject& view = self(slots);
    std::string format = isStr(slots[1]) ? textOf(slots[1]) : std::string();
    if (format.starts_with('@')) format.erase(0, 1);
    const size_t size = format.size() == 1 ? MemoryViewObject::sizeOf(format[0]) : 0;
    if (size == 0)
        return machine.raiseValueError("memoryview: destination format must be a native single "
                                       "character format prefixed with an optional '@'");
    if (!view.isContiguous())
        return machine.raiseTypeError("memoryview: casts are restricted to C-contiguous views");
    if (view.itemSize() != 1 && size != 1)
        return machine.raiseTypeError("memoryview: cannot cast between two non-byte formats");
    const size_t bytes = view.count() * view.itemSize();
    if (bytes % size)
        return machine.raiseTypeError("memoryview: length is not a multiple of itemsize");
    auto made = makeRef<MemoryViewObject>(view.owner(), view.start(), static_cast<int64_t>(size),
                                          bytes / size, format[0]);
    if (view.isReadOnly()) made->makeReadOnly();
    return made;
}

Value release(Machine&, Arguments slots)
{
    self(slots).release();
    return none();
}

Value enter(Machine& machine, Arguments slots)
{
    return checkAlive(machine, slots) ? slots[0] : Value();
}

Value represent(Machine& machine, Arguments slots)
{
    return makeStr((self(slots).isReleased() ? "<released memory at " : "<memory at ") +
                   machine.addressOf(slots[0]) + ">");
}

Value number(size_t value)
{
    return Value::small(static_cast<int64_t>(value));
}

/// A property that is worked out of the view while it is alive.
template <auto Compute> Value property(Machine& machine, Arguments slots)
{
    return checkAlive(machine, slots) ? Compute(self(slots)) : Value();
}

} // namespace

void defineMemoryViews(Definitions& names)
{
    using View = const MemoryViewObject&;
    constexpr auto isContiguous = [](View view) { return boolean(view.isContiguous()); };
    constexpr auto owner = [](View view) { return view.owner(); };
    constexpr auto allBytes = [](View view) { return number(view.count() * view.itemSize()); };
    constexpr auto itemSize = [](View view) { return number(view.itemSize()); };
    constexpr auto format = [](View view) { return makeStr(std::string(1, view.format())); };
    constexpr auto isReadOnly = [](View view) { return boolean(view.isReadOnly()); };
    constexpr auto dimensions = [](View) { return number(1); };
    constexpr auto shape = [](View view) { return makeTuple({number(view.count())}); };
    constexpr auto strides = [](View view) { return makeTuple({Value::small(view.step())}); };
    constexpr auto suboffsets = [](View) { return makeTuple({}); };
    defineNew(types::memoryView(), "cls, object", newMemoryView);
    Methods<types::memoryView>()
        .method<"__len__", length>()
        .method<"__iter__", iterate>()
        .method<"__getitem__", getItem>("self, key, /")
        .method<"__setitem__", setItemAt>("self, key, value, /")
        .method<"__delitem__", deleteItem>("self, key, /")
        .method<"__eq__", equal>("self, value, /")
        .method<"__hash__", hash>()
        .method<"__enter__", enter>()
        .method<"__exit__", release>("self, /, *args")
        .method<"__repr__", represent>()
        .method<"tobytes", toBytes>("self, /, order=")
        .method<"tolist", toList>()
        .method<"toreadonly", toReadOnly>()
        .method<"cast", cast>("self, /, format, shape=")
        .method<"release", release>()
        .property<"obj", property<owner>>()
        .property<"nbytes", property<allBytes>>()
        .property<"itemsize", property<itemSize>>()
        .property<"format", property<format>>()
        .property<"readonly", property<isReadOnly>>()
        .property<"ndim", property<dimensions>>()
        .property<"shape", property<shape>>()
        .property<"strides", property<strides>>()
        .property<"suboffsets", property<suboffsets>>()
        .property<"contiguous", property<isContiguous>>()
        .property<"c_contiguous", property<isContiguous>>()
        .property<"f_contiguous", property<isContiguous>>();
    names.type(types::memoryView());
}

} // namespace awaitscope
