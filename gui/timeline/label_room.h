#pragma once

#include "gui/timeline/run_scene.h"

#include <QRectF>

#include <vector>

namespace awaitscope {

/// Where among the lanes of a run a few words hide nothing: no bar, line or mark, none of their
/// words, and no other label.
class LabelRoom {
public:
    /// The scene outlives this.
    explicit LabelRoom(const RunScene& scene) : m_scene(scene) {}

    bool isFree(const QRectF& plate) const;
    /// A label stands there from here on.
    void take(const QRectF& plate) { m_labels.push_back(plate); }

private:
    bool hidesState(const QRectF& plate, size_t row) const;
    bool hidesMark(const QRectF& plate, size_t row) const;
    /// Of what waits: its line with the words at it.
    bool hidesWait(const QRectF& plate, const Interval& interval, const QRectF& row) const;

    const RunScene& m_scene;
    std::vector<QRectF> m_labels;
};

} // namespace awaitscope
