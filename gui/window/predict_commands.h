#pragma once

#include "gui/predict/predict_session.h"

#include <QObject>

namespace awaitscope {

class WindowActions;

/// What the commands of predicting do. While a question is open the curtain is closed, and digits
/// are answers.
class PredictCommands : public QObject {
    Q_OBJECT
public:
    PredictCommands(const WindowActions& actions, PredictSession& session, QObject* parent);

private:
    void showSession();
    void followOpening(bool open);

    const WindowActions& m_actions;
    PredictSession& m_session;
    bool m_curtainBefore = false;
};

} // namespace awaitscope
