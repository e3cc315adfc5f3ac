#include "rules/sums/report_figures.h"

#include <algorithm>

#include "rules/engine/ties.h"

namespace tenken::rules {

std::string effect_unit(const Context& context, const schema::Item& item) {
    for (const schema::YearRow& row : item.years) {
        if (row.effect && !row.effect->unit.empty()) {
            return row.effect->unit;
        }
    }
    if (!item.effect_unit.empty()) {
        return item.effect_unit;
    }
    for (const schema::Total& total : context.report().totals) {
        if (is_row_of(total, item)) {
            return total.unit;
        }
    }
    return {};
}

std::optional<Figure> effect_figure(const Context& context, const schema::Item& item,
                                    const schema::YearRow& row, const std::string& unit_otherwise) {
    if (!row.effect || !row.effect->value) {
        return std::nullopt;
    }
    const schema::Effect& effect = *row.effect;
    const std::string& unit = effect.unit.empty() ? unit_otherwise : effect.unit;
    Figure figure = context.units().figure(*effect.value, {}, unit, effect.printed, effect.place);
    figure.key = key_of(effect.place, "effect " + item.number + "/" +
                                          std::to_string(row.fiscal_year) + "/" + row.label);
    figure.name =
        row.fiscal_year == 0 ? schema::Message{row.label, row.label} : year_name(row.fiscal_year);
    return figure;
}

std::vector<Figure> unlisted_effects(const Context& context, const std::string& unit) {
    std::vector<Figure> figures;
    for (const ItemView& view : context.items()) {
        const schema::Item& item = *view.item;
        const std::vector<schema::Total>& totals = context.report().totals;
        const bool listed = std::any_of(totals.begin(), totals.end(),
                                        [&](const auto& total) { return is_row_of(total, item); });
        std::optional<Figure> sum;
        for (const schema::YearRow& row : item.years) {
            const auto effect = listed ? std::nullopt : effect_figure(context, item, row, unit);
            if (effect && sum) {
                sum->value = sum->value + effect->value;
            } else if (effect) {
                sum = effect;
            }
        }
        if (sum) {
            sum->key = unlisted(item);
            sum->name = {"No." + item.number + " " + item.name,
                         "No." + item.number + " " + item.name};
            figures.push_back(std::move(*sum));
        }
    }
    return figures;
}

std::optional<Figure> total_figure(const Context& context, const schema::Total& total) {
    if (!total.value) {
        return std::nullopt;
    }
    Figure figure = context.units().figure(*total.value, total.precision, total.unit, total.printed,
                                           total.place);
    figure.approximate = total.approximate;
    const auto index = static_cast<std::size_t>(&total - context.report().totals.data());
    figure.key = key_of(total.place, "total " + std::to_string(index));
    const std::string name = total.item ? "No." + *total.item + " " + total.name : total.name;
    figure.name = {name.empty() ? total.scope : name, name.empty() ? total.scope : name};
    return figure;
}

}  // namespace tenken::rules
