#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/syntax/parser.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// Runs the text of generated methods with these names at hand, and gives the module that it makes.
/// The methods of a dataclass are functions like any other, then: as fast, with the messages that
/// calls of functions have.
//
// Slots: source, names, module.
Coroutine<Value> runText(Machine& machine, Values slots)
{
    const std::string& source = textOf(slots[0]);
    constexpr size_t kStepsPerByte = 8; // it is read, compiled and run
    if (!machine.reserve(source.size() * 8) || !machine.charge(source.size() * kStepsPerByte))
        co_return nullptr;
    ParseResult parsed = parse(source);
    std::vector<Diagnostic> diagnostics = std::move(parsed.diagnostics);
    std::shared_ptr<const Program> program;
    if (parsed.module && diagnostics.empty())
        program = compileModule(*parsed.module, source, "<dataclass>", diagnostics, true);
    if (!program) co_return machine.raise(exceptions::SyntaxError(), diagnostics.front().message);
    auto module = makeRef<ModuleObject>(textOf(slots[2]), program.get());
    for (const auto& entry : slots[1].as<DictObject>()->table().entries())
        if (entry.key) module->attributes().set(scopedName(entry.key), entry.value);
    Frame* frame = module->start();
    frame->mode = Return::Leave;
    machine.keepText(std::move(program), Value(module));
    Value done = co_await machine.drive(frame);
    if (!done) co_return nullptr;
    co_return module;
}

} // namespace

void fillDataclasses(Definitions& module)
{
    module.coroutine("_run_text", "source, names, module, /", runText);
}

} // namespace awaitscope
