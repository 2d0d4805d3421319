#include "gui/predict/prediction.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

namespace awaitscope {

namespace {

constexpr size_t kFewChoices = 3;

bool isSame(const Choice& one, const Choice& other)
{
    return std::tie(one.text, one.task, one.isNothing) ==
           std::tie(other.text, other.task, other.isNothing);
}

/// A run as a row of things that can be asked for.
struct Happening {
    EventIndex event = kNone;
    Choice choice;
};

std::string labelOf(const Run& run, LaneId lane)
{
    return run.timeline.lane(lane).label;
}

std::vector<Happening> printsOf(const Run& run)
{
    std::vector<Happening> row;
    for (const EventIndex output : run.timeline.outputs()) {
        Happening& happening = row.emplace_back();
        happening.event = output;
        happening.choice.text = run.trace->text((*run.trace)[output].argument);
    }
    return row;
}

std::vector<Happening> tasksOf(const Comparison& comparison, size_t index)
{
    const Run& run = comparison.runs[index];
    std::vector<Happening> row;
    LaneId holder = kNone;
    for (EventIndex event = 0; event < run.trace->size(); ++event) {
        const Event& fact = (*run.trace)[event];
        if (fact.kind != EventKind::TaskRunning || fact.lane == holder) continue;
        holder = fact.lane;
        if (run.trace->lane(fact.lane).kind != LaneKind::Task) continue;
        Happening& happening = row.emplace_back();
        happening.event = event;
        happening.choice.text = labelOf(run, fact.lane);
        happening.choice.task = comparison.identityOf(index, fact.lane);
    }
    return row;
}

std::vector<Happening> happeningsOf(const Comparison& comparison, size_t run, Question question)
{
    return question == Question::NextPrint ? printsOf(comparison.runs[run])
                                           : tasksOf(comparison, run);
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

/// What comes first in a row of that which has not been seen as often yet.
const Choice* firstUnseen(const std::vector<Happening>& row, std::span<const Happening> seen)
{
    std::map<std::pair<std::string, TaskIdentity>, size_t> counts;
    for (const Happening& happening : seen)
        ++counts[{happening.choice.text, happening.choice.task}];
    for (const Happening& happening : row) {
        size_t& count = counts[{happening.choice.text, happening.choice.task}];
        if (count == 0) return &happening.choice;
        --count;
    }
    return nullptr;
}

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

std::optional<Prediction> predict(const Comparison& comparison, size_t run, EventIndex event,
                                  Question question)
{
    const std::vector<Happening> row = happeningsOf(comparison, run, question);
    const auto next = std::find_if(row.begin(), row.end(), [event](const Happening& happening) {
        return happening.event > event;
    });
    const bool isPrint = question == Question::NextPrint;
    if (row.empty() || (next == row.end() && !isPrint)) return {};

    Prediction prediction;
    prediction.question = question;
    prediction.run = run;
    prediction.asked = event;
    const Trace& trace = *comparison.runs[run].trace;
    prediction.answer = next == row.end() ? static_cast<EventIndex>(trace.size() - 1) : next->event;
    if (prediction.answer <= event) return {};
    const Choice right = next == row.end() ? nothing() : next->choice;
    Choices choices(right);
    const std::span seen(row.data(), static_cast<size_t>(next - row.begin()));
    for (size_t other = 0; other < comparison.runs.size(); ++other) {
        if (other == run) continue;
        const auto theirs = happeningsOf(comparison, other, question);
        const Choice* choice = firstUnseen(theirs, seen);
        if (choice)
            choices.add(*choice, comparison.runs[other].model());
        else if (isPrint)
            choices.add(nothing(), comparison.runs[other].model());
    }
    if (isPrint) {
        for (auto later = next; later != row.end() && choices.size() < kMostChoices; ++later)
            choices.add(later->choice);
        choices.add(nothing());
        // What has come already is a poor answer: only where there are hardly any others.
        for (auto before = next; before != row.begin() && choices.size() < kFewChoices;)
            choices.add((--before)->choice);
    } else {
        for (Choice& task : liveTasks(comparison, run, event))
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
