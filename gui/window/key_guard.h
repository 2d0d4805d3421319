#pragma once

#include <QObject>

namespace awaitscope {

/// Keeps the window's plain keys (Space, arrows, digits, letters) silent while somebody types.
///
/// A field that has the focus gets every key but those with Ctrl or Alt and the function keys; a
/// button, a list, tabs that have it get those that press them or move in them. Return presses a
/// button as Space does; Space takes what is marked in a list that has dropped down as Return does.
class KeyGuard : public QObject {
public:
    /// Watches the whole application.
    explicit KeyGuard(QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace awaitscope
