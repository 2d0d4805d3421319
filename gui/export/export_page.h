#pragma once

#include "gui/export/exporter.h"
#include "gui/timeline/display_list.h"

#include <QSize>

namespace awaitscope {

/// A picture laid out and drawn into a list, before any device.
struct ExportPage {
    QSize size; ///< in pixels
    DisplayList list;
    QString error; ///< empty when all went well
};

/// Lays out the whole comparison. An error when it does not fit, or the options make no sense.
ExportPage makeExportPage(const std::shared_ptr<const Comparison>& comparison,
                          const ExportOptions& options);

} // namespace awaitscope
