#pragma once

#include "gui/source/source_mark.h"
#include "gui/style/theme.h"

#include <QWidget>

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace awaitscope {

/// Draws marks at the right edge of a text view's lines, where there is no text: narrow ones where
/// usual ones have no room. Of too many on one line the first are drawn and the others counted:
/// `+57`.
class MarkOverlay : public QWidget {
public:
    /// Where a line (from 1) is, in the view's pixels. It is shown in as many rows as it needs;
    /// none: there is no such line.
    struct LinePlace {
        int top = 0;
        int height = 0;            ///< of each row
        std::vector<int> textEnds; ///< where the text of each row ends
        bool operator==(const LinePlace&) const = default;
    };
    using PlaceOf = std::function<LinePlace(int line)>;

    MarkOverlay(QWidget* view, PlaceOf placeOf);

    void setMarks(std::vector<SourceMark> marks);
    const std::vector<SourceMark>& marks() const { return m_marks; }
    void setTheme(const Theme& theme);
    /// Size of the letters in pixels.
    void setLetterSize(int pixels);
    /// Frames the marks of a task.
    void setLit(std::optional<uint32_t> task);
    std::optional<uint32_t> lit() const { return m_lit; }
    /// The width, in pixels, that text must leave free at its right, so that some of so many marks
    /// have room on any line: two, or one and the number of the others.
    int roomFor(size_t marks) const;
    /// The task of the mark at a point of the view, if there is one.
    std::optional<uint32_t> taskAt(QPoint point) const;
    /// Calls this with the task that the pointer comes to, or leaves for none.
    void onHover(std::function<void(std::optional<uint32_t>)> call) { m_hover = std::move(call); }
    /// Follows the lines to where they are now. For whenever the view has painted itself: it does
    /// nothing when no marked line has moved, since painting above a view paints the view again.
    void followLines();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using LinePlaces = std::map<int, LinePlace>; ///< of lines that have marks

    LinePlaces places() const;
    /// Where marks on a line go, the first ones first, and the number of those left out.
    struct Placed {
        std::vector<QRect> marks;
        MarkWidth width = MarkWidth::Usual;
        QRect count; ///< null when all have a place
    };
    using Marks = std::vector<const TaskMark*>; ///< all on one line

    void paintLine(QPainter& painter, const LinePlace& line, const Marks& marks);
    Placed place(const LinePlace& line, const Marks& marks, int widthOfCount) const;
    int widthOfCount(size_t marks) const;
    /// Adds places from `right` to the left, down to `left`, for as many more as go there; where
    /// that leaves off.
    int fill(Placed& placed, const Marks& marks, int right, int left, int top) const;
    void hover(std::optional<uint32_t> task);

    PlaceOf m_placeOf;
    std::vector<SourceMark> m_marks;
    LinePlaces m_painted; ///< where the marks' lines were
    Theme m_theme = themeOf(ThemeKind::Light);
    int m_letterSize = 11;
    std::vector<std::pair<QRect, uint32_t>> m_taskPlaces; ///< as painted
    std::optional<uint32_t> m_lit;
    std::optional<uint32_t> m_hovered;
    std::function<void(std::optional<uint32_t>)> m_hover;
};

} // namespace awaitscope
