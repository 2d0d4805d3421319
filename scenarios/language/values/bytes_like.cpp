#include "scenarios/language/values/bytes_like.h"

#include "scenarios/language/values/types.h"

namespace awaitscope {

namespace {

Type* makeUnhashable(const char* name)
{
    Type* type = makeBuiltinType(name, "builtins", Layout::Native);
    type->addHooks(hook::Hash | hook::Equality);
    return type;
}

} // namespace

Type* types::byteArray()
{
    static Type* const type = makeUnhashable("bytearray");
    return type;
}

Type* types::memoryView()
{
    static Type* const type = makeUnhashable("memoryview");
    return type;
}

ByteArrayObject::ByteArrayObject(std::string bytes)
    : Object(types::byteArray()), m_bytes(std::move(bytes))
{
    recount();
}

ByteArrayObject::~ByteArrayObject()
{
    LiveBytes::remove(m_counted);
}

void ByteArrayObject::recount()
{
    LiveBytes::remove(m_counted);
    m_counted = m_bytes.size();
    LiveBytes::add(m_counted);
}

MemoryViewObject::MemoryViewObject(Value owner, int64_t start, int64_t step, size_t count,
                                   char format)
    : Object(types::memoryView()), m_owner(std::move(owner)), m_start(start), m_step(step),
      m_count(count), m_format(format), m_isReadOnly(typeOf(m_owner)->layout() == Layout::Bytes)
{
    setHolder();
    if (!m_isReadOnly) ++m_owner.as<ByteArrayObject>()->views;
}

void MemoryViewObject::release()
{
    if (!m_owner) return;
    if (typeOf(m_owner)->layout() != Layout::Bytes) --m_owner.as<ByteArrayObject>()->views;
    m_owner = nullptr;
}

size_t MemoryViewObject::sizeOf(char format)
{
    switch (format) {
    case 'b':
    case 'B':
    case 'c':
    case '?': return 1;
    case 'h':
    case 'H': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd': return 8;
    default: return 0;
    }
}

const char* MemoryViewObject::itemAt(size_t index) const
{
    const std::string& bytes = *bytesIn(m_owner);
    return bytes.data() + m_start + static_cast<int64_t>(index) * m_step;
}

char* MemoryViewObject::changedItemAt(size_t index)
{
    return &m_owner.as<ByteArrayObject>()->at(
        static_cast<size_t>(m_start + static_cast<int64_t>(index) * m_step));
}

const std::string& MemoryViewObject::gathered() const
{
    const size_t size = itemSize();
    Cost::spend(m_count * size / (isContiguous() ? Cost::kBytesMoved : Cost::kCharactersRead));
    m_gathered.clear();
    if (isContiguous() && m_count)
        m_gathered.assign(itemAt(0), m_count * size);
    else
        for (size_t index = 0; index < m_count; ++index)
            m_gathered.append(itemAt(index), size);
    return m_gathered;
}

const std::string* bytesIn(const Value& value)
{
    if (!value.isObject()) return nullptr;
    const Type* type = typeOf(value);
    if (type->layout() == Layout::Bytes) return &value.as<BytesObject>()->bytes();
    if (type->layout() != Layout::Native) return nullptr;
    if (type->isSubtypeOf(types::byteArray())) return &value.as<ByteArrayObject>()->bytes();
    if (type != types::memoryView()) return nullptr;
    const auto* view = value.as<MemoryViewObject>();
    return view->isReleased() ? nullptr : &view->gathered();
}

Value makeLike(const Value& model, std::string bytes)
{
    if (typeOf(model)->layout() == Layout::Bytes) return makeBytes(std::move(bytes));
    return makeRef<ByteArrayObject>(std::move(bytes));
}

} // namespace awaitscope
