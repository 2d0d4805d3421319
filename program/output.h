#pragma once

#include <array>
#include <ostream>
#include <streambuf>
#include <string>

namespace awaitscope {

/// Bytes on their way to standard output or to a file.
///
/// Remembers the first failure, and what is written after it is dropped: a full disk or a reader
/// that went away shows once, at the end.
class Output : private std::streambuf {
public:
    /// Standard output, which is not closed.
    Output();
    /// A file, made or emptied.
    explicit Output(const std::string& path);
    ~Output() override;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    std::ostream& stream() { return m_stream; }

    bool hasFailed() const { return m_error != 0; }
    /// Writes what is left, closes a file, and returns the error number of the first failure: 0
    /// when every byte has been taken, or when the reader closed the pipe, since it had what it
    /// wanted.
    int finish();

private:
    int overflow(int character) override;
    int sync() override;
    void drain();

    std::array<char, 65536> m_bytes;
    std::ostream m_stream;
    int m_descriptor;
    bool m_isFile;
    int m_error = 0;
};

} // namespace awaitscope
