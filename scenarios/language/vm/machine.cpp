#include "scenarios/language/vm/machine.h"

#include "scenarios/language/builtins/builtins.h"
#include "scenarios/language/modules/modules.h"
#include "scenarios/language/modules/random_generator.h"
#include "scenarios/language/values/death_hook.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/vm/exception_context.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/program_host.h"
#include "scenarios/language/vm/source_lines.h"
#include "scenarios/language/vm/statement_watcher.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace awaitscope {

Machine::Machine(const Program& program, const RunOptions& options)
    : m_usesNames(m_names), m_program(program), m_host(std::make_unique<ProgramHost>(*this)),
      m_runtime(Runtime::create(options, *m_host)), m_depth(options.limits.depth),
      m_random(std::make_unique<RandomGenerator>(options.settings.seed)),
      m_loopMask(options.settings.statementCost > Duration() ? 0 : kBetweenLoopCounts),
      m_memoryLimit(options.limits.memory), m_costs(m_statements, options.limits.statements)
{
    m_runtime->trace().setSpans(program.spans);
    m_runtime->trace().setSource(program.fileName, program.source);
    const Attributes& known = builtinNames();
    moduleContents(
        "asyncio"); // whatever all runs share is made before the containers of this one are counted
    m_collector = std::make_unique<Collector>();
    m_bytesBefore = LiveBytes::alive();
    InstanceObject::t_finalizer = this;
    m_main = makeRef<ModuleObject>("__main__", &program);
    m_modules["__main__"] = m_main;
    m_main->attributes().set(intern("__file__"), makeStr(program.fileName));
    for (const auto& entry : known.entries())
        m_builtinNames.push_back(textOf(entry.name));
}

Machine::~Machine()
{
    if (t_deathHook.context == this) t_deathHook = {};
    // What is left of the run is destroyed while the machine still stands: last words go nowhere.
    m_quiet = true;
    m_pending = nullptr;
    KeyQuestion::forget();
    InstanceObject::t_finalizer = nullptr;
    m_abandoned.clear();
    m_reports.clear();
    m_loopChoices.clear();
    m_main->attributes().clear();
    m_main = nullptr;
    m_sys = nullptr;
    m_modules.clear();
    m_textModules.clear();
    m_runtime.reset();
    m_contexts.clear();
    m_nextContext = nullptr;
    m_collector->clearAll();
    if (m_queues.empty()) return;
    // Those in themselves: no container has let go of them.
    m_collector->collect([this](Visitor& visitor) {
        for (const auto& [object, queue] : m_queues)
            visitor.visit(queue);
    });
}

LoopChoice& Machine::loopChoice()
{
    const LaneId lane = m_runtime->currentLane();
    const Trace& trace = m_runtime->trace();
    const bool isThread = lane != kNone && trace.lane(lane).kind == LaneKind::Thread;
    return m_loopChoices[isThread ? lane : 0];
}

RandomGenerator& Machine::random()
{
    return *m_random;
}

RunStatus Machine::run()
{
    return m_runtime->run(main());
}

Coroutine<Completion> Machine::main()
{
    if (!m_program.warnings.empty()) warn(m_program.warnings);
    Frame* frame = m_main->start();
    frame->mode = Return::Leave;
    Value result = co_await drive(frame);
    if (m_overMemory) co_await m_runtime->halt(Limit::Memory);
    if (m_statements > m_runtime->options().limits.statements)
        co_await m_runtime->halt(Limit::Statements);
    if (!result) {
        // A built-in may have raised because of it.
        if (const Limit limit = m_runtime->exceededLimit(); limit != Limit::None)
            co_await m_runtime->halt(limit);
        Value raised = takeRaised();
        co_await askTexts(raised);
        co_await tellExceptHook(*this, raised);
        raiseAgain(std::move(raised));
    }
    Completion completion = completionOf(*this, std::move(result));
    // Threads go on when the program's own code is over, and functions are called at its end.
    for (const char* module : {"threading", "atexit"}) {
        const auto loaded = m_modules.find(module);
        if (loaded == m_modules.end()) continue;
        Value* atEnd = loaded->second.as<ModuleObject>()->attributes().find(intern("_at_end"));
        if (!atEnd) continue;
        Value function = *atEnd;
        Value done = co_await call(std::move(function), Values());
        if (!done) takeRaised();
    }
    if (completion.raised())
        completion.exits = isInstance(fromPayload(completion.payload), exceptions::SystemExit());
    else
        co_await m_runtime->dropPending();
    if (!completion.raised() || completion.exits) {
        abandonLeft();
        if (hasAbandoned()) // what they make dies behind the variables: else there might be no end
            co_await closeGeneration();
        finishModule();
        m_keptForAddress.clear();
        while (hasAbandoned()) // the last words of one may be the death of another
            co_await closeGeneration();
    }
    co_return completion;
}

