#include "scenarios/language/builtins/iterators.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/sequence_iterators.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Coroutine<Value> NativeIterator::next(Machine& machine)
{
    Value item;
    bool ended = false;
    nextPlain(machine, item, ended);
    co_return item;
}

namespace {

/// What an iterator over something built in is called, which is all that makes it another type.
template <FixedName Name> Type* typeNamed()
{
    static Type* const type =
        makeBuiltinType(Name.text, "builtins", Layout::Iterator, {types::iterator()});
    return type;
}

class StrIterator final : public NativeIterator {
public:
    explicit StrIterator(Ref<StrObject> text)
        : NativeIterator(text->isAscii() ? typeNamed<"str_ascii_iterator">()
                                         : typeNamed<"str_iterator">()),
          m_text(std::move(text))
    {
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_text); }
    bool nextPlain(Machine&, Value& item, bool& ended) override
    {
        const std::string& text = m_text->text();
        if (m_offset >= text.size()) {
            ended = true;
            return true;
        }
        size_t begin = m_offset;
        readCharacter(text, m_offset);
        item = makeStr(text.substr(begin, m_offset - begin));
        return true;
    }

private:
    Ref<StrObject> m_text;
    size_t m_offset = 0;
};

class BackwardStrIterator final : public NativeIterator {
public:
    explicit BackwardStrIterator(Ref<StrObject> text)
        : NativeIterator(typeNamed<"reversed">()), m_text(std::move(text)),
          m_end(m_text->text().size())
    {
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_text); }
    bool nextPlain(Machine&, Value& item, bool& ended) override
    {
        const std::string& text = m_text->text();
        if (m_end == 0) {
            ended = true;
            return true;
        }
        size_t begin = m_end - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80)
            --begin;
        item = makeStr(text.substr(begin, m_end - begin));
        m_end = begin;
        return true;
    }

private:
    Ref<StrObject> m_text;
    size_t m_end;
};

class BytesIterator final : public NativeIterator {
public:
    explicit BytesIterator(Ref<BytesObject> bytes)
        : NativeIterator(typeNamed<"bytes_iterator">()), m_bytes(std::move(bytes))
    {
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_bytes); }
    bool nextPlain(Machine&, Value& item, bool& ended) override
    {
        if (m_index >= m_bytes->bytes().size())
            ended = true;
        else
            item = Value::small(static_cast<unsigned char>(m_bytes->bytes()[m_index++]));
        return true;
    }

private:
    Ref<BytesObject> m_bytes;
    size_t m_index = 0;
};

/// Over the entries of a dict or a set; says so when their number changes under way.
class TableIterator final : public NativeIterator {
public:
    enum class Part { Keys, Values, Items };

    TableIterator(Value owner, HashTable& table, Part part, bool backward)
        : NativeIterator(classType(typeOf(owner)->layout() == Layout::Set, part, backward)),
          m_owner(std::move(owner)), m_table(table), m_part(part), m_backward(backward),
          m_byPlace(table.isUnarranged()),
          m_isOrderedDict(typeOf(m_owner) != types::dict() &&
                          typeOf(m_owner)->isSubtypeOf(types::orderedDict())),
          m_size(table.size()), m_left(m_size), m_changes(table.changes()),
          m_index(m_byPlace  ? 0
                  : backward ? table.endPlace()
                             : table.firstPlace())
    {
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_owner); }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        if (m_over) {
            ended = true;
            return true;
        }
        if (m_table.size() != m_size || (m_isOrderedDict && m_table.changes() != m_changes)) {
            machine.raise(exceptions::RuntimeError(), change());
            m_size = kNever; // and again, whatever happens to it
            return true;
        }
        if (m_byPlace) {
            const HashTable::Entry* next = m_table.entryFrom(m_index);
            m_over = ended = !next;
            if (next) item = next->key;
            return true;
        }
        const auto& entries = m_table.entries();
        for (;;) {
            if (m_backward ? m_index == 0 : m_index >= entries.size()) {
                m_over = ended = true;
                return true;
            }
            const HashTable::Entry& entry = entries[m_backward ? --m_index : m_index++];
            if (!entry.key) continue;
            if (m_left == 0 && !m_backward && typeOf(m_owner)->layout() != Layout::Set) {
                machine.raise(exceptions::RuntimeError(),
                              "dictionary keys changed during iteration");
                m_over = true;
                return true;
            }
            if (m_left > 0) --m_left;
            if (m_part == Part::Keys)
                item = entry.key;
            else if (m_part == Part::Values)
                item = entry.value;
            else
                item = makeTuple({entry.key, entry.value});
            return true;
        }
    }

