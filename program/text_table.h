#pragma once

#include <string>
#include <vector>

namespace awaitscope {

/// Rows of cells as aligned text; columns stand two spaces apart.
///
/// Widths count characters, not bytes. Numbers read best when they end below each other.
class TextTable {
public:
    enum class Align { Left, Right };

    explicit TextTable(std::vector<Align> columns) : m_columns(std::move(columns)) {}

    /// REQUIRES: one cell for each column.
    void addRow(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }

    std::string text() const;

private:
    std::vector<Align> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace awaitscope
