#include "scenarios/language/vm/slicing.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>

namespace awaitscope {

std::vector<int64_t> SliceRange::positions() const
{
    std::vector<int64_t> result;
    each([&](size_t index) { result.push_back(static_cast<int64_t>(index)); });
    return result;
}

bool resolveSlice(Machine& machine, const SliceObject& slice, size_t size, SliceRange& range)
{
    auto length = static_cast<int64_t>(size);
    auto read = [&](const Value& value, int64_t whenNone, int64_t& number) {
        Value bound;
        if (!readBound(machine, value, bound)) return false;
        number = bound ? sliceIndex(bound) : whenNone;
        return true;
    };
    constexpr int64_t kFar = int64_t{1} << 61;
    if (!read(slice.step, 1, range.step)) return false;
    if (range.step == 0) {
        machine.raiseValueError("slice step cannot be zero");
        return false;
    }
    range.step = std::clamp(range.step, -kFar, kFar);
    bool back = range.step < 0;
    if (!read(slice.start, back ? length - 1 : 0, range.start) ||
        !read(slice.stop, back ? -length - 1 : length, range.stop))
        return false;
    auto clip = [&](int64_t& index) {
        if (index < 0) index += length;
        index = back ? std::clamp<int64_t>(index, -1, length - 1)
                     : std::clamp<int64_t>(index, 0, length);
    };
    clip(range.start);
    clip(range.stop);
    if (back && slice.stop.is(none())) range.stop = -1;
    return true;
}

Value sliceOf(Machine& machine, const Value& sequence, const SliceObject& slice)
{
    Layout layout = typeOf(sequence)->layout();
    size_t size = layout == Layout::List    ? sequence.as<ListObject>()->items().size()
                  : layout == Layout::Tuple ? sequence.as<TupleObject>()->items().size()
                  : layout == Layout::Bytes ? sequence.as<BytesObject>()->bytes().size()
                  : layout == Layout::Str
                      ? sequence.as<StrObject>()->length()
                      : static_cast<size_t>(sequence.as<RangeObject>()->length());
    SliceRange range;
    if (!resolveSlice(machine, slice, size, range)) return {};
    if (layout == Layout::Range) {
        auto* whole = sequence.as<RangeObject>();
        int64_t step = 0;
        if (__builtin_mul_overflow(whole->step(), range.step, &step))
            step = (whole->step() < 0) == (range.step < 0) ? INT64_MAX : -INT64_MAX;
        return makeRef<RangeObject>(whole->at(range.start), whole->at(range.stop), step);
    }
    if (layout == Layout::Str) {
        auto* text = sequence.as<StrObject>();
        if (range.step == 1)
            return makeStr(text->slice(static_cast<size_t>(range.start),
                                       static_cast<size_t>(std::max(range.start, range.stop))));
        Cost::spend(text->text().size() / Cost::kCharactersRead);
        std::string picked;
        // Not by `slice`, which counts the characters before.
        std::vector<uint32_t> characters;
        for (size_t offset = 0; !text->isAscii() && offset < text->text().size();)
            characters.push_back(readCharacter(text->text(), offset));
        range.each([&](size_t index) {
            if (text->isAscii())
                picked += text->text()[index];
            else
                appendCharacter(picked, characters[index]);
        });
        return makeStr(std::move(picked));
    }
    if (layout == Layout::Bytes) {
        std::string picked;
        range.each([&](size_t index) { picked += sequence.as<BytesObject>()->bytes()[index]; });
        Cost::spend(picked.size() / Cost::kCharactersRead);
        return makeBytes(std::move(picked));
    }
    const Values& items = layout == Layout::List ? sequence.as<ListObject>()->items()
                                                 : sequence.as<TupleObject>()->items();
    Values picked;
    range.each([&](size_t index) { picked.push_back(items[index]); });
    Cost::spend(picked.size() / Cost::kValuesCopied);
    if (!machine.reserve(picked.capacity() * sizeof(Value))) return {};
    return layout == Layout::List ? makeList(std::move(picked)) : makeTuple(std::move(picked));
}

} // namespace awaitscope
