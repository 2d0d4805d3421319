#include "program/output.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace awaitscope {

Output::Output() : m_stream(this), m_descriptor(STDOUT_FILENO), m_isFile(false)
{
    setp(m_bytes.data(), m_bytes.data() + m_bytes.size());
}

Output::Output(const std::string& path)
    : m_stream(this),
      m_descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)),
      m_isFile(m_descriptor >= 0)
{
    if (!m_isFile) m_error = errno;
    setp(m_bytes.data(), m_bytes.data() + m_bytes.size());
}

Output::~Output()
{
    finish();
}

int Output::finish()
{
    drain();
    // Some file systems report a full disk only here.
    if (m_isFile && ::close(m_descriptor) != 0 && m_error == 0) m_error = errno;
    m_isFile = false;
    return m_error == EPIPE ? 0 : m_error;
}

int Output::overflow(int character)
{
    drain();
    if (m_error != 0) return traits_type::eof();
    if (traits_type::eq_int_type(character, traits_type::eof())) return 0;
    *pptr() = traits_type::to_char_type(character);
    pbump(1);
    return character;
}

int Output::sync()
{
    drain();
    return m_error == 0 ? 0 : -1;
}

void Output::drain()
{
    const char* from = pbase();
    while (m_error == 0 && from != pptr()) {
        const ssize_t written = ::write(m_descriptor, from, static_cast<size_t>(pptr() - from));
        if (written >= 0)
            from += written;
        else if (errno != EINTR)
            m_error = errno;
    }
    setp(m_bytes.data(), m_bytes.data() + m_bytes.size());
}

} // namespace awaitscope
