#include "extractor/report/rollup.h"

#include <algorithm>
#include <map>
#include <set>

#include "extractor/report/cell_number.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

bool is_amount_field(Field field) {
    switch (field) {
        case Field::effect:
        case Field::total:
        case Field::difference:
        case Field::planned:
        case Field::actual:
        case Field::target:
        case Field::count:
        case Field::none:
        case Field::plan_and_actual:
        case Field::section:
            return true;
        default:
            return false;
    }
}

bool is_money(Field field) {
    return field == Field::effect || field == Field::total || field == Field::difference;
}

/// Texts of the labels above a cell, from the outermost.
std::string heading_above(const Fact& fact) {
    std::string text;
    for (const CellView* label : fact.labels) {
        const bool above = label->row() < fact.value->row() && label->column() <= fact.column &&
                           label->last_column() >= fact.column;
        const bool unit_only = label->label != nullptr && label->label->field == Field::none &&
                               !label->label->unit.empty();
        if (above && !unit_only) {
            text += (text.empty() ? "" : " ") + one_line(label->text());
        }
    }
    return text;
}

class RollUpReader {
  public:
    RollUpReader(TableView& view, TableFacts& facts, const Caption& caption,
                 const std::vector<int>& rows, ReadContext& context)
        : view_(view), facts_(facts), caption_(caption), rows_(rows), context_(context) {}

    std::vector<schema::Total> read() {
        std::map<int, Row> rows;
        std::set<int> columns;
        std::set<int> years;
        for (const Fact& fact : facts_.facts) {
            if (fact.says.year && !fact.says.total) {
                years.insert(fact.says.year->fiscal_year);
            }
        }
        for (Fact& fact : facts_.facts) {
            if (fact.value == nullptr || (!rows_.empty() && !wanted(fact.row))) {
                continue;
            }
            Row& row = rows[fact.row];
            switch (fact.says.field) {
                case Field::item_number:
                    // A cell over the number and the name is a sum's: 歳入の確保計.
                    (fact.value->cell->column_span > 1 ? row.name : row.number) = &fact;
                    continue;
                case Field::name:
                    row.name = &fact;
                    continue;
                case Field::content:
                    row.content = row.content == nullptr || row.remark ? &fact : row.content;
                    row.remark = false;
                    continue;
                case Field::remark:
                    // 効果の内容 tells what the amount is, where nothing else does.
                    row.remark = row.remark || row.content == nullptr;
                    row.content = row.content == nullptr ? &fact : row.content;
                    continue;
                default:
                    break;
            }
            const bool number = is_number(fact.text);
            const bool mark =
                !fact.value->blank && context_.presence.of(fact.text) == schema::Presence::dash;
            if (fact.says.year && !fact.says.total && years.size() > 1) {
                continue;  // figures of several years are series
            }
            if (is_amount_field(fact.says.field) &&
                (number || (mark && is_money(fact.says.field)))) {
                row.amounts.push_back(&fact);
                columns.insert(fact.column);
            }
        }
        if (!about_money(rows)) {
            return {};
        }
        const std::string scope = scope_of(caption_.heading, context_.vocabulary);
        if (facts_.banners.empty()) {
            group_by_sums(rows);
        }
        std::size_t next_banner = 0;
        std::string inner = scope;
        bool summed = false;
        for (auto& [at, row] : rows) {
            while (next_banner < facts_.banners.size() && facts_.banners[next_banner].row < at) {
                CellView* banner = facts_.banners[next_banner++].cell;
                inner = (scope.empty() ? "" : scope + " / ") + one_line(banner->text());
                banner->placed = true;
                summed = false;
            }
            // What follows a group's sum without a new heading is about all groups.
            const bool sum = !row.amounts.empty() && is_sum(row);
            if (summed) {
                inner = scope;
            }
            summed = summed || (sum && inner != scope);
            const std::string list =
                row.group.empty() ? inner : (scope.empty() ? "" : scope + " / ") + row.group;
            for (Fact* amount : row.amounts) {
                add(at, row, *amount, list, columns.size() > 1);
            }
        }
        return std::move(totals_);
    }

