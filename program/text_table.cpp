#include "program/text_table.h"

#include <algorithm>

namespace awaitscope {

namespace {

size_t widthOf(const std::string& text)
{
    // Bytes that continue a character of UTF-8 take no room of their own.
    return static_cast<size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

} // namespace

std::string TextTable::text() const
{
    std::vector<size_t> widths(m_columns.size());
    for (const auto& row : m_rows)
        for (size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], widthOf(row[column]));

    std::string text;
    for (const auto& row : m_rows) {
        for (size_t column = 0; column < row.size(); ++column) {
            const std::string padding(widths[column] - widthOf(row[column]), ' ');
            const bool isLast = column + 1 == row.size();
            if (column > 0) text += "  ";
            if (m_columns[column] == Align::Right) text += padding;
            text += row[column];
            if (m_columns[column] == Align::Left && !isLast) text += padding;
        }
        text += '\n';
    }
    return text;
}

} // namespace awaitscope
