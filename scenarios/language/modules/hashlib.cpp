#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/digests.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// `(size, block size, start)` of a kind of digest; None when there is no such kind.
Value describeKind(Machine&, Arguments slots)
{
    const DigestKind* kind = digestKind(textOf(slots[0]));
    if (!kind) return none();
    return makeTuple({Value::small(static_cast<int64_t>(kind->size)),
                      Value::small(static_cast<int64_t>(kind->blockSize)),
                      makeBytes(kind->start())});
}

/// The state after some blocks.
Value mixed(Machine& machine, Arguments slots)
{
    constexpr size_t kBytesMixed = 2; // in the time of one statement
    const DigestKind& kind = *digestKind(textOf(slots[0]));
    std::string state = slots[1].as<BytesObject>()->bytes();
    const std::string& blocks = slots[2].as<BytesObject>()->bytes();
    if (!machine.charge(blocks.size() / kBytesMixed)) return nullptr;
    kind.mix(state, blocks);
    return makeBytes(std::move(state));
}

} // namespace

void fillHashlib(Definitions& module)
{
    module.function("_kind", "name, /", describeKind)
        .function("_mixed", "name, state, blocks, /", mixed);
}

} // namespace awaitscope