  private:
    struct Row {
        Fact* number = nullptr;
        Fact* name = nullptr;
        Fact* content = nullptr;
        bool remark = false;  ///< the content is a remark
        std::string group;  ///< the sum below that it goes into: 歳入の確保 of 歳入の確保計
        std::vector<Fact*> amounts;
    };

    static std::string name_of(const Row& row) {
        return one_line(row.name != nullptr ? row.name->text : row.amounts.front()->row_name);
    }

    bool is_sum(const Row& row) const {
        const std::string name = schema::squeeze(name_of(row));
        if (context_.vocabulary.words("total-row").matches(name)) {
            return true;
        }
        const std::vector<CellView*> cells = view_.starting(row.amounts.front()->row);
        const auto first = std::find_if(cells.begin(), cells.end(),
                                        [](const CellView* cell) { return !cell->blank; });
        return first != cells.end() && (*first)->cell->column_span > 1 &&
               context_.vocabulary.words("total-suffix").contains(name);
    }

    /// 歳入の確保計 -> 歳入の確保; of sums that name no group, the rows from the first to the last.
    std::string group_name(const std::vector<Row*>& rows, const Row* sum) const {
        if (sum != nullptr) {
            const std::string name = schema::squeeze(name_of(*sum));
            const auto tail = context_.vocabulary.words("sum-word").find(name);
            if (tail && tail->begin > 0) {
                return name.substr(0, tail->begin);
            }
        }
        const std::string first = name_of(*rows.front());
        return rows.size() == 1 ? first : first + "～" + name_of(*rows.back());
    }

    /// Several sums without headings of their groups: each adds up the rows since the one before.
    void group_by_sums(std::map<int, Row>& rows) const {
        struct Group {
            std::vector<Row*> rows;
            Row* sum = nullptr;
        };
        std::vector<Group> groups;
        std::vector<Row*> open;
        std::string last_sum;
        int sums = 0;
        for (auto& [at, row] : rows) {
            if (row.amounts.empty()) {
                continue;
            }
            if (!is_sum(row)) {
                open.push_back(&row);
                continue;
            }
            ++sums;
            const std::string name = schema::squeeze(name_of(row));
            const bool grand = !groups.empty() && name != last_sum &&
                               context_.vocabulary.words("grand-total").matches(name);
            if (!open.empty()) {
                groups.push_back({std::move(open), grand ? nullptr : &row});
                open.clear();
            }
            last_sum = name;
        }
        if (sums < 2 && open.empty()) {
            return;
        }
        for (const Group& group : groups) {
            const std::string name = group_name(group.rows, group.sum);
            for (Row* row : group.rows) {
                row->group = name;
            }
            if (group.sum != nullptr) {
                group.sum->group = name;
            }
        }
    }

    bool wanted(int row) const { return std::find(rows_.begin(), rows_.end(), row) != rows_.end(); }

