#include "gui/window/line_asker.h"

namespace awaitscope {

LineAsker::LineAsker(Playback& playback, QObject* parent)
    : QObject(parent), m_playback(playback), m_runner(this)
{
    connect(&playback, &Playback::linesWanted, this, &LineAsker::ask);
    connect(&m_runner, &InspectionRunner::progressed, this, &LineAsker::progressed);
    connect(&m_runner, &InspectionRunner::answeredLines, this, [this](const LineSteps& lines) {
        emit ended();
        m_playback.takeLines(m_run, m_stretch, lines);
    });
    connect(&m_runner, &InspectionRunner::cancelled, this, [this] {
        emit ended();
        m_playback.giveUpLines();
    });
}

void LineAsker::setInspectors(std::vector<std::shared_ptr<Inspector>> inspectors)
{
    m_runner.cancel();
    m_inspectors = std::move(inspectors);
}

std::vector<bool> LineAsker::tellsLines() const
{
    std::vector<bool> tells;
    for (const auto& inspector : m_inspectors)
        tells.push_back(inspector != nullptr);
    return tells;
}

void LineAsker::cancel()
{
    m_runner.cancel();
}

void LineAsker::ask(size_t run, const LineStops::Stretch& stretch)
{
    if (run >= m_inspectors.size() || !m_inspectors[run]) return;
    m_run = run;
    m_stretch = stretch;
    m_runner.askLines(m_inspectors[run], stretch.first, stretch.last);
}

} // namespace awaitscope