/// The module's variables die when it is over, in order of their definition: coroutines never
/// awaited and exceptions never retrieved are told then.
void Machine::finishModule()
{
    if (m_endWatcher) m_endWatcher->ending();
    m_isEnding = true;
    for (uint32_t number = 0; number < m_program.globalNames.size(); ++number)
        m_main->global(number) = nullptr;
}

Value Machine::raise(Type* type, std::string message)
{
    Values arguments;
    if (!message.empty()) arguments.push_back(makeStr(std::move(message)));
    return raise(Value(makeRef<ExceptionObject>(Ref<Type>(type), std::move(arguments))));
}

Value Machine::raise(Value exception)
{
    m_statements += setContext(exception, handled()) / 2;
    m_pending = std::move(exception);
    return {};
}

void Machine::raiseFrom(Value exception, Value cause)
{
    if (!isException(exception)) {
        raiseTypeError("exceptions must derive from BaseException");
        return;
    }
    if (cause) {
        if (!cause.is(none()) && !isException(cause)) {
            raiseTypeError("exception causes must derive from BaseException");
            return;
        }
        exceptionOf(exception)->cause = cause.is(none()) ? Value() : cause;
        exceptionOf(exception)->suppressContext = true;
    }
    raise(std::move(exception));
}

Coroutine<Value> Machine::instantiateAndRaise(Value exception, Value cause)
{
    if (typeOf(exception)->layout() == Layout::Type) {
        exception = co_await call(std::move(exception), Values());
        if (!exception) co_return Value();
    }
    if (cause && typeOf(cause)->layout() == Layout::Type) {
        cause = co_await call(std::move(cause), Values());
        if (!cause) co_return Value();
    }
    raiseFrom(std::move(exception), std::move(cause));
    co_return Value();
}

void Machine::suggest(std::string suggestion)
{
    if (m_pending) exceptionOf(m_pending)->suggestion = std::move(suggestion);
}

Value Machine::builtinNamed(const Value& name)
{
    const Value* value = builtinNames().find(name);
    return value ? *value : Value();
}

void Machine::collectIfDue()
{
    if (m_collector->isDue()) collect();
}

void Machine::collect()
{
    const bool wasQuiet = std::exchange(m_quiet, true); // garbage goes without a word
    m_collector->collect([this](Visitor& visitor) {
        m_runtime->traverseWatchers(visitor);
        for (const auto& [object, queue] : m_queues)
            visitor.visit(queue);
    });
    m_quiet = wasQuiet;
}

bool Machine::reserveMuch(size_t bytes)
{
    // A single piece that does not fit is refused, and the program may go on without it.
    if (bytes <= m_memoryLimit / 2 && !isOverMemory()) {
        if (bytesAlive() + bytes <= m_memoryLimit) return true;
        collect();
        if (bytesAlive() + bytes <= m_memoryLimit) return true;
    }
    raise(exceptions::MemoryError(), "");
    return false;
}

uint64_t Machine::bytesAlive() const
{
    constexpr uint64_t kAddressBytes = 80;
    const auto values = static_cast<int64_t>(LiveBytes::alive() - m_bytesBefore);
    return static_cast<uint64_t>(std::max<int64_t>(values, 0)) + m_names.bytes() + m_textBytes +
           m_addresses.size() * kAddressBytes + m_runtime->bytes();
}

bool Machine::isOverMemory()
{
    if (m_overMemory || bytesAlive() <= m_memoryLimit) return m_overMemory;
    collect();
    // A little below the limit the run ends, too: garbage would be sought again and again.
    m_overMemory = bytesAlive() > m_memoryLimit / 16 * 15;
    if (m_overMemory) pauseAtStatement();
    return m_overMemory;
}

uint64_t Machine::bytesOf(const Program& program)
{
    constexpr uint64_t kPerByte = 48, kProgram = 4096; // instructions, places, names
    return kProgram + program.source.size() * kPerByte;
}

