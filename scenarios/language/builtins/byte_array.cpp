#include "scenarios/language/builtins/byte_array.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/percent_format.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"
#include "scenarios/language/vm/slicing.h"

namespace awaitscope {

namespace {

ByteArrayObject& self(Arguments slots)
{
    return *slots[0].as<ByteArrayObject>();
}

const std::string& bytesOf(Arguments slots)
{
    return self(slots).bytes();
}

class ByteArrayIterator final : public NativeIterator {
public:
    explicit ByteArrayIterator(Ref<ByteArrayObject> array) : m_array(std::move(array)) {}
    void traverse(Visitor& visitor) const override { visitor.visit(m_array); }
    bool nextPlain(Machine&, Value& item, bool& ended) override
    {
        if (m_index >= m_array->bytes().size())
            ended = true;
        else
            item = Value::small(static_cast<unsigned char>(m_array->bytes()[m_index++]));
        return true;
    }

private:
    Ref<ByteArrayObject> m_array;
    size_t m_index = 0;
};

bool readByte(Machine& machine, const Value& value, char& byte)
{
    int64_t number = -1;
    if (!isInteger(value)) {
        if (const Value known = KeyQuestion::indexOf(value)) return readByte(machine, known, byte);
        machine.raiseTypeError("'" + machine.typeName(value) +
                               "' object cannot be interpreted as an integer");
        return false;
    }
    if (fitsInt64(value, number) && number >= 0 && number <= 255) {
        byte = static_cast<char>(number);
        return true;
    }
    machine.raiseValueError("byte must be in range(0, 256)");
    return false;
}

/// Whether its size may become this: no memoryview refers to it, and there is room.
bool maySize(Machine& machine, ByteArrayObject& array, size_t size)
{
    const size_t before = array.bytes().size();
    if (size == before) return true;
    if (array.views > 0) {
        machine.raise(exceptions::BufferError(),
                      "Existing exports of data: object cannot be re-sized");
        return false;
    }
    return size < before || (isTextSize(machine, size) && machine.reserve(size - before));
}

Value append(Machine& machine, Arguments slots)
{
    char byte = 0;
    if (!readByte(machine, slots[1], byte) ||
        !maySize(machine, self(slots), bytesOf(slots).size() + 1))
        return nullptr;
    self(slots).change([&](std::string& bytes) { bytes.push_back(byte); });
    return none();
}

bool appendAll(Machine& machine, ByteArrayObject& array, const std::string& more)
{
    if (!maySize(machine, array, array.bytes().size() + more.size())) return false;
    Cost::spend(more.size() / Cost::kBytesMoved);
    array.change([&](std::string& bytes) { bytes.append(more); });
    return true;
}

Coroutine<Value> extend(Machine& machine, Values slots)
{
    const Value& source = slots[1];
    if (isStr(source))
        co_return machine.raiseTypeError("expected iterable of integers; got: 'str'");
    if (isInteger(source))
        co_return machine.raiseTypeError("can't extend bytearray with " + machine.typeName(source));
    std::string more;
    Values arguments{slots[0], source, Value(), Value()};
    if (!co_await readBytesFrom(machine, std::move(arguments), "bytearray", more))
        co_return nullptr;
    co_return appendAll(machine, self(slots), more) ? none() : Value();
}

Value insert(Machine& machine, Arguments slots)
{
    int64_t index = 0;
    char byte = 0;
    const size_t size = bytesOf(slots).size();
    if (!readInteger(machine, slots[1], index) || !readByte(machine, slots[2], byte) ||
        !maySize(machine, self(slots), size + 1))
        return nullptr;
    const auto at = static_cast<size_t>(clampIndex(index, static_cast<int64_t>(size)));
    Cost::spend((size - at) / Cost::kBytesMoved);
    self(slots).change([&](std::string& bytes) { bytes.insert(at, 1, byte); });
    return none();
}

Value removeAt(Machine& machine, Arguments slots, size_t at)
{
    const size_t size = bytesOf(slots).size();
    if (!maySize(machine, self(slots), size - 1)) return nullptr;
    const Value gone = Value::small(static_cast<unsigned char>(bytesOf(slots)[at]));
    Cost::spend((size - at) / Cost::kBytesMoved);
    self(slots).change([&](std::string& bytes) { bytes.erase(at, 1); });
    return gone;
}

Value pop(Machine& machine, Arguments slots)
{
    int64_t index = -1;
    const auto size = static_cast<int64_t>(bytesOf(slots).size());
    if (slots[1] && !readInteger(machine, slots[1], index)) return nullptr;
    if (size == 0) return machine.raise(exceptions::IndexError(), "pop from empty bytearray");
    if (index < 0) index += size;
    if (index < 0 || index >= size)
        return machine.raise(exceptions::IndexError(), "pop index out of range");
    return removeAt(machine, slots, static_cast<size_t>(index));
}

Value remove(Machine& machine, Arguments slots)
{
    char byte = 0;
    if (!readByte(machine, slots[1], byte)) return nullptr;
    const size_t found = findText(bytesOf(slots), std::string_view(&byte, 1));
    if (found == std::string::npos) return machine.raiseValueError("value not found in bytearray");
    return removeAt(machine, slots, found) ? none() : Value();
}

Value reverse(Machine&, Arguments slots)
{
    Cost::spend(bytesOf(slots).size() / Cost::kBytesMoved);
    self(slots).change([](std::string& bytes) { std::reverse(bytes.begin(), bytes.end()); });
    return none();
}

Value clear(Machine& machine, Arguments slots)
{
    if (!maySize(machine, self(slots), 0)) return nullptr;
    self(slots).change([](std::string& bytes) { bytes.clear(); });
    return none();
}

Value copy(Machine& machine, Arguments slots)
{
    if (!machine.reserve(bytesOf(slots).size())) return nullptr;
    Cost::spend(bytesOf(slots).size() / Cost::kBytesMoved);
    return makeLike(slots[0], bytesOf(slots));
}

Value length(Machine&, Arguments slots)
{
    return Value::small(static_cast<int64_t>(bytesOf(slots).size()));
}

Value iterate(Machine&, Arguments slots)
{
    return makeRef<ByteArrayIterator>(slots[0].ref<ByteArrayObject>());
}

Coroutine<Value> contains(Machine& machine, Values slots)
{
    Value plain = makeBytes(bytesOf(slots));
    co_return co_await machine.payloadContains(std::move(plain), slots[1]);
}

/// A position; false when raised.
bool readIndex(Machine& machine, Arguments slots, size_t& at)
{
    const auto size = static_cast<int64_t>(bytesOf(slots).size());
    const Value given = isInteger(slots[1]) ? slots[1] : KeyQuestion::indexOf(slots[1]);
    if (!given) {
        machine.raiseTypeError("bytearray indices must be integers or slices, not " +
                               machine.typeName(slots[1]));
        return false;
    }
    int64_t index = 0;
    const bool fits = fitsInt64(given, index);
    if (index < 0) index += size;
    if (!fits || index < 0 || index >= size) {
        machine.raise(exceptions::IndexError(), "bytearray index out of range");
        return false;
    }
    at = static_cast<size_t>(index);
    return true;
}

const SliceObject* sliceIn(const Value& value)
{
    const bool isSlice = value.isObject() && typeOf(value)->layout() == Layout::Slice;
    return isSlice ? value.as<SliceObject>() : nullptr;
}

Value getItem(Machine& machine, Arguments slots)
{
    const std::string& bytes = bytesOf(slots);
    if (const SliceObject* slice = sliceIn(slots[1])) {
        SliceRange range;
        if (!resolveSlice(machine, *slice, bytes.size(), range)) return nullptr;
        std::string picked;
        range.each([&](size_t index) { picked += bytes[index]; });
        Cost::spend(picked.size() / Cost::kCharactersRead);
        return makeRef<ByteArrayObject>(std::move(picked));
    }
    size_t at = 0;
    if (!readIndex(machine, slots, at)) return nullptr;
    return Value::small(static_cast<unsigned char>(bytes[at]));
}

/// Puts others in the place of those that the slice takes.
Value replaceSlice(Machine& machine, Arguments slots, const SliceObject& slice,
                   const std::string& others)
{
    const size_t size = bytesOf(slots).size();
    SliceRange range;
    if (!resolveSlice(machine, slice, size, range)) return nullptr;
    Cost::spend((size + others.size()) / Cost::kBytesMoved);
    if (range.step == 1) {
        const auto start = static_cast<size_t>(range.start);
        const size_t count = static_cast<size_t>(std::max(range.start, range.stop)) - start;
        if (!maySize(machine, self(slots), size - count + others.size())) return nullptr;
        self(slots).change([&](std::string& bytes) { bytes.replace(start, count, others); });
        return none();
    }
    const std::vector<int64_t> positions = range.positions();
    if (positions.size() != others.size())
        return machine.raiseValueError(
            "attempt to assign bytes of size " + std::to_string(others.size()) +
            " to extended slice of size " + std::to_string(positions.size()));
    for (size_t index = 0; index < positions.size(); ++index)
        self(slots).at(static_cast<size_t>(positions[index])) = others[index];
    return none();
}

Coroutine<Value> setItemAt(Machine& machine, Values slots)
{
    if (const SliceObject* slice = sliceIn(slots[1])) {
        if (isStr(slots[2]) || isInteger(slots[2]))
            co_return machine.raiseTypeError(
                "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        std::string others;
        Values arguments{slots[0], slots[2], Value(), Value()};
        if (!co_await readBytesFrom(machine, std::move(arguments), "bytearray", others))
            co_return nullptr;
        co_return replaceSlice(machine, slots, *slice, others);
    }
    size_t at = 0;
    char byte = 0;
    if (!readIndex(machine, slots, at) || !readByte(machine, slots[2], byte)) co_return nullptr;
    self(slots).at(at) = byte;
    co_return none();
}

Value deleteItem(Machine& machine, Arguments slots)
{
    const SliceObject* slice = sliceIn(slots[1]);
    if (!slice) {
        size_t at = 0;
        if (!readIndex(machine, slots, at)) return nullptr;
        return removeAt(machine, slots, at) ? none() : Value();
    }
    SliceRange range;
    if (!resolveSlice(machine, *slice, bytesOf(slots).size(), range)) return nullptr;
    if (range.step == 1) return replaceSlice(machine, slots, *slice, {});
    std::string kept = bytesOf(slots);
    std::vector<bool> goes(kept.size());
    range.each([&](size_t index) { goes[index] = true; });
    size_t index = 0;
    std::erase_if(kept, [&](char) { return goes[index++]; });
    if (!maySize(machine, self(slots), kept.size())) return nullptr;
    self(slots).change([&](std::string& bytes) { bytes = std::move(kept); });
    return none();
}

Value concatenate(Machine& machine, Arguments slots)
{
    const std::string* more = bytesIn(slots[1]);
    if (!more)
        return machine.raiseTypeError("can't concat " + machine.typeName(slots[1]) +
                                      " to bytearray");
    Value made = copy(machine, slots);
    return made && appendAll(machine, *made.as<ByteArrayObject>(), *more) ? made : Value();
}

/// `bytes + bytearray` are bytes.
Value concatenateBehind(Machine& machine, Arguments slots)
{
    const std::string* before = bytesIn(slots[1]);
    if (!before) return notImplemented();
    if (!machine.reserve(before->size() + bytesOf(slots).size())) return nullptr;
    return makeBytes(*before + bytesOf(slots));
}

Value addInPlace(Machine& machine, Arguments slots)
{
    const std::string* more = bytesIn(slots[1]);
    if (!more)
        return machine.raiseTypeError("can't concat " + machine.typeName(slots[1]) +
                                      " to bytearray");
    const std::string others = *more; // it may be its own
    return appendAll(machine, self(slots), others) ? slots[0] : Value();
}

bool repeatInto(Machine& machine, ByteArrayObject& array, const Value& times)
{
    const int64_t count = std::max<int64_t>(sliceIndex(times), 0);
    const std::string once = array.bytes();
    constexpr uint64_t kMost = uint64_t{1} << 40;
    if (!once.empty() && static_cast<uint64_t>(count) >= kMost / once.size()) {
        machine.raise(exceptions::MemoryError(), "");
        return false;
    }
    const size_t size = once.size() * static_cast<size_t>(count);
    if (!maySize(machine, array, size)) return false;
    Cost::spend(size / Cost::kBytesMoved);
    array.change([&](std::string& bytes) {
        bytes.clear();
        while (bytes.size() < size)
            bytes += once;
    });
    return true;
}

Value repeat(Machine& machine, Arguments slots)
{
    if (!isInteger(slots[1])) return notImplemented();
    Value made = copy(machine, slots);
    return made && repeatInto(machine, *made.as<ByteArrayObject>(), slots[1]) ? made : Value();
}

Value repeatInPlace(Machine& machine, Arguments slots)
{
    if (!isInteger(slots[1])) return notImplemented();
    return repeatInto(machine, self(slots), slots[1]) ? slots[0] : Value();
}

template <class Compare> Value compare(Machine&, Arguments slots)
{
    const std::string* other = bytesIn(slots[1]);
    if (!other) return notImplemented();
    Cost::spend(std::min(bytesOf(slots).size(), other->size()) / Cost::kBytesMoved);
    return boolean(Compare()(bytesOf(slots), *other));
}

Value represent(Machine& machine, Arguments slots)
{
    std::string text;
    machine.plainRepr(makeBytes(bytesOf(slots)), text);
    if (text[1] == '"') // unlike that of bytes, it is careful with each apostrophe
        for (size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 2))
            text.insert(at, 1, '\\');
    return makeStr(machine.className(slots[0]) + "(" + text + ")");
}

/// How the module copy makes another one.
Value reduce(Machine&, Arguments slots)
{
    return makeTuple(
        {Value(const_cast<Type*>(typeOf(slots[0]))), makeTuple({makeBytes(bytesOf(slots))})});
}

Coroutine<Value> format(Machine& machine, Values slots)
{
    Value made = co_await percentFormatBytes(machine, makeBytes(bytesOf(slots)), slots[1]);
    co_return made ? makeRef<ByteArrayObject>(*bytesIn(made)) : Value();
}

Coroutine<Value> newByteArray(Machine& machine, Values slots)
{
    auto cls = slots[0].ref<Type>();
    std::string bytes;
    if (!co_await readBytesFrom(machine, std::move(slots), "bytearray", bytes)) co_return nullptr;
    if (cls->isProgram())
        co_return makeRef<Derived<ByteArrayObject>>(std::move(cls), std::move(bytes));
    co_return makeRef<ByteArrayObject>(std::move(bytes));
}

} // namespace

void defineByteArrays(Definitions& names)
{
    defineNew(types::byteArray(), "cls, source=, encoding=, errors=", newByteArray);
    Methods<types::byteArray>()
        .method<"append", append>("self, item, /")
        .method<"extend", extend>("self, iterable_of_ints, /")
        .method<"insert", insert>("self, index, item, /")
        .method<"pop", pop>("self, index=, /")
        .method<"remove", remove>("self, value, /")
        .method<"reverse", reverse>()
        .method<"clear", clear>()
        .method<"copy", copy>()
        .method<"__len__", length>()
        .method<"__iter__", iterate>()
        .method<"__contains__", contains>("self, key, /")
        .method<"__getitem__", getItem>("self, key, /")
        .method<"__setitem__", setItemAt>("self, key, value, /")
        .method<"__delitem__", deleteItem>("self, key, /")
        .method<"__add__", concatenate>("self, value, /")
        .method<"__radd__", concatenateBehind>("self, value, /")
        .method<"__iadd__", addInPlace>("self, value, /")
        .method<"__mul__", repeat>("self, value, /")
        .method<"__rmul__", repeat>("self, value, /")
        .method<"__imul__", repeatInPlace>("self, value, /")
        .method<"__mod__", format>("self, value, /")
        .method<"__eq__", compare<std::equal_to<>>>("self, value, /")
        .method<"__lt__", compare<std::less<>>>("self, value, /")
        .method<"__le__", compare<std::less_equal<>>>("self, value, /")
        .method<"__gt__", compare<std::greater<>>>("self, value, /")
        .method<"__ge__", compare<std::greater_equal<>>>("self, value, /")
        .method<"__repr__", represent>()
        .method<"__reduce__", reduce>()
        .definitions()
        .value("__hash__", none());
    names.type(types::byteArray());
}

} // namespace awaitscope
