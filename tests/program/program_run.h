#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Runs the built program as a user would, in a folder of its own and without a display.
class ProgramRun {
public:
    struct Result {
        int code = -1; ///< -1: it crashed or hung
        QString out;
        QString err;
        QByteArray bytes; ///< of standard output
    };

    ProgramRun()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANG"})
            m_environment.remove(name);
        m_environment.insert("LC_ALL", "C.UTF-8");
    }

    /// `words` are separated by spaces.
    Result operator()(const QString& words, const QByteArray& input = {}) const
    {
        return start(QStringLiteral(AWAITSCOPE_PROGRAM), words.split(' ', Qt::SkipEmptyParts),
                     input);
    }
    /// A line for the shell, in which `awaitscope` stands for the program.
    Result shell(QString line) const
    {
        line.replace("awaitscope", QStringLiteral(AWAITSCOPE_PROGRAM));
        return start("/bin/bash", {"-c", line}, {});
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    Result start(const QString& program, const QStringList& arguments,
                 const QByteArray& input) const
    {
        constexpr int kPatience = 60'000;
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(kPatience);
        Result result;
        if (ended && process.exitStatus() == QProcess::NormalExit) result.code = process.exitCode();
        result.bytes = process.readAllStandardOutput();
        result.out = QString::fromUtf8(result.bytes);
        result.err = QString::fromUtf8(process.readAllStandardError());
        return result;
    }

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};
