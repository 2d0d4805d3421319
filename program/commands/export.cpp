#include "core/trace/jsonl_reader.h"
#include "gui/export/exporter.h"
#include "program/commands/commands.h"
#include "program/messages.h"
#include "program/offscreen.h"
#include "program/output.h"
#include "program/prepared_scenario.h"
#include "program/saved_trace.h"

#include <iostream>

namespace awaitscope {

namespace {

ThemeKind themeOf(PictureTheme theme)
{
    switch (theme) {
    case PictureTheme::Light: return ThemeKind::Light;
    case PictureTheme::Dark: return ThemeKind::Dark;
    case PictureTheme::Print: return ThemeKind::Print;
    }
    return ThemeKind::Light;
}

AxisMode axisOf(PictureAxis axis)
{
    switch (axis) {
    case PictureAxis::Time: return AxisMode::Time;
    case PictureAxis::Order: return AxisMode::Order;
    case PictureAxis::Unfolded: return AxisMode::Unfolded;
    }
    return AxisMode::Unfolded;
}

ExportOptions optionsOf(const CommandLine& line)
{
    ExportOptions options;
    options.width = line.width.value_or(static_cast<int>(options.width));
    options.height = line.height.value_or(static_cast<int>(options.height));
    options.scale = line.scale;
    options.theme = themeOf(line.theme);
    options.axis = axisOf(line.axis);
    options.view.breaksIdle = line.breaksIdle;
    options.from = line.from;
    options.to = line.to;
    options.language = line.language;
    return options;
}

/// What is to be drawn; null, and it has been said, when there is nothing.
std::shared_ptr<const Comparison> comparisonFor(const CommandLine& line)
{
    if (isSavedTrace(line.file)) {
        const auto trace = readSavedTrace(line);
        return trace ? std::make_shared<const Comparison>(comparisonOf({trace})) : nullptr;
    }
    const auto scenario = prepareScenario(line);
    return scenario ? std::make_shared<const Comparison>(compareModels(*scenario)) : nullptr;
}

int complain(const std::string& sentence)
{
    std::cerr << "awaitscope: " << sentence << '\n';
    return kExitUsage;
}

} // namespace

int exportCommand(const CommandLine& line)
{
    makeExportsReproducible();
    const auto format = formatOfFile(QString::fromStdString(line.output));
    if (!format) return complain(say(Message::UnknownPicture, line.language, {line.output}));
    const auto comparison = comparisonFor(line);
    if (!comparison) return kExitUsage;

    const OffscreenApplication application(line.language);
    const ExportResult picture = exportPicture(comparison, *format, optionsOf(line));
    if (!picture.isOk()) return complain(picture.error.toStdString());
    Output output(line.output);
    output.stream().write(picture.bytes.constData(), picture.bytes.size());
    if (const int error = output.finish()) {
        complainAboutWriting(line.output, error, line.language);
        return kExitUsage;
    }
    return 0;
}

} // namespace awaitscope