    /// Counts and ratios have tables of their own; a roll-up is about effects or money.
    bool about_money(const std::map<int, Row>& rows) const {
        if (context_.vocabulary.words("money-unit").matches(caption_.unit) ||
            context_.vocabulary.words("headline").contains(schema::squeeze(caption_.heading))) {
            return true;
        }
        for (const auto& [at, row] : rows) {
            for (const Fact* amount : row.amounts) {
                const std::string unit =
                    amount->says.unit.empty() ? amount->row_unit : amount->says.unit;
                if (amount->says.field == Field::effect ||
                    context_.vocabulary.words("money-unit").matches(unit)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// 計画, 実績, 差引 beside the row, not a sum's name.
    static bool beside_is_kind(const Fact& amount, int at) {
        return std::any_of(amount.labels.begin(), amount.labels.end(), [at](const CellView* label) {
            const bool beside = label->row() == at && label->label != nullptr;
            return beside && label->label->field != Field::total &&
                   label->label->field != Field::effect;
        });
    }

    /// 計画額 or 実績額 beside the amounts of a sum, behind the sum's own name.
    static const CellView* kind_beside(const Fact& amount, int at) {
        const CellView* found = nullptr;
        bool sum = false;
        for (const CellView* label : amount.labels) {
            if (label->label == nullptr || label->row() > at ||
                label->row() + label->cell->row_span <= at) {
                continue;
            }
            sum = sum || label->label->field == Field::total;
            if (label->row() == at &&
                (label->label->aspect != Aspect::none || label->label->field == Field::planned ||
                 label->label->field == Field::actual || label->label->field == Field::target)) {
                found = label;
            }
        }
        return sum ? found : nullptr;
    }

    static std::string name_without(const std::string& name, const std::string& kind) {
        return name.ends_with(" " + kind) ? name.substr(0, name.size() - kind.size() - 1) : name;
    }

    void add(int at, const Row& row, Fact& amount, const std::string& scope, bool several) {
        schema::Total total;
        const std::string above = heading_above(amount);
        std::string name = row.name != nullptr ? one_line(row.name->text) : amount.row_name;
        std::string kind = above;
        // Rows called 計画 / 実績 under columns called by what is saved: the column is the name.
        const bool row_is_kind = row.name == nullptr && amount.row_text.empty() &&
                                 amount.says.field == Field::effect &&
                                 amount.says.field_cell != nullptr &&
                                 amount.says.field_cell->row() < at && beside_is_kind(amount, at);
        if (row_is_kind) {
            std::swap(name, kind);
        }
        if (const CellView* own = rows_.empty() ? nullptr : kind_beside(amount, at)) {
            kind = one_line(own->text());  // 合計 | 計画額 below the items' own rows 計画額, 実績額
            name = row.name != nullptr ? name : name_without(name, kind);
            several = true;
        }
        if (name.empty()) {
            return;
        }
        total.scope = scope;
        if (several && !kind.empty()) {
            total.scope += (scope.empty() ? "" : " / ") + kind;
        }
        total.name = name;
        total.mark = amount.says.mark;
        if (row.number != nullptr && !row.number->value->blank &&
            context_.presence.of(row.number->text) == schema::Presence::value &&
            !context_.vocabulary.words("total-row").matches(schema::squeeze(row.number->text))) {
            total.item = item_number(row.number->text, context_.vocabulary);
        }
        total.content = row.content != nullptr ? std::string(schema::trim(row.content->text))
                                               : (several ? kind : std::string());
        std::string unit = amount.says.unit.empty() ? amount.row_unit : amount.says.unit;
        if (unit.empty()) {
            unit = trailing_unit(above, context_.labels);  // of a heading in the city's own words
        }
        if (unit.empty()) {
            unit = caption_.unit;
        }
        total.printed = std::string(schema::trim(amount.text));
        total.unit = unit;
        if (const auto number = cell_number(amount.text, unit)) {
            total.value = number->value;
            total.precision = number->precision;
            total.unit = number->unit;
            total.approximate = number->approximate;
        }
        total.place = amount.value->cell->place;
        mark(row.number);
        mark(row.name);
        mark(row.content);
        mark(&amount);
        for (CellView* cell : view_.covering(at)) {
            cell->placed = cell->placed || (row.name == nullptr && cell->column() < amount.column);
        }
        totals_.push_back(std::move(total));
    }

    static void mark(Fact* fact) {
        if (fact == nullptr) {
            return;
        }
        fact->value->placed = true;
        for (CellView* label : fact->labels) {
            label->placed = true;
        }
    }

    TableView& view_;
    TableFacts& facts_;
    const Caption& caption_;
    const std::vector<int>& rows_;
    ReadContext& context_;
    std::vector<schema::Total> totals_;
};

}  // namespace

std::vector<schema::Total> read_roll_up(TableView& view, TableFacts& facts, const Caption& caption,
                                        const std::vector<int>& rows, ReadContext& context) {
    return RollUpReader(view, facts, caption, rows, context).read();
}

}  // namespace tenken::report
