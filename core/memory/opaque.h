#pragma once

#include "core/memory/pooled.h"
#include "core/memory/visitor.h"

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace awaitscope {

/// Whatever a program passes through the runtime without core looking inside: results, queue items,
/// callbacks.
///
/// Reference-counted, without atomics: an object belongs to one run, and a run to one thread. The
/// exception are immortal objects (a program's constants), shared by runs on several threads: their
/// count is never touched.
class Opaque : public Pooled {
public:
    Opaque(const Opaque&) = delete;
    Opaque& operator=(const Opaque&) = delete;

    void retain() const
    {
        if (m_references != kImmortal) ++m_references;
    }
    void release() const
    {
        if (m_references != kImmortal && --m_references == 0) const_cast<Opaque*>(this)->dispose();
    }
    uint32_t references() const { return m_references; }
    void makeImmortal() { m_references = kImmortal; }
    bool isImmortal() const { return m_references == kImmortal; }
    /// For the owner of an immortal object, when nobody else can hold it any more: destroys it.
    void destroyImmortal()
    {
        m_references = 1;
        Opaque::release();
    }

    /// The language's own notion of what this object is. Core never reads it; whoever makes an
    /// object for a language sets it, so that core's tasks, futures and locks can be values of that
    /// language as they are.
    const void* type() const { return m_type; }
    void setType(const void* type) { m_type = type; }
    /// Whether it can be part of a cycle: `traverse` shows what it holds.
    bool holdsReferences() const { return m_holds; }
    /// Whether it is one of those that the language's collector of cycles keeps a list of; the
    /// others it meets on its way.
    bool isContainer() const { return m_container; }
    /// Its death is told to the language, which refers to it without counting. REQUIRES: there is
    /// somebody to tell.
    void setWatched() { m_watched = true; }
    /// Whom the deaths of watched objects are told. To be called before there are any.
    static void tellDeathsTo(void (*tell)(Opaque&)) { s_tellDeath = tell; }
    /// Shows counted references, each at most once. What is not shown (on the stack of a coroutine,
    /// say) keeps alive what it refers to.
    virtual void traverse(Visitor&) const {}
    /// It will not be used any more, and may be part of a cycle: lets go of what closes that.
    virtual void letGo() {}

protected:
    Opaque() = default;
    virtual ~Opaque()
    {
        if (m_watched) s_tellDeath(*this);
    }
    /// Called when the last reference is gone. A language may queue the object instead, so that
    /// deep structures are destroyed without recursion, or give it one last word.
    virtual void dispose() { delete this; }
    void setHolder() { m_holds = true; }
    void setContainer() { m_container = m_holds = true; }

private:
    static constexpr uint32_t kImmortal = 0xffffffff;
    mutable uint32_t m_references = 0;
    bool m_container = false;
    bool m_holds = false;
    bool m_watched = false;
    static inline void (*s_tellDeath)(Opaque&) = nullptr;
    const void* m_type = nullptr;
};

/// A counted reference to an `Opaque`, or nothing.
template <class T = Opaque> class Ref {
public:
    Ref() = default;
    Ref(std::nullptr_t) {}
    explicit Ref(T* object) : m_object(object) { retain(); }
    Ref(const Ref& other) : m_object(other.m_object) { retain(); }
    Ref(Ref&& other) noexcept : m_object(std::exchange(other.m_object, nullptr)) {}
    template <class U>
    requires std::is_convertible_v<U*, T*> Ref(const Ref<U>& other) : m_object(other.get())
    {
        retain();
    }
    template <class U>
    requires std::is_convertible_v<U*, T*> Ref(Ref<U>&& other)
    noexcept : m_object(other.detach()) {}
    ~Ref()
    {
        // Not the `release` of a lock.
        if (m_object) static_cast<const Opaque*>(m_object)->release();
    }
    Ref& operator=(Ref other) noexcept
    {
        std::swap(m_object, other.m_object);
        return *this;
    }

    T* get() const { return m_object; }
    T* counted() const { return m_object; }
    T* operator->() const { return m_object; }
    T& operator*() const { return *m_object; }
    explicit operator bool() const { return m_object != nullptr; }
    bool operator==(const Ref& other) const { return m_object == other.m_object; }
    bool operator==(std::nullptr_t) const { return m_object == nullptr; }

    /// Gives the reference away: the caller owns the count.
    T* detach() { return std::exchange(m_object, nullptr); }
    /// Takes over a count that the caller owns.
    static Ref adopt(T* object)
    {
        Ref ref;
        ref.m_object = object;
        return ref;
    }

private:
    void retain()
    {
        if (m_object) static_cast<const Opaque*>(m_object)->retain();
    }
    T* m_object = nullptr;
};

template <class T, class... Arguments> Ref<T> makeRef(Arguments&&... arguments)
{
    return Ref<T>(new T(std::forward<Arguments>(arguments)...));
}

} // namespace awaitscope
