#include "rules/tables/figure_lines.h"

#include <algorithm>
#include <stdexcept>

#include "rules/context/similarity.h"
#include "rules/tables/each_numbers.h"
#include "schema/fiscal_year.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

/// 人件費(普通会計) and 事業費a: the name alone.
std::string bare_name(const std::string& label) {
    std::string name = label.substr(0, label.find('('));
    while (!name.empty() && static_cast<unsigned char>(name.back()) < 0x80) {
        name.pop_back();
    }
    return name;
}

FigureLine line_of(const Numbers& numbers, int index, const Context& context) {
    const Matrix& matrix = numbers.matrix();
    const Line& line = matrix.line(index);
    FigureLine found;
    found.shown = line.shown;
    found.detail = !line.within_difference && !line.within_ratio &&
                   line.role != LineRole::difference && line.role != LineRole::ratio;
    found.own_year = fiscal_year_of(line, context.period());
    for (const std::string& label : line.path) {
        if (schema::parse_year_label(label, context.period())) {
            continue;
        }
        std::string name = bare_name(label);
        if (code_points(name).size() > 1) {
            found.names.push_back(std::move(name));
        }
    }
    for (int place = 0; place < matrix.position_count(); ++place) {
        if (!numbers.at(index, place).is_figure()) {
            continue;
        }
        const Line& position = matrix.position(place);
        LineFigure figure;
        figure.figure = numbers.figure(index, place, false);
        figure.family = context.units().family(numbers.unit(index, place));
        const bool other = position.within_difference || position.within_ratio ||
                           position.role == LineRole::difference ||
                           position.role == LineRole::ratio;
        figure.fiscal_year = other ? 0 : fiscal_year_of(position, context.period());
        found.figures.push_back(std::move(figure));
    }
    return found;
}

}  // namespace

const LineFigure* FigureLine::in(int fiscal_year) const {
    const LineFigure* found = nullptr;
    for (const LineFigure& figure : figures) {
        if (figure.fiscal_year == fiscal_year) {
            if (found != nullptr) {
                return nullptr;  // plan and result of one year: which is meant is not known
            }
            found = &figure;
        }
    }
    return found;
}

bool FigureLine::named_in(std::string_view text) const {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return text.find(name) != std::string_view::npos;
    });
}

std::vector<FigureLine> figure_lines(const Context& context, const TableWords& words) {
    std::vector<FigureLine> lines;
    each_numbers(context, words, [&](const schema::Table&, const Numbers& numbers) {
        for (int line = 0; line < numbers.matrix().line_count(); ++line) {
            FigureLine found = line_of(numbers, line, context);
            if (!found.figures.empty()) {
                lines.push_back(std::move(found));
            }
        }
    });
    return lines;
}

}  // namespace tenken::rules
