#pragma once

#include "core/runtime/runtime.h"
#include "scenarios/language/values/collector.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/exception.h"
#include "scenarios/language/values/name_scope.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/type_names.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/fiber.h"
#include "scenarios/language/vm/origins.h"
#include "scenarios/language/vm/thread_numbers.h"

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace awaitscope {

class FiberRun;
class GeneratorObject;
class ProgramCallback;
class RandomGenerator;
class StatementWatcher;

/// asyncio's loop objects as one thread sees them; null until there are any.
struct LoopChoice {
    Value entered;        ///< the last one that it made its own
    Value chosen;         ///< what `set_event_loop` was last given
    bool wasMade = false; ///< whether a loop was ever chosen
};

/// One run of one program: its variables, its modules, and the interpreter of its code.
///
/// Interpretation never nests: what needs to run code of the program, or to wait, is a C++
/// coroutine that the driver of the fiber awaits. Built-ins that do neither are plain functions.
/// Exceptions of the program are values: a null result means that one was raised and is pending.
class Machine final : private Finalizer {
public:
    Machine(const Program& program, const RunOptions& options);
    ~Machine();
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    /// Runs the program. Called once.
    RunStatus run();

    Runtime& runtime() { return *m_runtime; }
    const Program& program() const { return m_program; }
    RandomGenerator& random();

    // --- raising
    /// Makes an exception of this type pending; returns null, for `return machine.raise(...)`.
    Value raise(Type* type, std::string message);
    /// Makes this exception pending.
    Value raise(Value exception);
    /// Makes an exception pending that was taken: its context stays what it is.
    void raiseAgain(Value exception) { m_pending = std::move(exception); }
    Value raiseTypeError(std::string message)
    {
        return raise(exceptions::TypeError(), std::move(message));
    }
    Value raiseValueError(std::string message)
    {
        return raise(exceptions::ValueError(), std::move(message));
    }
    bool isRaised() const { return static_cast<bool>(m_pending); }
    /// The pending exception; none is pending afterwards.
    Value takeRaised() { return std::exchange(m_pending, nullptr); }
    bool isStopIteration(const Value& exception) const;
    /// Drops a pending StopIteration: whatever an iterator asks (`map` its function) may say that
    /// there is no item any more. Whether there was one.
    bool dropStopIteration();
    /// The value, or the pending exception, that a completion stands for.
    Value deliver(Completion completion);

    // --- running code of the program (each may suspend; null means raised)
    Coroutine<Value> call(Value callable, Values arguments);
    /// With keywords: names are interned strings, values in the same order.
    Coroutine<Value> call(Value callable, Values arguments, Values keywordNames,
                          Values keywordValues);
    /// Awaits a coroutine, a future, a task or an object with `__await__`.
    Coroutine<Value> await(Value awaitable);
    /// `repr(value)`, `str(value)`, `format(value, spec)`: a str.
    Coroutine<Value> repr(Value value);
    Coroutine<Value> str(Value value);
    Coroutine<Value> format(Value value, std::string spec);
    /// All items of an iterable as a list object.
    Coroutine<Value> listOf(Value iterable);
    /// `list.extend(iterable)`: what came before an exception stays. No more is taken once it has
    /// `most` items. False when raised.
    Coroutine<bool> extendList(Value list, Value iterable, size_t most = SIZE_MAX);
    /// The first items of an iterable, as a list.
    Coroutine<Value> firstOf(Value iterable, size_t most);
    /// `iter(value)`.
    Coroutine<Value> iterator(Value value);
    /// `next(iterator)`: null without a pending exception at the end.
    Coroutine<Value> next(Value iterator);
    /// Truth: sets `truth`, returns false when something was raised.
    Coroutine<bool> truth(Value value, bool& result);
    /// A comparison with `CompareOperator`; the value is what the operator returned.
    /// `isDeclined`: the left one's method has been asked already, and gave NotImplemented.
    Coroutine<Value> compare(int operation, Value left, Value right, bool isDeclined = false);
    Coroutine<Value> binary(int operation, bool inPlace, Value left, Value right,
                            bool isDeclined = false);
    Coroutine<Value> attribute(Value object, Value name);
    Coroutine<Value> setAttribute(Value object, Value name, Value value);
    Coroutine<Value> subscript(Value object, Value index);

    // --- the same where no code of the program can be needed
    /// The text of values whose `str` or `repr` is built in all through; false when the program has
    /// a say.
    bool plainRepr(const Value& value, std::string& text);
    bool plainStr(const Value& value, std::string& text);
    /// Notes that the text of a container is being made. False when it is already: it contains
    /// itself.
    bool beginText(const Value& container);
    void endText(const Value& container);
    bool isTextTooDeep() const { return m_shown.size() > kDeepestText; }
    /// Truth of a built-in value; -1 when the program has a say.
    int plainTruth(const Value& value);
    /// An attribute that is found without running code. Null without an exception when a property
    /// or `__getattr__` has to run, or there is none: see `found`.
    enum class Lookup { Found, Missing, NeedsProgram };
    Lookup plainAttribute(const Value& object, const Value& name, Value& result);
    /// Plain items of list, tuple, range, dict, set, str and their views; false for other
    /// iterables.
    bool plainItems(const Value& iterable, Values& items);

    /// Binds arguments to the slots of a signature. False when something was raised.
    bool bind(const std::string& name, const Signature& signature, Arguments positional,
              const Values& keywordNames, Arguments keywords, const Values& defaults,
              const Values& keywordDefaults, Values& slots, bool builtin);

    // --- modules and types
    /// The module, its text not yet run if it has one; null when there is none of this name.
    Value module(const std::string& name);
    ThreadNumbers& threadNumbers() { return m_threadNumbers; }
    /// The module `sys`; null until it is imported.
    ModuleObject* sys() const { return m_sys.get(); }
    /// `sys.setrecursionlimit`: how deep calls may go.
    uint32_t& depth() { return m_depth; }
    /// The module, ready for use. REQUIRES: there is one of this name.
    Coroutine<Value> importModule(std::string name);
    Value builtinNamed(const Value& name);

    /// Whether there is room for so many bytes more of the program's values. False, and
    /// MemoryError: there is not. Little is noticed when it has been taken.
    bool reserve(size_t bytes) { return bytes < kLittle || reserveMuch(bytes); }
    /// Counts steps of a built-in's long loop as statements. False (and an exception) when the run
    /// has had all that it may have: the limit itself is reached at the next statement.
    bool charge(uint64_t steps = 1);
    /// The same for one item of such a loop, or so many: a few of them take as long as a statement.
    bool chargeItem(uint32_t count = 1)
    {
        const uint32_t before = std::exchange(m_items, m_items + count);
        return before / kItemsOfStep == m_items / kItemsOfStep || charge();
    }
    /// Decimal digits that an int may have on its way from or to text; 0: any number.
    int64_t& mostDigits() { return m_mostDigits; }
    /// Whether what is alive takes more than the limit, without garbage.
    bool isOverMemory();
    /// The virtual time, as the program asks for it. Who asks again and again while time stands
    /// still waits for it to pass: after `kPatience` times it computes for `kGlance` at each (rule
    /// P15).
    VirtualTime readClock();
    // --- for who looks inside
    /// Tells the watcher of every statement from now on; null: nobody. It outlives the run.
    void watch(StatementWatcher* watcher)
    {
        m_watcher = watcher;
        pauseAtStatement();
    }
    /// So many of the program's statements pass without a word to the watcher, who has been told of
    /// one and calls this. It is still told when something else is to be done before one.
    void letPass(uint64_t statements) { m_toPass = statements; }
    /// The watcher is told of every statement again: how many of those have not come.
    uint64_t letPassNoMore() { return std::exchange(m_toPass, 0); }
    /// Says when the program is over, whether or not statements are watched.
    void watchEnd(StatementWatcher* watcher) { m_endWatcher = watcher; }
    /// Queues that are alive, by object.
    std::map<ObjectId, Queue*>& queues() { return m_queues; }
    /// The innermost fiber of a lane; null when no code of the program is under way there.
    Fiber* fiberOf(LaneId lane) const
    {
        const size_t place = static_cast<uint32_t>(lane + 1);
        return place < m_fibers.size() ? m_fibers[place] : nullptr;
    }
    /// The program's own module.
    ModuleObject* mainModule() const { return m_main.get(); }

    /// Keeps a text that was compiled during the run, and its module: functions refer to both.
    void keepText(std::shared_ptr<const Program> program, Value module)
    {
        m_textBytes += bytesOf(*program);
        m_texts.push_back(std::move(program));
        m_textModules.push_back(std::move(module));
    }

    // --- for the interpreter and its driver
    /// Frees cycles, if it is time.
    void collectIfDue();
    /// Ends the run: never returns.
    Coroutine<Value> stopAt(Limit limit);
    /// The CPU time of one statement, which stands there; last words come first.
    Coroutine<Value> payStatement(SpanId place);
    Coroutine<Value> awaitFuture(Ref<Future> future);
    /// For what an `await` tries first: the task is to step aside once, and the await gives None.
    void askToPause() { m_isAskedToPause = true; }
    /// Awaits what an `__await__` of the program returned.
    Coroutine<Value> awaitIterator(Value iterator);
    /// Whether it can be awaited as it is; raises why not otherwise.
    bool canAwait(const Value& awaitable);
    /// Raises the exception where the generator stands; what it yields or returns next.
    Coroutine<Value> throwInto(Value generator, Value exception);
    Value raiseNoAttribute(const Value& object, const Value& name);
    bool storePlainAttribute(const Value& object, const Value& name, Value value);
    /// Pushes a method that a property or `__getattr__` gives, ready to be called.
    Coroutine<Value> methodOf(Frame& frame, Value object, Value name);
    const std::vector<std::string>& builtinNamesKnown() const { return m_builtinNames; }
    /// Adds a suggestion to the pending exception: shown by its traceback, no part of its text.
    void suggest(std::string suggestion);
    Value wrapAwaitable(Value awaitable);
    std::string firstArgumentOf(GeneratorObject& coroutine);
    void finishModule();
    Coroutine<Value> containerRepr(Value value);
    Coroutine<Value> convertAndFormat(Value value, char conversion, std::string spec);
    Coroutine<Value> matchClass(Value subject, Value type, Value names, uint32_t positional);
    /// `__set_name__` and `__init_subclass__` of a class that is being made.
    Coroutine<Value> finishClass(Value type, Value keywords);
    /// Sequences and dicts. False when the object has no built-in subscript, or the program has a
    /// say.
    bool plainSubscript(const Value& object, const Value& index, Value& result);
    /// The same whatever a class of the program says: what `list.__getitem__` does.
    bool payloadSubscript(const Value& object, const Value& index, Value& result);
    Coroutine<Value> storeSlice(Value list, Value slice, Value value);
    /// `0x7f0000000010`: a number for the object that is the same in every run.
    std::string addressOf(const Value& value);
    /// The same as a number.
    uint64_t addressNumberOf(const Value& value);
    /// The object dies: whoever takes its place in memory gets a number of its own.
    void forgetAddress(const Opaque& object)
    {
        if (!m_addresses.empty()) m_addresses.erase(reinterpret_cast<uintptr_t>(&object));
    }
    /// An exception left a callback: to the loop's exception handler, or to stderr.
    Coroutine<void> reportCallback(ProgramCallback& callback, Value exception);
    /// The exception of a task or future that is about to die. It is kept when a handler of the
    /// program is to be asked.
    void reportNeverRetrieved(const char* what, Value future);
    /// asyncio's debug mode: a step of a task, or a call of a handle or callback, took long.
    void reportSlowCall(Opaque& called, Duration took);
    /// asyncio's `call_exception_handler`; `context` is a dict of what there is to say.
    Coroutine<void> callExceptionHandler(Value context);
    /// What asyncio does with it when the program has set no handler.
    void reportByDefault(const Value& context);
    /// Whether a report runs code of the program: its handler, or the module logging.
    bool reportsThroughProgram() const;
    Coroutine<void> reportThroughLogging(Value context);
    Coroutine<void> tellReport(Value report);
    Coroutine<bool> log(const char* level, Value text, Value exception);
    Coroutine<Value> truthValue(Value value);
    Coroutine<Value> truthKept(Frame& frame, uint32_t target, bool truth);
    /// `item in container`: True or False.
    Coroutine<Value> contains(Value container, Value item);
    /// The same whatever a class of the program says in `__contains__`.
    Coroutine<Value> payloadContains(Value container, Value item);
    /// Takes a generator one step further, in a fiber of its own: what it yields, or StopIteration
    /// is raised.
    Coroutine<Value> resumeGenerator(Value generator, Value sent, Value thrown);
    /// Raises GeneratorExit where it stands, so that its finally clauses run.
    Coroutine<Value> closeGenerator(Value generator, Value thrown = {});
    /// For `yield from`: a generator that stands for an iterator of any other kind.
    Coroutine<Value> delegateTo(Value iterator);
    /// `raise X` and `raise X from Y` with classes.
    Coroutine<Value> instantiateAndRaise(Value exception, Value cause);
    /// Makes the exception pending, with its cause (null: none) and context.
    void raiseFrom(Value exception, Value cause);
    /// The next item of a built-in iterator. False when the program has a say; a null item without
    /// `ended` is raised.
    bool plainNext(const Value& iterator, Value& item, bool& ended);
    /// Makes an instance: `__new__`, `__init__`.
    Coroutine<Value> construct(Value type, Values positional, Values names, Values keywords);
    /// Gives a lock, a queue, ... the name of the first variable that it is stored to.
    void nameShared(const Value& value, const Value& name);
    /// A lock, a queue, ... has been made that waits for its name.
    void expectName() { ++m_unnamed; }
    /// A coroutine was dropped that never ran: CPython's RuntimeWarning.
    /// `what`: "coroutine 'f'", or of a generator's method: "coroutine method 'asend' of 'g'".
    void neverAwaited(const Opaque& coroutine, const std::string& what);
    Origins& origins() { return m_origins; }
    /// The frames of the program that are running, innermost first: in a loop, with those of what
    /// runs it.
    TracebackEntries presentFrames();
    /// Keeps where a coroutine or task is made, if that is in debug mode.
    void noteOrigin(const Opaque& made);
    /// The lines of where it was made; empty when that is not known.
    std::string originText(const Opaque& made) const;
    /// A suspended generator lost its last reference. True when it is kept to run its finally
    /// clauses.
    bool keepAbandoned(GeneratorObject& generator);
    /// The program is over: whoever is left has last words while its variables still stand.
    void abandonLeft();
    bool hasAbandoned() const { return !m_abandoned.empty() || !m_reports.empty(); }
    void finalizeSoon(Value instance) override { abandon(std::move(instance)); }
    /// The coroutines that were made and never started, in that order, as `NAME(ARGUMENT)` where
    /// they have a first one that is a plain number or text, else as `NAME`; and that refer to the
    /// lock, queue, ...: by an argument (or what that holds), a closure or a global variable.
    std::vector<std::string> unstartedThatReferTo(ObjectId object);
    /// The calls that made coroutines which no task runs and nobody awaited, in that order, for
    /// whoever looks inside; of very many, some.
    std::vector<std::string> unstarted();
    /// Whether what the code of a lane has still to do refers to it, wherever that stands; the code
    /// of `task`, or (null) the program's own.
    bool refersTo(LaneId lane, Task* task, ObjectId object);
    /// Closes the generators that were kept: at once, or (async ones) by tasks of the event loop.
    Coroutine<Value> closeAbandoned();
    /// Those who have died until now, not those whose deaths come of it.
    Coroutine<void> closeGeneration();
    /// Async generators that are suspended somewhere in their code, in order of their first step.
    std::vector<GeneratorObject*> asyncGenerators() const;
    void asyncGeneratorBegins(GeneratorObject& generator);
    /// It has not begun, or begins never: nothing happens.
    void asyncGeneratorEnds(GeneratorObject& generator) { m_asyncGenerators.erase(&generator); }
    Value closingCoroutine(Value generator, Value thrown = {});
    /// `byHand`: the program itself resumes it; `top`: the generator that it delegates to, if any.
    /// Runs a fiber to its end: a new one, see `FiberRun`, or one that was `begun` and asks for
    /// something.
    Coroutine<Value> drive(Frame* bottom, bool byHand = false, Frame* top = nullptr,
                           FiberRun* begun = nullptr);
    Coroutine<Value> driveOn(FiberRun& begun);
    /// The frame of a call, its arguments bound, for `drive`. Null: raised.
    Frame* startCall(const Value& function, Arguments arguments, const Values& keywordNames = {},
                     Arguments keywords = {});
    Coroutine<Completion> main();
    /// The innermost fiber of the lane that is running; null when it runs no code of the program.
    Fiber* fiber() const;
    /// The innermost fibers, by lane + 1.
    std::vector<Fiber*>& fibers() { return m_fibers; }
    /// The exception being handled in the running code; null when none.
    Value handled() const;
    /// A task of this coroutine, described for people, not yet spawned. Null when raised.
    Ref<Task> makeTask(Value coroutine, std::string name);
    /// asyncio's `ensure_future`: a future as it is, a coroutine as a new task. Null when raised.
    Coroutine<Value> ensureFuture(Value awaitable);
    /// As messages name its type.
    /// What errors call its type.
    std::string typeName(const Value& value) const { return nameInErrors(*typeOf(value)); }
    /// Its `__class__.__name__`.
    std::string className(const Value& value) const { return typeOf(value)->name(); }
    /// Reports to the program's stderr what nobody can catch any more.
    void warn(const std::string& text);
    /// `ValueError: x`, as the last line of a traceback.
    std::string summaryOf(const Value& exception);
    /// Whether code runs inside `asyncio.run`.
    bool hasLoop() const { return m_runtime->isRunning(); }
    /// The loop objects of the thread whose code is running.
    LoopChoice& loopChoice();
    /// A RuntimeWarning or the like about the line that is running, as `warnings` shows it.
    /// False when it is left out.
    bool warnHere(const char* category, const std::string& message);
    /// Keeps what nobody can reach any more until the end of the run, as cycles in CPython do.
    void keepToTheEnd(const Value& value) { m_keptForAddress.push_back(value); }
    /// Whether a warning is left out: by the program's filters (module `warnings`), or because the
    /// line has given it before.
    bool isFilteredOut(const char* category, const std::string& message, uint32_t line);
    /// The context variables of the code on this lane; null while none of them is set.
    Value& contextOf(LaneId lane);
    bool hasContext(LaneId lane) const;
    /// The context that a new task or callback runs in: the one that was asked for, or a copy of
    /// the present one; null for an empty one.
    Value takeContext();
    /// Asks for a context for the next task or callback that is made.
    void askForContext(Value context) { m_nextContext = std::move(context); }
    /// What is said after the traceback that ends the program: of coroutines that it, or a variable
    /// of the module, has kept alive.
    std::string lastWords(const Value& exception);
    /// The traceback as CPython prints it, with a final newline.
    std::string traceback(const Value& exception);
    /// Asks the program for the texts that its own `__str__` methods give to the exception, its
    /// causes and members, so that `traceback` can show them. What they raise is dropped.
    Coroutine<void> askTexts(Value exception);
    /// Makes a NameError, an AttributeError or an ImportError pending that knows what is missing
    /// (and where), for tracebacks to suggest something near.
    Value raiseMissing(Type* type, std::string message, Value name, Value object = {});

private:
    friend class Interpreter;

    bool reserveMuch(size_t bytes);
    uint64_t bytesAlive() const;
    void collect();
    bool goesOn();
    static constexpr size_t kLittle = 65536;
    static constexpr uint32_t kItemsOfStep = 4;
    static constexpr size_t kDeepestText = 1000;
    /// About what a program that was compiled during the run takes.
    static uint64_t bytesOf(const Program& program);
    bool costsStatements() const { return m_loopMask == 0; }
    Coroutine<Value> letClockPass();
    /// Before the next statement there is more to do than to count it.
    void pauseAtStatement() { m_nextPause = m_nextDuty = 0; }
    /// Whether the watcher lets the statement pass, and nothing else is to be done before it.
    bool passes(const Code& code)
    {
        if (m_toPass == 0 || m_statements >= m_nextDuty) return false;
        if (!code.isLibrary) --m_toPass;
        return true;
    }
    void abandon(Value value)
    {
        m_abandoned.push_back(std::move(value));
        pauseAtStatement();
    }

    NameScope m_names; ///< those of the run: outlive all values
    NameScope::Use m_usesNames;
    std::vector<std::shared_ptr<const Program>> m_texts;              ///< outlive all values, too
    std::map<ObjectId, Queue*> m_queues;                              ///< the same
    std::unordered_map<GeneratorObject*, uint64_t> m_asyncGenerators; ///< numbered as they began
    uint64_t m_lastAsyncGenerator = 0;
    const Program& m_program;
    std::unique_ptr<Host> m_host;
    std::unique_ptr<Runtime> m_runtime;
    std::vector<Fiber*> m_fibers; ///< the innermost, by lane + 1
    Value m_pending;
    Ref<ModuleObject> m_main; ///< the program's own
    Ref<ModuleObject> m_sys;  ///< null until it is imported
    uint32_t m_depth;         ///< of calls, at most
    std::map<std::string, Value> m_modules;
    Values m_textModules;
    std::unique_ptr<RandomGenerator> m_random;
    std::vector<std::string> m_builtinNames;
    std::unique_ptr<Collector> m_collector;
    std::deque<Value> m_abandoned;
    std::map<uintptr_t, uint64_t> m_addresses; ///< numbers given out, by identity; never iterated
    uint64_t m_lastAddress = 0;                ///< each object gets a number of its own
    Values m_keptForAddress;
    std::map<LaneId, LoopChoice> m_loopChoices; ///< by the thread's lane; the program's is 0
    /// Contexts for the program's exception handler; and strings, that asyncio's logger warns of.
    std::deque<Value> m_reports;
    Values m_contexts;   ///< of context variables, by lane + 1
    Value m_nextContext; ///< asked for
    ThreadNumbers m_threadNumbers;
    Origins m_origins;
    std::vector<uintptr_t> m_shown; ///< containers whose text is being made, innermost last
    bool m_isTextTooLong = false;   ///< that is why `plainRepr` could not
    bool m_quiet = false;           ///< the run is over: last words go nowhere
    bool m_isEnding = false;        ///< the module's variables are dying: what is told has no place
    std::string* m_said = nullptr;  ///< where warnings are collected; null: they are written
    uint32_t m_unnamed = 0;         ///< shared objects that no variable has had yet
    bool m_isAskedToPause = false;
    bool m_overMemory = false; ///< the run ends at its next statement
    StatementWatcher* m_watcher = nullptr;
    uint64_t m_toPass = 0;   ///< statements that it lets pass
    uint64_t m_nextDuty = 0; ///< nothing else is to be done before that many statements
    StatementWatcher* m_endWatcher = nullptr;
    int64_t m_mostDigits = 4300;
    uint64_t m_statements = 0;
    uint64_t m_nextLook = 0;       ///< the count at which a built-in's loop looks at the limits
    uint64_t m_nextPause = 0;      ///< the count of statements at which there is more to do
    Limit m_met = Limit::None;     ///< within a built-in: what is raised then ends the run
    uint64_t m_nextInspection = 0; ///< that at which limits and garbage are looked at
    uint32_t m_items = 0;
    VirtualTime m_clockRead;   ///< what the program has been told last
    VirtualTime m_clockPassed; ///< to where it has waited by asking
    uint32_t m_clockReads = 0; ///< since time passed in another way
    bool m_isClockAwaited = false;
    /// Turns of loops are counted when these bits of their number are zero: a loop, or a
    /// comprehension, need not have a statement in it.
    static constexpr uint32_t kBetweenLoopCounts = 63;
    const uint32_t m_loopMask;  ///< that, or 0 where statements cost time
    uint64_t m_bytesBefore = 0; ///< that were alive on this thread when the run began
    uint64_t m_textBytes = 0;   ///< of `m_texts`
    uint64_t m_memoryLimit;     ///< bytes
    Cost::Scope m_costs;
};

} // namespace awaitscope
