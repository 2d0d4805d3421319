#include "gui/window/file_commands.h"

#include "core/trace/jsonl_reader.h"
#include "gui/source/source_editor.h"
#include "scenarios/library/library.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace awaitscope {

FileCommands::FileCommands(Document& document, SourceEditor& editor, QWidget* window)
    : QObject(window), m_document(document), m_editor(editor)
{
    setupQuestions(window);
}

void FileCommands::setupQuestions(QWidget* window)
{
    askGuard = [window](const QString& title) {
        QMessageBox box(QMessageBox::Warning, tr("Unsaved changes"),
                        tr("“%1” has changes that are not saved.").arg(title),
                        QMessageBox::NoButton, window);
        box.setInformativeText(tr("Save them?"));
        const QPushButton* save = box.addButton(tr("Save"), QMessageBox::AcceptRole);
        const QPushButton* discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
        box.addButton(tr("Cancel"), QMessageBox::RejectRole);
        box.exec();
        if (box.clickedButton() == save) return GuardAnswer::Save;
        return box.clickedButton() == discard ? GuardAnswer::Discard : GuardAnswer::Cancel;
    };
    askFileName = [window](bool forSaving, const QString& suggestion) {
        const QString filter = forSaving
                                   ? tr("Python programs (*.py);;All files (*)")
                                   : tr("Programs and saved traces (*.py *.jsonl);;All files (*)");
        return forSaving ? QFileDialog::getSaveFileName(window, tr("Save as"), suggestion, filter)
                         : QFileDialog::getOpenFileName(window, tr("Open"), suggestion, filter);
    };
    askCurtain = [window] {
        QMessageBox box(QMessageBox::Question, tr("Export the picture"),
                        tr("The curtain is closed: the picture ends where it hangs."),
                        QMessageBox::NoButton, window);
        const QPushButton* shown = box.addButton(tr("As shown"), QMessageBox::AcceptRole);
        const QPushButton* all = box.addButton(tr("All of it"), QMessageBox::AcceptRole);
        box.addButton(tr("Cancel"), QMessageBox::RejectRole);
        box.exec();
        if (box.clickedButton() == shown) return CurtainAnswer::AsShown;
        return box.clickedButton() == all ? CurtainAnswer::All : CurtainAnswer::Cancel;
    };
    askPictureName = [window](const QString& suggestion) {
        return QFileDialog::getSaveFileName(window, tr("Export the picture"), suggestion,
                                            tr("Pictures (*.png *.svg *.pdf)"));
    };
    tellError = [window](const QString& text) {
        QMessageBox::warning(window, QStringLiteral("Awaitscope"), text);
    };
}

bool FileCommands::guard()
{
    if (!m_editor.isModified()) return true;
    switch (askGuard(m_document.title())) {
    case GuardAnswer::Save: return save();
    case GuardAnswer::Discard: return true;
    case GuardAnswer::Cancel: break;
    }
    return false;
}

void FileCommands::becomeTrace(const QString& name, const QString& source)
{
    m_editor.setText(source);
    m_document.becomeTrace(name);
}

void FileCommands::tellUnopened(const QString& path, const QString& why)
{
    tellError(tr("“%1” cannot be opened: %2").arg(path, why));
}

bool FileCommands::openFile(const QString& path)
{
    if (!guard()) return false;
    if (isSavedTrace(path.toStdString())) {
        emit traceChosen(path);
        return true;
    }
    QString error;
    const auto text = Document::read(path, &error);
    if (!text) {
        tellUnopened(path, error);
        return false;
    }
    m_editor.setText(*text);
    m_document.becomeFile(path);
    emit opened();
    return true;
}

bool FileCommands::openScenario(const QString& name, Language language)
{
    const LibraryScenario* scenario = findScenario(name.toStdString(), language);
    if (!scenario || !guard()) return false;
    m_editor.setText(QString::fromStdString(scenario->source));
    m_document.becomeScenario(name, QString::fromStdString(scenario->title).remove(u'`'));
    emit opened();
    return true;
}

void FileCommands::translateScenario(Language language)
{
    if (m_document.scenario().isEmpty() || m_editor.isModified()) return;
    openScenario(m_document.scenario(), language);
}

void FileCommands::newFile()
{
    if (!guard()) return;
    m_editor.setText(QStringLiteral("import asyncio\n\n\nasync def main():\n    "
                                    "print(\"start\")\n    await asyncio.sleep(1)\n    "
                                    "print(\"end\")\n\n\nasyncio.run(main())\n"));
    m_document.becomeUntitled();
    emit opened();
}

void FileCommands::open()
{
    const QString path = askFileName(false, m_document.path());
    if (!path.isEmpty()) openFile(path);
}

bool FileCommands::save()
{
    return m_document.path().isEmpty() ? saveAs() : saveTo(m_document.path());
}

bool FileCommands::saveAs()
{
    QString path =
        askFileName(true, m_document.path().isEmpty() ? m_document.fileName() : m_document.path());
    if (path.isEmpty()) return false;
    if (!path.contains(QLatin1Char('.'))) path += QStringLiteral(".py");
    return saveTo(path);
}

bool FileCommands::saveTo(const QString& path)
{
    QString error;
    if (!Document::write(path, m_editor.text(), &error)) {
        tellError(tr("“%1” cannot be saved: %2").arg(path, error));
        return false;
    }
    m_document.becomeFile(path);
    m_editor.setUnmodified();
    return true;
}

} // namespace awaitscope
