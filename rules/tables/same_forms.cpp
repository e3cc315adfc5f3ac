#include "rules/tables/same_forms.h"

#include <algorithm>
#include <map>
#include <string>

namespace tenken::rules {
namespace {

/// Of a longer list the first ones show as much.
constexpr std::size_t most_sheets = 60;
/// Larger tables bear themselves out.
constexpr std::size_t most_cells = 400;

/// Of so many labels in a hundred two sheets must have the same ones in the same places; the line
/// of its own measure (利用者数, 貸出冊数) each sheet names for itself.
constexpr int least_common = 60;
/// Forms of one size in a report are few.
constexpr std::size_t most_forms = 20;

std::string size_of(const schema::Table& table) {
    return std::to_string(table.rows) + "x" + std::to_string(table.columns);
}

bool same_line(const Line& one, const Line& other) {
    return one.label() == other.label() && one.unit == other.unit && one.role == other.role &&
           one.depth == other.depth && one.section == other.section;
}

bool same_form(const Matrix& one, const Matrix& other) {
    const bool columns = one.unit == other.unit && one.line_count() == other.line_count() &&
                         std::equal(one.positions.begin(), one.positions.end(),
                                    other.positions.begin(), other.positions.end(), same_line);
    if (!columns) {
        return false;
    }
    int same = 0;
    for (int i = 0; i < one.line_count(); ++i) {
        same += same_line(one.line(i), other.line(i)) ? 1 : 0;
    }
    const bool enough = same >= 2 || (same == 1 && one.position_count() >= 3);
    return enough && same * 100 >= one.line_count() * least_common;
}

/// `sheet` with nothing in the lines that `form` names otherwise.
Matrix like(const Matrix& form, Matrix sheet) {
    for (int line = 0; line < form.line_count(); ++line) {
        if (!same_line(form.line(line), sheet.line(line))) {
            for (int i = 0; i < sheet.position_count(); ++i) {
                sheet.entries[static_cast<std::size_t>(line) * sheet.positions.size() +
                              static_cast<std::size_t>(i)] = {};
            }
        }
    }
    return sheet;
}

/// The positions of all sheets beside one another.
Matrix beside(const std::vector<Matrix>& sheets) {
    Matrix joined;
    joined.lines = sheets.front().lines;
    joined.unit = sheets.front().unit;
    joined.by_rows = sheets.front().by_rows;
    for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet) {
        for (const Line& position : sheets[sheet].positions) {
            joined.positions.push_back(position);
            joined.positions.back().sheet = static_cast<int>(sheet);
        }
    }
    joined.entries.reserve(joined.lines.size() * joined.positions.size());
    for (int line = 0; line < joined.line_count(); ++line) {
        for (const Matrix& sheet : sheets) {
            for (int position = 0; position < sheet.position_count(); ++position) {
                joined.entries.push_back(sheet.at(line, position));
            }
        }
    }
    return joined;
}

}  // namespace

SameForms::SameForms(const std::vector<schema::Table>& tables, const TableWords& words,
                     const TableUnits& units) {
    std::map<std::string, std::vector<const schema::Table*>> by_size;
    for (const schema::Table& table : tables) {
        if (table.rows > 1 && table.columns > 1 && table.place.page > 0 &&
            table.cells.size() <= most_cells) {
            by_size[size_of(table)].push_back(&table);
        }
    }
    for (const auto& [size, alike] : by_size) {
        std::vector<std::vector<const Matrix*>> forms;
        for (std::size_t i = 0; alike.size() > 1 && i < std::min(alike.size(), most_sheets); ++i) {
            matrices_.emplace_back(*alike[i], words, units.above(*alike[i]));
            for (const Matrix& matrix : matrices_.back().all()) {
                const auto form = std::find_if(forms.begin(), forms.end(), [&](const auto& sheets) {
                    return same_form(*sheets.front(), matrix);
                });
                if (form != forms.end()) {
                    form->push_back(&matrix);
                } else if (forms.size() < most_forms) {
                    forms.push_back({&matrix});
                }
            }
        }
        for (const std::vector<const Matrix*>& sheets : forms) {
            if (sheets.size() > 1) {
                join(sheets);
            }
        }
    }
}

void SameForms::join(const std::vector<const Matrix*>& sheets) {
    std::vector<Matrix> rows;
    std::vector<Matrix> columns;
    for (const Matrix* sheet : sheets) {
        rows.push_back(like(*sheets.front(), *sheet));
        columns.push_back(rows.back().transposed());
    }
    joined_.push_back(beside(rows));
    joined_.push_back(beside(columns));
}

}  // namespace tenken::rules
