#pragma once

#include "core/comparison/comparison.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace awaitscope {

enum class Question {
    NextPrint, ///< what is printed next?
    NextTask,  ///< who runs next?
};

/// One of the answers to choose from.
struct Choice {
    std::string text;           ///< the line that is printed; the task as people call it
    TaskIdentity task = kNone;  ///< of `NextTask`
    bool isNothing = false;     ///< of `NextPrint`: nothing more is printed
    std::vector<Model> answers; ///< the other models that would go on like this
    bool operator==(const Choice&) const = default;
};

/// A question about what comes after one event of a run.
struct Prediction {
    Question question = Question::NextPrint;
    size_t run = 0;
    EventIndex asked = kNone;  ///< all up to here is known
    EventIndex answer = kNone; ///< where it is seen
    std::vector<Choice> choices;
    size_t right = 0; ///< the index of the right one

    bool operator==(const Prediction&) const = default;
};

inline constexpr size_t kMostChoices = 4;

/// Asks one kind of question about the runs of a comparison: what can be asked for is found once,
/// each question costs little.
class Predictor {
public:
    /// REQUIRES: the comparison outlives this.
    Predictor(const Comparison& comparison, Question question);

    Question question() const { return m_question; }
    /// The question at an event, with two to four choices in an order that tells nothing; nothing
    /// when there is nothing to be asked.
    ///
    /// What the other models would do goes before what is merely plausible: of each other run, the
    /// first print (or task to get a core) that has not been seen yet in this one. Same runs and
    /// event, same question.
    std::optional<Prediction> at(size_t run, EventIndex event) const;

private:
    /// Something that can be asked for: where, and which of `m_choices` it is.
    struct Happening {
        EventIndex event = kNone;
        uint32_t choice = 0;
    };

    void addPrints();
    void addTasks();
    /// What comes first in a row of that which has not been seen as often yet, as one of
    /// `m_choices`; `kNone` when there is none.
    uint32_t firstUnseen(const std::vector<Happening>& row, std::span<const Happening> seen) const;

    const Comparison& m_comparison;
    Question m_question;
    std::vector<std::vector<Happening>> m_rows; // by run
    std::vector<Choice> m_choices;              // different ones
};

/// The question at one event.
inline std::optional<Prediction> predict(const Comparison& comparison, size_t run, EventIndex event,
                                         Question question)
{
    return Predictor(comparison, question).at(run, event);
}

} // namespace awaitscope
