#pragma once

#include "core/text/language.h"
#include "core/trace/trace.h"
#include "gui/compare/run_list.h"

#include <QFrame>

#include <map>
#include <string>

class QComboBox;
class QLabel;
class QToolButton;

namespace awaitscope {

/// What a run is made with, to be changed: its model, quantum, cores, policy, costs and seed; and
/// what can be done with the run as a whole.
class RunSettingsPopup : public QFrame {
    Q_OBJECT
public:
    RunSettingsPopup(RunList& runs, QWidget* parent);

    /// Shows the settings that the run at `run` was made with, beside `place` on the screen, where
    /// the run is: people watch it change.
    void open(size_t run, const RunSettings& settings, bool isAlone, const QRect& place);
    size_t run() const { return m_run; }
    /// `language`: of the sentence about a value that cannot be taken.
    void retranslate(Language language);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void aloneWanted(size_t run, bool alone);

private:
    QComboBox* settingField(const char* key, const QStringList& usual);
    void setupFields();
    void setupButtons();
    void addField(const char* key, QWidget* field);
    void change(const char* key, const QString& value);
    void showSettings(const RunSettings& settings);
    void showProblem(const QString& sentence);
    QToolButton* button(const char* name);

    RunList& m_runs;
    size_t m_run = 0;
    QComboBox* m_model;
    QComboBox* m_quantum;
    QComboBox* m_cores;
    QComboBox* m_policy;
    QComboBox* m_switchCost;
    QComboBox* m_statementCost;
    QComboBox* m_seed;
    std::map<std::string, QLabel*> m_labels; // by key
    QLabel* m_problem;
    Language m_language = Language::English;
    QToolButton* m_alone;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_duplicate;
    QToolButton* m_remove;
};

} // namespace awaitscope
