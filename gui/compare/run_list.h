#pragma once

#include "scenarios/model_choice.h"

#include <QObject>

#include <cstdint>
#include <vector>

namespace awaitscope {

/// The runs that people want to see side by side, in order: their models, and the settings that
/// each has for itself.
class RunList : public QObject {
    Q_OBJECT
public:
    explicit RunList(QObject* parent = nullptr);

    const std::vector<ModelChoice>& choices() const { return m_choices; }
    size_t count() const { return m_choices.size(); }
    /// A number for each run that it keeps wherever it is moved, and whatever is set.
    const std::vector<uint64_t>& ids() const { return m_ids; }
    /// Whether people have changed what the scenario names.
    bool isOwn() const { return m_isOwn; }
    /// What to run: nothing when the scenario is to say it.
    std::vector<ModelChoice> wanted() const;

    /// The runs that a scenario names are shown; they are the list until somebody changes it.
    void follow(const std::vector<ModelChoice>& ofScenario);
    /// Another scenario says by itself what it wants. Nothing is emitted.
    void forget() { m_isOwn = false; }
    /// Back to the runs that the scenario names.
    void reset();
    void setModel(size_t run, Model model);
    /// REQUIRES: `applySetting` takes key and value.
    void setSetting(size_t run, const std::string& key, const std::string& value);
    /// Another one like it, right behind it.
    void duplicate(size_t run);
    /// The last one stays.
    void remove(size_t run);
    void move(size_t run, size_t to);

signals:
    /// Others are wanted; `focus` is the run that was touched.
    void changed(size_t focus);

private:
    void own(size_t focus);

    std::vector<ModelChoice> m_choices;
    std::vector<uint64_t> m_ids; ///< as the choices
    uint64_t m_nextId = 0;
    bool m_isOwn = false;
};

/// More than these cannot be read on one screen.
inline constexpr size_t kMostRuns = 8;

} // namespace awaitscope
