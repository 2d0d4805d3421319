#include "gui/inspector/variable_rows.h"

#include <algorithm>

namespace awaitscope {

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// The variables that the same call had before; the outermost calls are the same ones.
const std::vector<Variable>* variablesBefore(const LaneCalls& now, const LaneCalls* before,
                                             size_t frame)
{
    if (!before) return nullptr;
    const size_t depth = now.frames.size() - frame; // from the outside
    if (depth > before->frames.size()) return nullptr;
    const CallFrame& same = before->frames[before->frames.size() - depth];
    return same.function == now.frames[frame].function ? &same.variables : nullptr;
}

class VariableList {
public:
    VariableList(const Inspection* before, Language language)
        : m_before(before), m_isFrench(language == Language::French)
    {
    }

    void addHeading(const QString& name, const QString& value = {})
    {
        rows.push_back({VariableRow::Kind::Heading, name, value, false});
    }
    void addNote(const QString& english, const QString& french)
    {
        rows.push_back({VariableRow::Kind::Note, m_isFrench ? french : english, {}, false});
    }
    QString say(const char* english, const char* french) const
    {
        return QString::fromUtf8(m_isFrench ? french : english);
    }

    /// `then`: null where nothing is known of them.
    void addVariables(const std::vector<Variable>& variables, const std::vector<Variable>* then)
    {
        for (const Variable& variable : variables) {
            const bool isSame =
                then && std::find(then->begin(), then->end(), variable) != then->end();
            rows.push_back({VariableRow::Kind::Variable, text(variable.name), text(variable.value),
                            m_before && !isSame});
        }
    }

    std::vector<VariableRow> rows;

private:
    const Inspection* m_before;
    bool m_isFrench;
};

} // namespace

std::vector<VariableRow> variableRows(const Inspection& inspection, LaneId lane,
                                      const Inspection* before,
                                      const std::vector<std::string>& names, Language language)
{
    VariableList list(before, language);
    const LaneCalls* calls = inspection.callsOf(lane);
    if (!calls) {
        list.addNote(QStringLiteral("None of its code is under way here."),
                     QStringLiteral("Aucun code de cette ligne n'est en cours ici."));
    } else {
        const LaneCalls* callsBefore = before ? before->callsOf(lane) : nullptr;
        if (!calls->hasBegun)
            list.addNote(QStringLiteral("It has not started: these are its arguments."),
                         QStringLiteral("Elle n'a pas commencé\u00a0: voici ses arguments."));
        for (size_t i = 0; i < calls->frames.size(); ++i) {
            const CallFrame& frame = calls->frames[i];
            if (frame.function == "<module>") continue;
            list.addHeading(text(frame.function),
                            list.say("line ", "ligne ") + QString::number(frame.line));
            list.addVariables(frame.variables, variablesBefore(*calls, callsBefore, i));
            if (frame.variables.empty())
                list.addNote(QStringLiteral("no variable yet"),
                             QStringLiteral("pas encore de variable"));
        }
    }
    if (!inspection.globals.empty()) {
        list.addHeading(list.say("module", "module"));
        list.addVariables(inspection.globals, before ? &before->globals : nullptr);
    }
    for (const QueueContents& queue : inspection.queues) {
        const std::string name = queue.object < names.size() ? names[queue.object] : std::string();
        list.addHeading(list.say("queue ", "file ") + text(name),
                        QString::number(queue.items.size() + queue.more));
        const QueueContents* then = before ? before->contentsOf(queue.object) : nullptr;
        std::vector<Variable> items, itemsThen;
        for (const std::string& item : queue.items)
            items.push_back({{}, item});
        if (then)
            for (const std::string& item : then->items)
                itemsThen.push_back({{}, item});
        list.addVariables(items, then ? &itemsThen : nullptr);
    }
    return std::move(list.rows);
}

} // namespace awaitscope
