#pragma once

#include <QRegularExpression>
#include <QString>

#include <string>

/// The words around the first French sign that lacks its no-break space, or an empty text.
/// Code between backquotes is left out: Python has its own rules for a colon.
inline QString missingNoBreakSpace(const std::string& words)
{
    static const QRegularExpression code("`[^`]*`");
    static const QRegularExpression missing(
        QString::fromUtf8(".{0,12}(?:[^\u00a0][?!:;»]|«[^\u00a0]|[0-9] (?:s|ms)\\b).{0,12}"));
    const QString prose = QString::fromStdString(words).replace(code, "code");
    return missing.match(prose).captured();
}