bool Machine::charge(uint64_t steps)
{
    m_statements += steps * Cost::kStep;
    return m_statements < m_nextLook || goesOn();
}

/// Inside a built-in's long loop: what the interpreter looks at between two statements.
bool Machine::goesOn()
{
    constexpr uint64_t kBetweenLooks = 1024;
    m_nextLook = m_statements + kBetweenLooks;
    collectIfDue();
    if (isOverMemory()) {
        raise(exceptions::MemoryError(), "");
        return false;
    }
    m_met = m_statements > m_runtime->options().limits.statements ? Limit::Statements
                                                                  : m_runtime->exceededLimit();
    if (m_met == Limit::None) return true;
    raise(exceptions::RuntimeError(), "stopped: a limit of the run is reached");
    return false;
}

namespace {

/// The lock, queue, ... that a value is; null when it is none. Those of `threading` are written in
/// Python, and have one as an attribute.
Shared* sharedIn(const Value& value)
{
    static const Value mark = intern("_awaitscope_mark");
    if (!value.isObject()) return nullptr;
    const auto coreOf = [](const Value& held) -> Shared* {
        if (!held.isObject() || typeOf(held)->layout() != Layout::Core) return nullptr;
        return dynamic_cast<Shared*>(held.object());
    };
    if (typeOf(value)->layout() != Layout::Instance) return coreOf(value);
    const Value* found = value.as<InstanceObject>()->attributes().find(mark);
    return found && *found ? coreOf(*found) : nullptr;
}

} // namespace

void Machine::nameShared(const Value& value, const Value& name)
{
    // The library's own variables say nothing to anybody.
    const Fiber* running = fiber();
    if (running && running->top && running->top->code->isLibrary) return;
    if (value.isObject() && typeOf(value)->layout() == Layout::List) {
        const Values& items = static_cast<ListObject*>(value.object())->items();
        // Of a list of other things, the first is enough to know.
        if (items.empty() || !sharedIn(items[0])) return;
        for (size_t i = 0; i < items.size() && m_unnamed > 0; ++i)
            if (sharedIn(items[i]))
                nameShared(items[i],
                           makeStr(std::string(textOf(name)) + '[' + std::to_string(i) + ']'));
        return;
    }
    Shared* shared = sharedIn(value);
    if (!shared || !m_runtime->trace().objects()[shared->object()].name.empty()) return;
    if (m_unnamed > 0) --m_unnamed;
    m_runtime->trace().nameObject(shared->object(), textOf(name));
    // A lock that a condition made for itself has no variable of its own.
    if (auto* condition = dynamic_cast<Condition*>(shared)) {
        m_runtime->trace().nameObject(condition->lock()->object(), textOf(name));
    } else if (typeOf(value)->layout() == Layout::Instance) {
        static const Value ownLock = intern("_lock");
        const Value* lock = value.as<InstanceObject>()->attributes().find(ownLock);
        if (lock) nameShared(*lock, name);
    }
}

void Machine::warn(const std::string& text)
{
    if (m_quiet) return;
    if (m_said)
        *m_said += text;
    else
        m_runtime->write(text, true);
}

namespace {

/// As `re.match` has it, of the patterns that filters have: text, with `.*` around it or not.
bool beginsLike(std::string_view message, std::string_view pattern)
{
    constexpr std::string_view kAny = ".*";
    if (pattern.ends_with(kAny)) pattern.remove_suffix(kAny.size());
    if (!pattern.starts_with(kAny)) return message.starts_with(pattern);
    return message.find(pattern.substr(kAny.size())) != message.npos;
}

} // namespace

bool Machine::isFilteredOut(const char* category, const std::string& message, uint32_t line)
{
    static const Value filters = intern("_filters"), registry = intern("__warningregistry__");
    const Value kind = builtinNamed(intern(category));
    auto module = m_modules.find("warnings");
    const Value* list = module == m_modules.end()
                            ? nullptr
                            : module->second.as<ModuleObject>()->attributes().find(filters);
    if (list && typeOf(*list)->layout() == Layout::List)
        for (const Value& filter : list->as<ListObject>()->items()) {
            const Values& parts = filter.as<TupleObject>()->items();
            if (kind.as<Type>()->isSubtypeOf(parts[2].as<Type>()) &&
                beginsLike(message, textOf(parts[1]))) {
                if (textOf(parts[0]) == "ignore") return true;
                if (textOf(parts[0]) == "always") return false;
            }
        }
    Value* known = m_main->attributes().find(registry);
    if (!known) {
        m_main->attributes().set(registry, makeRef<DictObject>());
        known = m_main->attributes().find(registry);
    }
    HashTable& given = known->as<DictObject>()->table();
    Value key = makeTuple({makeStr(message), kind, Value::small(line)});
    const size_t before = given.size();
    given.set(*hashOf(key), key, boolean(true));
    return given.size() == before;
}

