#include "program/echo.h"

#include "core/trace/event.h"

#include <iostream>
#include <unistd.h>

namespace awaitscope {

Echo::Echo(std::stop_source stop)
    : m_stop(std::move(stop)), m_isTerminal(isatty(STDOUT_FILENO)),
      m_flushed(std::chrono::steady_clock::now())
{
}

void Echo::printed(std::string_view text, uint16_t flags)
{
    constexpr size_t kMany = 65536;
    constexpr std::chrono::milliseconds kOften(100);
    constexpr size_t kFirst = 1000;
    const bool isLine = (flags & OutputPartial) == 0;
    if (flags & OutputToStderr) {
        if (m_errors.empty()) m_output.stream().flush(); // so that both stand in order
        m_errors += text;
        if (isLine) m_errors += '\n';
    } else {
        if (!m_errors.empty()) flush();
        m_output.stream() << text;
        if (isLine) m_output.stream() << '\n';
    }
    if (m_isTerminal || ++m_lines <= kFirst || m_errors.size() > kMany ||
        std::chrono::steady_clock::now() - m_flushed > kOften)
        flush();
}

int Echo::finish()
{
    flush();
    return m_output.finish();
}

void Echo::flush()
{
    std::cerr.write(m_errors.data(), static_cast<std::streamsize>(m_errors.size()));
    m_errors.clear();
    m_output.stream().flush();
    if (m_output.hasFailed()) m_stop.request_stop();
    m_flushed = std::chrono::steady_clock::now();
}

} // namespace awaitscope
