#pragma once

#include "core/comparison/comparison.h"
#include "gui/style/theme.h"

#include <QColor>
#include <QString>

#include <vector>

namespace awaitscope {

/// The colour and the letter of every task of a comparison.
///
/// Both go by identity, not by number or name, so that a task looks the same in all runs. Colours
/// come in turn; letters are unique while letters last.
class TaskStyles {
public:
    TaskStyles() = default;
    explicit TaskStyles(const Comparison& comparison);

    QColor color(TaskIdentity identity, const Theme& theme) const;
    /// One character; `m` for `main`.
    const QString& letter(TaskIdentity identity) const { return m_styles[identity].letter; }

private:
    struct Style {
        QString letter;
        int color = -1; ///< none: as `main`
    };

    std::vector<Style> m_styles;
};

} // namespace awaitscope
