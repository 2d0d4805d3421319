#include "gui/window/document.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

namespace awaitscope {

namespace {

constexpr qint64 kLargestFile = qint64{8} << 20;

} // namespace

Document::Document(QObject* parent) : QObject(parent) {}

QString Document::title() const
{
    if (!m_path.isEmpty()) return QFileInfo(m_path).fileName();
    return m_title.isEmpty() ? tr("Untitled") : m_title;
}

QString Document::fileName() const
{
    if (!m_path.isEmpty()) return QFileInfo(m_path).fileName();
    if (!m_scenario.isEmpty()) return m_scenario + QStringLiteral(".py");
    return m_title.isEmpty() ? QStringLiteral("untitled.py") : fileNameOf(m_title);
}

QString Document::fileNameOf(const QString& trace)
{
    return QFileInfo(trace).completeBaseName() + QStringLiteral(".py");
}

void Document::becomeUntitled()
{
    m_path.clear();
    m_scenario.clear();
    m_title.clear();
    emit changed();
}

void Document::becomeScenario(const QString& name, const QString& title)
{
    m_path.clear();
    m_scenario = name;
    m_title = title;
    emit changed();
}

void Document::becomeFile(const QString& path)
{
    m_path = QFileInfo(path).absoluteFilePath();
    m_scenario.clear();
    m_title.clear();
    emit changed();
}

void Document::becomeTrace(const QString& name)
{
    m_path.clear();
    m_scenario.clear();
    m_title = name;
    emit changed();
}

std::optional<QString> Document::read(const QString& path, QString* error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = file.errorString();
        return std::nullopt;
    }
    if (file.size() > kLargestFile) {
        *error = tr("The file is larger than 8 MB: this is no scenario.");
        return std::nullopt;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(file.readAll());
    if (decoder.hasError()) {
        *error = tr("The file is not UTF-8 text.");
        return std::nullopt;
    }
    return text;
}

bool Document::write(const QString& path, const QString& text, QString* error)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit())
        return true;
    *error = file.errorString();
    return false;
}

} // namespace awaitscope
