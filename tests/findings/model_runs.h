#pragma once

#include "core/trace/event_text.h"
#include "core/trace/labels.h"
#include "scenarios/scenario_run.h"
#include "scenarios/settings.h"

#include <QDir>
#include <QtTest>

namespace awaitscope {

inline constexpr Model kModels[] = {Model::Synchronous, Model::Cooperative, Model::Preemptive};

inline std::string textOfFile(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Runs a source under a model, with what its comments set; null when it does not compile. Bounded,
/// so that endless ones end soon.
inline std::shared_ptr<const Trace> runUnder(Model model, const std::string& source,
                                             RunOptions options = {})
{
    const CompileResult compiled = compileScenario(source, "test.py");
    if (!compiled.program) {
        for (const Diagnostic& diagnostic : compiled.diagnostics)
            qWarning() << renderDiagnostic(diagnostic, source, "test.py").c_str();
        return {};
    }
    options.settings.model = model;
    options.limits.statements = 100'000;
    applyDirectives(options, compiled.directives, Language::English);
    return runScenario(compiled.program, options).trace;
}

/// `import asyncio`, `work`, the text, and the call of main.
inline std::string program(const char* body)
{
    return "import asyncio\nfrom awaitscope import work\n" + std::string(body) +
           "\nasyncio.run(main())\n";
}

/// Every program of the folders of this test, of the conformance cases and of the library.
inline QStringList allPrograms()
{
    QStringList files;
    for (const char* folder :
         {"deadlocked", "ending", "../conformance/cases/dev", "../conformance/cases/preempt"}) {
        const QDir dir(QFINDTESTDATA(folder));
        for (const QString& name : dir.entryList({"*.py"}, QDir::Files, QDir::Name))
            files << dir.filePath(name);
    }
    const QDir library(QFINDTESTDATA("../../scenarios/library"));
    for (const QString& topic : library.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir dir(library.filePath(topic));
        for (const QString& name : dir.entryList({"*.en.py"}, QDir::Files, QDir::Name))
            files << dir.filePath(name);
    }
    return files;
}

} // namespace awaitscope