private:
    static constexpr size_t kNever = SIZE_MAX;

    const char* change() const
    {
        if (typeOf(m_owner)->layout() == Layout::Set) return "Set changed size during iteration";
        return m_isOrderedDict ? "OrderedDict mutated during iteration"
                               : "dictionary changed size during iteration";
    }

    static Type* classType(bool isSet, Part part, bool backward)
    {
        if (isSet) return typeNamed<"set_iterator">();
        switch (part) {
        case Part::Keys:
            return backward ? typeNamed<"dict_reversekeyiterator">()
                            : typeNamed<"dict_keyiterator">();
        case Part::Values:
            return backward ? typeNamed<"dict_reversevalueiterator">()
                            : typeNamed<"dict_valueiterator">();
        case Part::Items: break;
        }
        return backward ? typeNamed<"dict_reverseitemiterator">()
                        : typeNamed<"dict_itemiterator">();
    }

    Value m_owner;
    HashTable& m_table;
    Part m_part;
    bool m_backward;
    bool m_over = false;
    bool m_byPlace; ///< of a set that is not in order: nobody waits until it is
    bool m_isOrderedDict;
    size_t m_size;
    size_t m_left; ///< so many keys there are still to come
    uint32_t m_changes;
    size_t m_index;
};

Value makeTableIterator(const Value& iterable, bool backward)
{
    using Part = TableIterator::Part;
    Layout layout = typeOf(iterable)->layout();
    if (layout == Layout::Dict) {
        HashTable& table = iterable.as<DictObject>()->table();
        return makeRef<TableIterator>(iterable, table, Part::Keys, backward);
    }
    if (layout == Layout::Set) {
        if (backward) return nullptr;
        HashTable& table = iterable.as<SetObject>()->table();
        return makeRef<TableIterator>(iterable, table, Part::Keys, false);
    }
    const Type* type = typeOf(iterable);
    bool isKeys = type == types::dictKeys(), isValues = type == types::dictValues();
    if (!isKeys && !isValues && type != types::dictItems()) return nullptr;
    DictObject& dict = iterable.as<DictViewObject>()->dict();
    Part part = isKeys ? Part::Keys : isValues ? Part::Values : Part::Items;
    return makeRef<TableIterator>(Value(&dict), dict.table(), part, backward);
}

template <class Sequence>
Value makeSequenceIterator(const Type* type, const Value& iterable, bool backward)
{
    auto sequence = iterable.ref<Sequence>();
    auto length = static_cast<int64_t>(sequence->items().size());
    return makeRef<SequenceIterator<Sequence>>(type, std::move(sequence), backward, length);
}

Value makeBuiltinIterator(const Value& iterable, bool backward)
{
    if (!iterable.isObject()) return nullptr;
    switch (typeOf(iterable)->layout()) {
    case Layout::List:
        return makeSequenceIterator<ListObject>(backward ? typeNamed<"list_reverseiterator">()
                                                         : typeNamed<"list_iterator">(),
                                                iterable, backward);
    case Layout::Tuple:
        return makeSequenceIterator<TupleObject>(
            backward ? typeNamed<"reversed">() : typeNamed<"tuple_iterator">(), iterable, backward);
    case Layout::Range: {
        auto* range = iterable.as<RangeObject>();
        int64_t count = range->length(), step = range->step();
        if (backward && count) return makeRef<RangeIterator>(range->at(count - 1), -step, count);
        return makeRef<RangeIterator>(range->start(), step, count);
    }
    case Layout::Str: {
        if (backward) return makeRef<BackwardStrIterator>(iterable.ref<StrObject>());
        return makeRef<StrIterator>(iterable.ref<StrObject>());
    }
    case Layout::Bytes:
        return backward ? Value() : Value(makeRef<BytesIterator>(iterable.ref<BytesObject>()));
    default: return makeTableIterator(iterable, backward);
    }
}

} // namespace

Type* RangeIterator::classType()
{
    return typeNamed<"range_iterator">();
}

Value makeIterator(Machine&, const Value& iterable)
{
    if (nativeIteratorOf(iterable)) return iterable;
    if (isHooked(iterable, hook::Iteration)) return nullptr;
    return makeBuiltinIterator(iterable, false);
}

Value makePayloadIterator(const Value& iterable)
{
    return makeBuiltinIterator(iterable, false);
}

Value makeReversedIterator(const Value& iterable)
{
    return makeBuiltinIterator(iterable, true);
}

} // namespace awaitscope
