#include "scenarios/language/omissions/advice.h"

#include <initializer_list>

namespace awaitscope {

namespace {

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    for (const std::string_view other : names)
        if (name == other) return true;
    return false;
}

bool containsOneOf(std::string_view name, std::initializer_list<std::string_view> parts)
{
    for (const std::string_view part : parts)
        if (name.find(part) != std::string_view::npos) return true;
    return false;
}

} // namespace

HintCode adviceForModule(std::string_view name)
{
    const std::string_view top = name.substr(0, name.find('.'));
    if (isOneOf(top,
                {"requests", "aiohttp",      "httpx",      "urllib",  "urllib3",   "http",
                 "socket",   "websockets",   "websocket",  "ssl",     "smtplib",   "ftplib",
                 "imaplib",  "socketserver", "aiosmtplib", "fastapi", "flask",     "starlette",
                 "uvicorn",  "tornado",      "twisted",    "grpc",    "redis",     "aioredis",
                 "pika",     "aiokafka",     "bs4",        "select",  "selectors", "paramiko"}))
        return HintCode::SleepForRequest;
    if (isOneOf(top, {"os", "io", "pathlib", "shutil", "tempfile", "glob", "sqlite3", "aiofiles",
                      "aiosqlite", "asyncpg", "psycopg2", "sqlalchemy", "zipfile", "gzip",
                      "configparser", "mmap", "fileinput", "yaml", "toml"}))
        return HintCode::KeepDataInVariables;
    if (isOneOf(top, {"subprocess", "multiprocessing", "ctypes", "resource", "psutil"}))
        return HintCode::WorkForProcess;
    if (isOneOf(top, {"threading", "_thread", "concurrent", "queue", "sched"}))
        return HintCode::TaskForThread;
    if (isOneOf(top, {"uvloop", "nest_asyncio", "trio", "anyio", "curio", "gevent"}))
        return HintCode::LeaveOutLoop;
    if (isOneOf(top, {"tkinter", "curses", "turtle", "pygame", "readline", "getpass"}))
        return HintCode::AssignInSource;
    return HintCode::WriteWithoutModule;
}

HintCode adviceForName(std::string_view module, std::string_view name)
{
    if (module == "sys" && name == "stdin") return HintCode::AssignInSource;
    if (module != "asyncio" && module != "loop") return adviceForModule(module);
    if (containsOneOf(name, {"subprocess"})) return HintCode::WorkForProcess;
    if (containsOneOf(name, {"connection", "server", "Stream", "Server", "Transport", "Protocol",
                             "sock", "datagram", "pipe", "unix"}))
        return HintCode::SleepForRequest;
    return HintCode::WriteWithoutName;
}

HintCode adviceForFunction(std::string_view name)
{
    if (name == "open") return HintCode::KeepDataInVariables;
    if (name == "input") return HintCode::AssignInSource;
    if (isOneOf(name, {"eval", "exec", "compile"})) return HintCode::WriteCodeInSource;
    if (name == "__import__") return HintCode::ImportAtTop;
    if (name == "breakpoint") return HintCode::StepInstead;
    if (name == "help") return HintCode::WriteWithoutName;
    return HintCode::None;
}

} // namespace awaitscope
