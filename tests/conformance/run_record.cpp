#include "tests/conformance/run_record.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr const char* kLimit = "limit";

/// Exactly: a double would lose nanoseconds.
std::optional<VirtualTime> parseTime(const QString& seconds)
{
    const auto duration = parseDuration(seconds.toStdString());
    if (!duration) return {};
    return VirtualTime{} + *duration;
}

bool addTo(RunRecord& record, const QJsonObject& object)
{
    const QString kind = object["kind"].toString();
    const auto time = parseTime(object["t"].toString());
    if (!time) return false;
    if (kind == "output") {
        record.lines.push_back({*time, object["text"].toString().toStdString()});
    } else if (kind == "error") {
        record.error = {object["type"].toString().toStdString(),
                        object["text"].toString().toStdString(),
                        static_cast<uint32_t>(object["line"].toInt())};
    } else if (kind == "end") {
        record.status = object["status"].toString().toStdString();
        record.end = *time;
    } else {
        return false;
    }
    return true;
}

std::string described(const RunRecord& record, std::size_t index)
{
    if (index >= record.lines.size()) return "nothing";
    const RunRecord::Line& line = record.lines[index];
    return formatSeconds(line.time - VirtualTime{}) + " s '" + line.text + "'";
}

std::string describedEnd(const RunRecord& record)
{
    if (!record.error) return record.status;
    return record.status + ", " + record.error->text + " (" + record.error->type + ", line " +
           std::to_string(record.error->line) + ")";
}

} // namespace

RunRecord recordOf(const Trace& trace)
{
    RunRecord record;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const Event& event = trace[i];
        if (event.kind != EventKind::Output || event.detail & OutputToStderr) continue;
        record.lines.push_back({event.time, std::string(trace.text(event.argument))});
    }
    if (const auto& error = trace.error()) record.error = {error->type, error->text, error->line};
    record.status = nameOf(trace.status());
    record.end = trace.end();
    return record;
}

std::optional<RunRecord> readRecord(const std::string& fileName)
{
    QFile file(QString::fromStdString(fileName));
    if (!file.open(QIODevice::ReadOnly)) return {};
    RunRecord record;
    while (!file.atEnd()) {
        const QJsonDocument document = QJsonDocument::fromJson(file.readLine());
        if (!document.isObject() || !addTo(record, document.object())) return {};
    }
    if (record.status.empty()) return {};
    return record;
}

std::string differenceBetween(const RunRecord& expected, const RunRecord& actual)
{
    const bool cutShort = expected.status == kLimit && actual.status == kLimit;
    const std::size_t shorter = std::min(expected.lines.size(), actual.lines.size());
    const std::size_t longer = std::max(expected.lines.size(), actual.lines.size());
    for (std::size_t i = 0; i < (cutShort ? shorter : longer); ++i) {
        if (i < shorter && expected.lines[i] == actual.lines[i]) continue;
        return "line " + std::to_string(i + 1) + ": expected " + described(expected, i) + ", got " +
               described(actual, i);
    }
    if (cutShort || (expected.status == actual.status && expected.error == actual.error)) return {};
    return "end: expected " + describedEnd(expected) + ", got " + describedEnd(actual);
}

} // namespace awaitscope