std::string Machine::lastWords(const Value& exception)
{
    std::string said;
    m_said = &said;
    m_isEnding = true;
    std::set<uintptr_t> seen;
    Values open{exception};
    while (!open.empty()) {
        Value current = std::move(open.back());
        open.pop_back();
        if (!current || !seen.insert(current.bits()).second) continue;
        ExceptionObject* object = exceptionOf(current);
        open.push_back(object->cause);
        open.push_back(object->context);
        Values kept = std::move(object->kept);
        object->kept.clear();
        // One after the other: they die in the order of the variables that held them.
        for (Value& coroutine : kept)
            coroutine = nullptr;
    }
    finishModule();
    m_keptForAddress.clear();
    m_said = nullptr;
    return said;
}

bool Machine::warnHere(const char* category, const std::string& message)
{
    const uint32_t line = m_runtime->place() ? m_program.spans[m_runtime->place() - 1].line : 0;
    const LaneId lane = m_runtime->currentLane();
    const bool isInLoop = !line && m_runtime->isEventLoop() && hasLoop();
    const bool isInThread = !line && !isInLoop && lane != kNone &&
                            m_runtime->trace().lane(lane).kind == LaneKind::Thread;
    // No lines of the program, nor the end of it.
    constexpr uint32_t kLineOfLoop = UINT32_MAX, kLineOfThread = kLineOfLoop - 1;
    const uint32_t known = isInLoop ? kLineOfLoop : isInThread ? kLineOfThread : line;
    if (m_quiet || isFilteredOut(category, message, known)) return false;
    if (isInLoop) {
        warn("/usr/lib/python3.13/asyncio/events.py:89: " + std::string(category) + ": " + message +
             "\n  self._context.run(self._callback, *self._args)\n");
        return true;
    }
    if (isInThread) {
        warn("/usr/lib/python3.13/threading.py:992: " + std::string(category) + ": " + message +
             "\n  self._target(*self._args, **self._kwargs)\n");
        return true;
    }
    const std::string source = SourceLines(m_program.source).stripped(line);
    warn(m_program.fileName + ":" + std::to_string(line) + ": " + category + ": " + message + "\n" +
         (source.empty() ? "" : "  " + source + "\n"));
    return true;
}

void Machine::neverAwaited(const Opaque& coroutine, const std::string& what)
{
    if (m_quiet) return;
    const std::string sentence = what + " was never awaited";
    if (m_isEnding) {
        if (!isFilteredOut("RuntimeWarning", sentence, 0))
            warn("<sys>:0: RuntimeWarning: " + sentence + "\n");
        return;
    }
    std::string origin = originText(coroutine);
    if (!origin.empty()) origin = "\nCoroutine created at (most recent call last)\n" + origin;
    if (warnHere("RuntimeWarning", sentence + origin))
        warn("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
}

namespace {

void forgetAddressOf(void* machine, const Opaque& dying)
{
    static_cast<Machine*>(machine)->forgetAddress(dying);
}

} // namespace

uint64_t Machine::addressNumberOf(const Value& value)
{
    auto [found, isNew] = m_addresses.try_emplace(value.bits(), m_lastAddress + 1);
    if (isNew) ++m_lastAddress;
    // Its number must not pass to another object: it is forgotten with it.
    if (isNew && value.isObject() && !value.object()->isImmortal()) {
        value.object()->setWatched();
        t_deathHook = {forgetAddressOf, this};
    }
    return 0x7f0000000000ULL + 16 * static_cast<uint64_t>(found->second);
}

std::string Machine::addressOf(const Value& value)
{
    char text[32];
    const auto number = static_cast<unsigned long long>(addressNumberOf(value));
    std::snprintf(text, sizeof text, "0x%012llx", number);
    return text;
}

} // namespace awaitscope
