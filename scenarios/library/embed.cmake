# cmake -DOUTPUT=FILE -DROOT=FOLDER -DFILES=A,B,... -DHEADER=H -DFUNCTION=F -P embed.cmake
# Writes a C++ file that holds the bytes of every FILE, in the order given, under its path below ROOT: the header H
# declares `std::span<const EmbeddedFile> F()`.
string(REPLACE "," ";" paths "${FILES}")
set(entries "")
foreach(path IN LISTS paths)
    file(READ "${ROOT}/${path}" digits HEX)
    # Escapes survive every character of the source; one output line for each line of the file.
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${digits}")
    string(REPLACE "\\x0a" "\\x0a\"\n     \"" bytes "${bytes}")
    string(APPEND entries "    {\"${path}\",\n     \"${bytes}\"sv},\n")
endforeach()
file(WRITE "${OUTPUT}"
"#include \"${HEADER}\"

using namespace std::string_view_literals;

namespace awaitscope {

static constexpr EmbeddedFile files[] = {
${entries}};

std::span<const EmbeddedFile> ${FUNCTION}() { return files; }

} // namespace awaitscope
")
