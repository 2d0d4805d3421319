#include "program/source_file.h"

#include "core/text/nearest.h"
#include "program/messages.h"
#include "scenarios/library/library.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace awaitscope {

namespace {

constexpr size_t kLargestMebibytes = 16;

enum class Reading { Done, Failed, TooLarge };

Reading readAll(int descriptor, std::string& text)
{
    std::array<char, 65536> bytes;
    for (;;) {
        const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
        if (count == 0) return Reading::Done;
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return Reading::Failed;
        text.append(bytes.data(), static_cast<size_t>(count));
        if (text.size() > kLargestMebibytes << 20) return Reading::TooLarge;
    }
}

void complain(const std::string& sentence)
{
    std::cerr << "awaitscope: " << sentence << '\n';
}

std::optional<SourceFile> readDescriptor(int descriptor, SourceFile source, Language language)
{
    const Reading reading = readAll(descriptor, source.text);
    const int error = errno;
    if (reading == Reading::Done) return source;
    if (reading == Reading::TooLarge)
        complain(
            say(Message::TooLarge, language, {source.name, std::to_string(kLargestMebibytes)}));
    else
        complain(
            say(Message::CannotRead, language, {source.name, systemErrorText(error, language)}));
    return {};
}

std::optional<SourceFile> readPath(const std::string& path, Language language)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        complain(say(Message::CannotRead, language, {path, systemErrorText(errno, language)}));
        return {};
    }
    const size_t slash = path.rfind('/');
    const std::string title = slash == std::string::npos ? path : path.substr(slash + 1);
    auto source = readDescriptor(descriptor, {path, title, path, {}}, language);
    ::close(descriptor);
    return source;
}

bool looksLikePath(std::string_view name)
{
    return name.find('/') != std::string_view::npos || name.ends_with(".py");
}

void complainAboutName(const CommandLine& line)
{
    std::vector<std::string_view> names;
    for (const LibraryScenario& scenario : scenarios(line.language))
        names.push_back(scenario.name);
    const std::string_view near = nearestName(line.file, names);
    if (!near.empty())
        return complain(say(Message::NoSuchScenarioMeant, line.language, {line.file, near}));
    if (line.command == Command::Window) {
        constexpr std::array<std::string_view, 6> kCommands{"run",    "trace", "compare",
                                                            "export", "check", "scenarios"};
        const std::string_view command = nearestName(line.file, kCommands);
        if (!command.empty())
            return complain(say(Message::UnknownCommandMeant, line.language, {line.file, command}));
    }
    complain(say(Message::NoSuchScenario, line.language, {line.file}));
}

} // namespace

std::optional<SourceFile> readSource(const CommandLine& line)
{
    if (line.file == "-")
        return readDescriptor(STDIN_FILENO, {"<stdin>", "stdin", {}, {}}, line.language);
    struct stat status {};
    const bool exists = ::stat(line.file.c_str(), &status) == 0;
    if (exists && !S_ISDIR(status.st_mode)) return readPath(line.file, line.language);
    if (const LibraryScenario* scenario = findScenario(line.file, line.language))
        return SourceFile{scenario->fileName(), scenario->title, {}, scenario->source};
    if (exists || looksLikePath(line.file)) return readPath(line.file, line.language);
    complainAboutName(line);
    return {};
}

std::string systemErrorText(int error, Language language)
{
    if (language == Language::French) {
        switch (error) {
        case ENOENT: return "le fichier ou le dossier n'existe pas";
        case EACCES:
        case EPERM: return "l'accès est refusé";
        case EISDIR: return "c'est un dossier";
        case ENOTDIR: return "un élément du chemin n'est pas un dossier";
        case ENOSPC: return "le disque est plein";
        case EROFS: return "le disque est en lecture seule";
        case ENAMETOOLONG: return "le nom est trop long";
        case EIO: return "erreur d'entrée-sortie";
        default: break;
        }
    }
    return std::strerror(error);
}

void complainAboutWriting(const std::string& path, int error, Language language)
{
    const std::string name = path.empty() ? "stdout" : path;
    complain(say(Message::CannotWrite, language, {name, systemErrorText(error, language)}));
}

} // namespace awaitscope
