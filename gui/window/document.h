#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace awaitscope {

/// Where the source in the window comes from: a file of the user's, the library, or nowhere yet.
///
/// Knows nothing of the text itself but reads and writes it; the editor has it.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);

    /// The file; empty when there is none.
    const QString& path() const { return m_path; }
    /// The library's name of the scenario; empty when it is none.
    const QString& scenario() const { return m_scenario; }
    /// What the window calls it: the scenario's title, the file's name, or "untitled".
    QString title() const;
    /// As tracebacks call it: `event-loop.py`.
    QString fileName() const;
    /// What the program of a saved trace is called.
    static QString fileNameOf(const QString& trace);

    void becomeUntitled();
    void becomeScenario(const QString& name, const QString& title);
    void becomeFile(const QString& path);
    /// The program of a saved trace: no file yet, so that saving it does not replace the trace.
    void becomeTrace(const QString& name);

    /// The text of a file of UTF-8; on failure nothing, and why in `error`.
    static std::optional<QString> read(const QString& path, QString* error);
    /// Writes all or nothing. On failure false, and why in `error`.
    static bool write(const QString& path, const QString& text, QString* error);

signals:
    void changed();

private:
    QString m_path;
    QString m_scenario;
    QString m_title;
};

} // namespace awaitscope
