#pragma once

#include "core/metrics/figure.h"
#include "core/text/language.h"

#include <QString>

#include <optional>

namespace awaitscope {

/// The glossary's term for a figure.
QString figureName(Figure figure, Language language);
/// The glossary's definition of it, which is the one that the code computes by.
QString figureDefinition(Figure figure, Language language);
/// The figure with its unit; a dash when the run cannot have it.
///
/// `Short` is for narrow columns: to the millisecond from ten of them on, else as the other, to the
/// microsecond.
enum class FigurePrecision { Short, Full };
QString figureText(const std::optional<FigureValue>& value, Figure figure, Language language,
                   FigurePrecision precision = FigurePrecision::Full);

} // namespace awaitscope
