#pragma once

#include "program/command_line.h"

namespace awaitscope {

// What each command does; the exit code of the program.

/// Prints what the scenario prints, on the streams that it prints to.
int runCommand(const CommandLine& line);
/// Writes every event of one run.
int traceCommand(const CommandLine& line);
/// Prints the figures of several runs, a column for each.
int compareCommand(const CommandLine& line);
/// Draws the timelines of several runs into a file.
int exportCommand(const CommandLine& line);
/// Says what is wrong with the source, and runs nothing.
int checkCommand(const CommandLine& line);
/// Lists the library.
int scenariosCommand(const CommandLine& line);
/// Opens the window; comes back when it is closed.
int windowCommand(const CommandLine& line, char** argv);

/// For a bad command line, for a source that cannot be read or is outside the subset, and for what
/// cannot be written.
inline constexpr int kExitUsage = 2;

} // namespace awaitscope
