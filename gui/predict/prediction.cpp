#include "gui/predict/prediction.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace awaitscope {

namespace {

constexpr size_t kFewChoices = 3;

bool isSame(const Choice& one, const Choice& other)
{
    return std::tie(one.text, one.task, one.isNothing) ==
           std::tie(other.text, other.task, other.isNothing);
}

std::string labelOf(const Run& run, LaneId lane)
{
    return run.timeline.lane(lane).label;
}

/// Collects different choices, the first ones going before.
class Choices {
public:
    explicit Choices(const Choice& right) : m_choices{right} {}

    /// Without a model: only plausible.
    void add(Choice choice, std::optional<Model> model = {})
    {
        const auto known = std::find_if(m_choices.begin(), m_choices.end(),
                                        [&](const Choice& has) { return isSame(has, choice); });
        if (known == m_choices.end()) {
            if (m_choices.size() == kMostChoices) return;
            if (model) choice.answers = {*model};
            m_choices.push_back(std::move(choice));
        } else if (model && std::find(known->answers.begin(), known->answers.end(), *model) ==
                                known->answers.end()) {
            known->answers.push_back(*model);
        }
    }
    size_t size() const { return m_choices.size(); }
    std::vector<Choice> take() { return std::move(m_choices); }

private:
    std::vector<Choice> m_choices;
};

Choice nothing()
{
    Choice choice;
    choice.isNothing = true;
    return choice;
}

/// Tasks that live at an event, in order of creation.
std::vector<Choice> liveTasks(const Comparison& comparison, size_t index, EventIndex event)
{
    const Run& run = comparison.runs[index];
    std::vector<Choice> tasks;
    for (LaneId lane = 0; lane < run.trace->lanes().size() && tasks.size() < 50; ++lane) {
        const TimelineLane& life = run.timeline.lane(lane);
        const bool lives = life.created != kNone && life.created <= event && life.ended > event;
        if (!lives || run.trace->lane(lane).kind != LaneKind::Task) continue;
        Choice& choice = tasks.emplace_back();
        choice.text = labelOf(run, lane);
        choice.task = comparison.identityOf(index, lane);
    }
    return tasks;
}

} // namespace

Predictor::Predictor(const Comparison& comparison, Question question)
    : m_comparison(comparison), m_question(question), m_rows(comparison.runs.size())
{
    if (question == Question::NextPrint)
        addPrints();
    else
        addTasks();
}

void Predictor::addPrints()
{
    std::unordered_map<std::string_view, uint32_t> known;
    for (size_t index = 0; index < m_rows.size(); ++index) {
        const Run& run = m_comparison.runs[index];
        for (const EventIndex output : run.timeline.outputs()) {
            const Event& event = (*run.trace)[output];
            if ((event.detail & OutputToStderr) != 0) continue; // Python's, not the program's own
            const std::string_view text = run.trace->text(event.argument);
            const auto number = static_cast<uint32_t>(m_choices.size());
            const auto [entry, isNew] = known.try_emplace(text, number);
            if (isNew) m_choices.emplace_back().text = text;
            m_rows[index].push_back({output, entry->second});
        }
    }
}

void Predictor::addTasks()
{
    std::vector<uint32_t> known(m_comparison.identityCount, kNone);
    for (size_t index = 0; index < m_rows.size(); ++index) {
        const Run& run = m_comparison.runs[index];
        for (const Moment& moment : run.timeline.moments()) {
            const Event& begin = (*run.trace)[moment.first];
            if (begin.kind != EventKind::TaskRunning) continue;
            const LaneId holder = begin.lane;
            if (run.trace->lane(holder).kind != LaneKind::Task) continue;
            const TaskIdentity task = m_comparison.identityOf(index, holder);
            if (known[task] == kNone) {
                known[task] = static_cast<uint32_t>(m_choices.size());
                Choice& choice = m_choices.emplace_back();
                choice.text = labelOf(run, holder);
                choice.task = task;
            }
            m_rows[index].push_back({moment.first, known[task]});
        }
    }
}

uint32_t Predictor::firstUnseen(const std::vector<Happening>& row,
                                std::span<const Happening> seen) const
{
    std::vector<size_t> counts(m_choices.size());
    for (const Happening& happening : seen)
        ++counts[happening.choice];
    for (const Happening& happening : row) {
        size_t& count = counts[happening.choice];
        if (count == 0) return happening.choice;
        --count;
    }
    return kNone;
}

std::optional<Prediction> Predictor::at(size_t run, EventIndex event) const
{
    const std::vector<Happening>& row = m_rows[run];
    const auto next =
        std::partition_point(row.begin(), row.end(), [event](const Happening& happening) {
            return happening.event <= event;
        });
    const bool isPrint = m_question == Question::NextPrint;
    if (row.empty() || (next == row.end() && !isPrint)) return {};

    Prediction prediction;
    prediction.question = m_question;
    prediction.run = run;
    prediction.asked = event;
    const Trace& trace = *m_comparison.runs[run].trace;
    prediction.answer = next == row.end() ? static_cast<EventIndex>(trace.size() - 1) : next->event;
    if (prediction.answer <= event) return {};
    const Choice right = next == row.end() ? nothing() : m_choices[next->choice];
    Choices choices(right);
    const std::span seen(row.data(), static_cast<size_t>(next - row.begin()));
    for (size_t other = 0; other < m_rows.size(); ++other) {
        if (other == run) continue;
        const Model model = m_comparison.runs[other].model();
        const uint32_t choice = firstUnseen(m_rows[other], seen);
        if (choice != kNone)
            choices.add(m_choices[choice], model);
        else if (isPrint)
            choices.add(nothing(), model);
    }
    if (isPrint) {
        for (auto later = next; later != row.end() && choices.size() < kMostChoices; ++later)
            choices.add(m_choices[later->choice]);
        choices.add(nothing());
        // What has come already is a poor answer: only where there are hardly any others.
        for (auto before = next; before != row.begin() && choices.size() < kFewChoices;)
            choices.add(m_choices[(--before)->choice]);
    } else {
        for (Choice& task : liveTasks(m_comparison, run, event))
            choices.add(std::move(task));
    }
    prediction.choices = choices.take();
    if (prediction.choices.size() < 2) return {};
    std::sort(prediction.choices.begin(), prediction.choices.end(),
              [](const Choice& one, const Choice& other) {
                  return std::tie(one.isNothing, one.task, one.text) <
                         std::tie(other.isNothing, other.task, other.text);
              });
    const auto place = std::find_if(prediction.choices.begin(), prediction.choices.end(),
                                    [&](const Choice& choice) { return isSame(choice, right); });
    prediction.right = static_cast<size_t>(place - prediction.choices.begin());
    return prediction;
}

} // namespace awaitscope
