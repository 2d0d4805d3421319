#pragma once

#include "core/trace/event.h"
#include "scenarios/language/values/type.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace awaitscope {

struct Code;

/// One line of a traceback.
struct TracebackEntry {
    const Code* code = nullptr;
    SpanId span = 0;
};

using TracebackEntries = std::vector<TracebackEntry, PooledAllocator<TracebackEntry>>;

/// An exception of the program.
class ExceptionObject : public Container {
public:
    ExceptionObject(Ref<Type> type, Values arguments);

    Values arguments;
    Value cause;   ///< `raise ... from cause`
    Value context; ///< what was being handled
    bool suppressContext = false;
    TracebackEntries traceback; ///< innermost first
    /// How many of the lines it had when a future took it: who awaits the future sees those.
    size_t keptLines = SIZE_MAX;
    Values notes;
    Values kept;  ///< what the frames of its traceback hold whose death shows: see `isMissed`
    Value name;   ///< what a NameError, AttributeError or ImportError misses; or null
    Value object; ///< what lacks the attribute; or null
    std::string suggestion;  ///< `Did you mean: 'x'?`, as tracebacks add it
    bool isInMethod = false; ///< raised where `self` is `object`: private names are suggested, too
    /// Its text as the program's own `__str__` gave it, for tracebacks.
    std::optional<std::string> shownText;
    Attributes& attributes() { return m_attributes; }
    Attributes* ownAttributes() override { return &m_attributes; }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_class);
        visitor.visitAll(arguments);
        visitor.visit(cause);
        visitor.visit(context);
        visitor.visitAll(notes);
        visitor.visitAll(kept);
        visitor.visit(name);
        visitor.visit(object);
        m_attributes.traverse(visitor);
    }
    void clear() override
    {
        arguments.clear();
        cause = context = name = object = nullptr;
        notes.clear();
        kept.clear();
        m_attributes.clear();
    }

private:
    Ref<Type> m_class;
    Attributes m_attributes;
};

bool isException(const Value& value);
inline ExceptionObject* exceptionOf(const Value& value)
{
    return value.as<ExceptionObject>();
}
/// `str(exception)` as the built-in classes give it. False when an argument's text is up to the
/// program.
bool exceptionText(Machine& machine, const Value& exception, std::string& text);

namespace exceptions {

#define AWAITSCOPE_EXCEPTIONS(X)                                                                   \
    X(Exception, BaseException)                                                                    \
    X(SystemExit, BaseException)                                                                   \
    X(KeyboardInterrupt, BaseException)                                                            \
    X(GeneratorExit, BaseException)                                                                \
    X(BaseExceptionGroup, BaseException)                                                           \
    X(ArithmeticError, Exception)                                                                  \
    X(ZeroDivisionError, ArithmeticError)                                                          \
    X(OverflowError, ArithmeticError)                                                              \
    X(FloatingPointError, ArithmeticError)                                                         \
    X(AssertionError, Exception)                                                                   \
    X(AttributeError, Exception)                                                                   \
    X(BufferError, Exception)                                                                      \
    X(EOFError, Exception)                                                                         \
    X(ImportError, Exception)                                                                      \
    X(ModuleNotFoundError, ImportError)                                                            \
    X(LookupError, Exception)                                                                      \
    X(IndexError, LookupError)                                                                     \
    X(KeyError, LookupError)                                                                       \
    X(MemoryError, Exception)                                                                      \
    X(NameError, Exception)                                                                        \
    X(UnboundLocalError, NameError)                                                                \
    X(OSError, Exception)                                                                          \
    X(BlockingIOError, OSError)                                                                    \
    X(ChildProcessError, OSError)                                                                  \
    X(FileNotFoundError, OSError)                                                                  \
    X(FileExistsError, OSError)                                                                    \
    X(IsADirectoryError, OSError)                                                                  \
    X(NotADirectoryError, OSError)                                                                 \
    X(PermissionError, OSError)                                                                    \
    X(ProcessLookupError, OSError)                                                                 \
    X(ConnectionError, OSError)                                                                    \
    X(ConnectionResetError, ConnectionError)                                                       \
    X(ConnectionRefusedError, ConnectionError)                                                     \
    X(ConnectionAbortedError, ConnectionError)                                                     \
    X(BrokenPipeError, ConnectionError)                                                            \
    X(InterruptedError, OSError)                                                                   \
    X(TimeoutError, OSError)                                                                       \
    X(ReferenceError, Exception)                                                                   \
    X(RuntimeError, Exception)                                                                     \
    X(NotImplementedError, RuntimeError)                                                           \
    X(PythonFinalizationError, RuntimeError)                                                       \
    X(RecursionError, RuntimeError)                                                                \
    X(StopIteration, Exception)                                                                    \
    X(StopAsyncIteration, Exception)                                                               \
    X(SyntaxError, Exception)                                                                      \
    X(IndentationError, SyntaxError)                                                               \
    X(TabError, IndentationError)                                                                  \
    X(SystemError, Exception)                                                                      \
    X(TypeError, Exception)                                                                        \
    X(ValueError, Exception)                                                                       \
    X(UnicodeError, ValueError)                                                                    \
    X(UnicodeDecodeError, UnicodeError)                                                            \
    X(UnicodeEncodeError, UnicodeError)                                                            \
    X(UnicodeTranslateError, UnicodeError)                                                         \
    X(Warning, Exception)                                                                          \
    X(BytesWarning, Warning)                                                                       \
    X(EncodingWarning, Warning)                                                                    \
    X(FutureWarning, Warning)                                                                      \
    X(ImportWarning, Warning)                                                                      \
    X(PendingDeprecationWarning, Warning)                                                          \
    X(ResourceWarning, Warning)                                                                    \
    X(SyntaxWarning, Warning)                                                                      \
    X(UnicodeWarning, Warning)                                                                     \
    X(UserWarning, Warning)                                                                        \
    X(DeprecationWarning, Warning)                                                                 \
    X(RuntimeWarning, Warning)

Type* BaseException();
#define AWAITSCOPE_DECLARE_EXCEPTION(name, base) Type* name();
AWAITSCOPE_EXCEPTIONS(AWAITSCOPE_DECLARE_EXCEPTION)
#undef AWAITSCOPE_DECLARE_EXCEPTION
Type* ExceptionGroup();
// asyncio's own
Type* CancelledError();
Type* InvalidStateError();
Type* QueueEmpty();
Type* QueueFull();
Type* QueueShutDown();
Type* BrokenBarrierError();

} // namespace exceptions

} // namespace awaitscope
