#include "extractor/report/item_table.h"

#include <algorithm>
#include <map>
#include <set>

#include "extractor/report/cell_number.h"
#include "extractor/report/fact_tools.h"
#include "extractor/report/header_row.h"
#include "extractor/report/label_core.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

bool filled(const Fact& fact) {
    return fact.value != nullptr && !fact.value->blank;
}

bool is_identity(Field field) {
    return field == Field::item_number || field == Field::name;
}

class ItemTableReader {
  public:
    ItemTableReader(TableView& view, TableFacts& facts, const std::string& unit,
                    ReadContext& context)
        : view_(view), facts_(facts), unit_(unit), context_(context) {
        for (const Fact& fact : facts.facts) {
            numbers_ = numbers_ || (fact.says.field == Field::item_number && filled(fact));
            listed_ = listed_ || (is_identity(fact.says.field) && !fact.beside && filled(fact));
            if (fact.says.year && fact.says.field != Field::target) {
                told_years_.insert(fact.says.year->fiscal_year);
            }
            if (fact.says.year && fact.says.field == Field::planned && filled(fact) &&
                !is_number(fact.text)) {
                planned_years_.insert(fact.says.year->fiscal_year);
            }
            if (fact.says.year && fact.says.field == Field::target) {
                target_years_.insert(fact.says.year->fiscal_year);
            }
            if (fact.says.year && fact.says.row_total && fact.says.field == Field::effect &&
                fact.says.field_cell != nullptr && fact.says.field_cell->cell->row_span > 1) {
                summed_.insert(fact.says.field_cell);
            }
            undated_targets_ +=
                fact.says.field == Field::target && !fact.beside && !fact.says.year && filled(fact)
                    ? 1
                    : 0;
            const bool result = fact.says.field == Field::actual && fact.says.year && !fact.beside;
            if (result && (last_result_ == nullptr ||
                           last_result_->says.year->fiscal_year <= fact.says.year->fiscal_year)) {
                last_result_ = &fact;
            }
        }
        banners_are_departments_ = name_departments();
        if (!facts.facts.empty() && facts.facts.front().beside &&
            names_item_field(facts.facts.front().says.field)) {
            first_heading_ = facts.facts.front().says.heading;
        }
    }

    TableItems read() {
        std::size_t begin = 0;
        while (begin < facts_.facts.size()) {
            std::size_t end = begin;
            while (end < facts_.facts.size() && facts_.facts[end].row == facts_.facts[begin].row) {
                ++end;
            }
            read_row(begin, end);
            begin = end;
        }
        return std::move(result_);
    }

    void read_body(ItemDraft& draft) {
        for (Fact& fact : facts_.facts) {
            give(fact, draft);
        }
    }

  private:
    void read_row(std::size_t begin, std::size_t end) {
        const int row = facts_.facts[begin].row;
        const Fact* number = nullptr;
        const Fact* name = nullptr;
        for (std::size_t i = begin; i < end; ++i) {
            const Fact& fact = facts_.facts[i];
            if (fact.value == nullptr || fact.value->row() != row || !filled(fact)) {
                continue;
            }
            if (fact.says.field == Field::item_number && number == nullptr && numbers_item(fact)) {
                number = &fact;
            }
            if (fact.says.field == Field::name && name == nullptr) {
                name = &fact;
            }
        }
        take_banners(row);
        if (listed_ && is_total_row(row) && !reaches_down_to(row)) {
            result_.total_rows.push_back(row);
            in_total_ = true;
            return;
        }
        if (starts_item(begin, number, name)) {
            start_item(row);
            identity_ = number != nullptr ? number->value : name != nullptr ? name->value : nullptr;
        } else if (in_total_ && number == nullptr && name == nullptr) {
            result_.total_rows.push_back(row);  // further lines of a total: 計画 / 実績
            return;
        }
        in_total_ = false;
        if (result_.drafts.empty()) {
            for (std::size_t i = begin; i < end; ++i) {
                preamble_.push_back(i);
            }
            return;
        }
        for (std::size_t i = begin; i < end; ++i) {
            Fact& fact = facts_.facts[i];
            if (fact.value != nullptr && fact.value->row() < start_row_) {
                continue;  // began with the item above
            }
            give(fact, result_.drafts.back());
        }
        grow_place(row);
    }

    /// 【財産管理課】 over the items of one department, where no column names departments.
    bool name_departments() const {
        const WordSet& departments = context_.vocabulary.words("department-name");
        return !facts_.banners.empty() &&
               std::none_of(facts_.facts.begin(), facts_.facts.end(),
                            [](const Fact& fact) {
                                return fact.says.field == Field::department ||
                                       fact.says.second == Field::department;
                            }) &&
               std::all_of(facts_.banners.begin(), facts_.banners.end(), [&](const Banner& banner) {
                   return departments.matches(undecorated(schema::squeeze(banner.cell->text())));
               });
    }

    /// A mark in the number column numbers nothing.
    bool numbers_item(const Fact& fact) const {
        return context_.presence.of(fact.text) == schema::Presence::value;
    }

    bool is_total_row(int row) {
        const WordSet& words = context_.vocabulary.words("total-row");
        for (CellView* cell : view_.starting(row)) {
            if (!cell->blank) {
                const std::string text = schema::squeeze(cell->text());
                const bool wide = cell->cell->column_span > 1;
                return words.matches(text) ||
                       (wide && context_.vocabulary.words("total-suffix").contains(text));
            }
        }
        return false;
    }

    /// The cell that numbers or names the item reaches over the row: 計 is of its own years.
    bool reaches_down_to(int row) const {
        return identity_ != nullptr && identity_->row() + identity_->cell->row_span > row &&
               identity_->row() < row;
    }

    bool starts_item(std::size_t begin, const Fact* number, const Fact* name) {
        if (number == nullptr && name == nullptr) {
            const Fact& first = facts_.facts[begin];
            const bool again = !result_.drafts.empty() && !listed_ && first.beside &&
                               !first_heading_.empty() && first.says.heading == first_heading_ &&
                               result_.drafts.back().has_name();
            return again;
        }
        if (result_.drafts.empty()) {
            return true;
        }
        const ItemDraft& current = result_.drafts.back();
        if (!current.has_number() && !current.has_name()) {
            return false;
        }
        if (number != nullptr) {
            return current.has_number() || (listed_ && current.has_name());
        }
        if (!current.has_name()) {
            return false;
        }
        // In a list each name is an item; in a form a second name (関連事業名) is none, unless the
        // form has no numbers and begins again.
        return !name->beside || (!numbers_ && name->says.heading == name_heading_);
    }

    void start_item(int row) {
        result_.drafts.emplace_back();
        ItemDraft& draft = result_.drafts.back();
        draft.table_unit = unit_;
        draft.item.place = view_.table().place;
        draft.numbers_in_names = !numbers_;
        start_row_ = row;
        placed_row_ = -1;
        if (banners_are_departments_) {
            draft.item.department = undecorated(schema::squeeze(section_));
        } else if (!section_.empty()) {
            draft.section_parts.push_back(section_);
            draft.banners.push_back(section_);
        }
        if (result_.drafts.size() == 1) {
            drop_rest(row);
            for (const std::size_t i : preamble_) {
                give(facts_.facts[i], draft);
            }
            if (!preamble_.empty()) {
                start_row_ = facts_.facts[preamble_.front()].row;
                grow_place(start_row_);
            }
            preamble_.clear();
        }
        inherit(row, draft);
    }

    /// 令和3年度実績 above the first number of a form: the rest of a form that lost its head. What
    /// stands below that rest begins the next one.
    void drop_rest(int row) {
        int last = -1;
        for (const std::size_t i : preamble_) {
            const Fact& fact = facts_.facts[i];
            const bool told = fact.says.field == Field::actual || fact.says.field == Field::planned;
            last = told && fact.says.year && filled(fact) && !listed_ ? fact.row : last;
        }
        if (last < 0) {
            return;
        }
        std::erase_if(preamble_, [&](std::size_t i) { return facts_.facts[i].row <= last; });
        const auto first =
            std::find_if(facts_.facts.begin(), facts_.facts.end(), [&](const Fact& fact) {
                return fact.row > last && fact.row <= row && fact.beside &&
                       names_item_field(fact.says.field);
            });
        first_heading_ = first == facts_.facts.end() ? "" : first->says.heading;
    }

    /// 大項目 and 担当課 cells that reach down over several items, drawn as one cell or left blank
    /// under the first.
    void inherit(int row, ItemDraft& draft) {
        for (auto& [column, seen] : spanning_) {
            CellView* cell = view_.at(row, column);
            if (cell == nullptr) {
                continue;
            }
            const bool reaches = cell->row() < row && !cell->blank;
            const bool blank = cell->blank && seen.field == Field::section;
            if (reaches || blank) {
                Fact fact = seen.fact;
                fact.text = reaches ? cell->text() : fact.text;
                draft.take(fact, seen.field, context_);
            }
        }
    }

    void take_banners(int row) {
        for (const Banner& banner : facts_.banners) {
            if (banner.row < row && banner.row >= next_banner_row_) {
                section_ = one_line(banner.cell->text());
                banner.cell->placed = true;
                next_banner_row_ = banner.row + 1;
            }
        }
    }

    /// 効果額 beside 歳入の増, 歳出の減 and 合計: the last of them is the effect.
    bool is_part_of_sum(const Fact& fact) const {
        return fact.says.field == Field::effect && !fact.says.row_total &&
               summed_.count(fact.says.field_cell) != 0;
    }

    /// 進捗状況 over 未着手, 検討中 and 実施, a mark below one of them: the words over the mark are
    /// what it says. nullptr where the columns are years, or marks stand in several.
    const CellView* chosen_column(const Fact& fact) {
        const CellView* group = fact.says.field_cell;
        if (fact.says.field != Field::grade || fact.beside || group == nullptr ||
            group->cell->column_span < 2 || !filled(fact) ||
            code_points(schema::squeeze(fact.text)) != 1) {
            return nullptr;
        }
        const int below = group->row() + group->cell->row_span;
        const CellView* head = view_.at(below, fact.column);
        const bool heads =
            std::count(facts_.header_rows.begin(), facts_.header_rows.end(), below) > 0;
        if (!heads || head == nullptr || head->row() != below || head->blank ||
            head->column() < group->column() || head->last_column() > group->last_column() ||
            fact.value->cell->column_span >= group->cell->column_span ||
            fact.value->row() <= below || (head->label != nullptr && head->label->year)) {
            return nullptr;
        }
        for (int c = group->column(); c <= group->last_column(); ++c) {
            const CellView* other = view_.at(fact.value->row(), c);
            if (other == nullptr || (other != fact.value && !other->blank)) {
                return nullptr;
            }
        }
        return head;
    }

    void give(Fact& fact, ItemDraft& draft) {
        const Field field = fact.says.field;
        if (is_part_of_sum(fact)) {
            return;
        }
        if (const CellView* head = chosen_column(fact)) {
            fact.text = one_line(head->text());
        }
        if (fact.says.range && fact.says.year == std::nullopt && field != Field::target &&
            field != Field::effect) {
            take_running(fact, draft);
            return;  // H29～R3累計: no year's own
        }
        if (fact.says.total && field != Field::target) {
            take_total(fact, draft);
            return;
        }
        if (field == Field::name && name_heading_.empty()) {
            name_heading_ = fact.says.heading;
        }
        if (!fact.beside && (field == Field::section || field == Field::department) &&
            filled(fact)) {
            spanning_[fact.column] = {field, fact};
        }
        if (field == Field::target && fact.says.year && !fact.says.year_is_due &&
            (told_years_.contains(fact.says.year->fiscal_year) || target_years_.size() > 1)) {
            bool planned = false;
            if (!planned_years_.contains(fact.says.year->fiscal_year)) {
                Fact text = fact;
                planned = draft.take(text, Field::planned, context_);
            }
            const bool figure = is_number(fact.text);
            const bool named = !indicator_of(fact).empty();
            if (planned && figure && named) {
                return;  // the planned figure was taken as a target too
            }
        }
        draft.take(fact, field, context_);
    }

    /// 目標値 | 2年度実績 | 累計（H28～R2年度）: what the target of the whole plan is held against.
    void take_running(Fact& fact, ItemDraft& draft) {
        const bool counted = fact.value != nullptr && !fact.beside && filled(fact) &&
                             fact.says.total && cell_number(fact.text, "");
        if (!counted || undated_targets_ == 0 || !target_years_.empty() ||
            last_result_ == nullptr) {
            return;
        }
        Fact running = fact;
        running.says.year = last_result_->says.year;
        running.says.year_cell = last_result_->says.year_cell;
        running.says.range.reset();
        running.says.total = false;
        running.says.field = Field::actual;
        running.indicator = "累計";
        draft.take(running, Field::actual, context_);
    }

    /// 合計 at the end of an item's years.
    void take_total(Fact& fact, ItemDraft& draft) {
        const bool effect = fact.says.field == Field::effect ||
                            (fact.says.field == Field::total &&
                             !(draft.item.effect_heading + draft.item.effect_unit).empty());
        if (!effect || !filled(fact) || fact.says.year || fact.says.aspect == Aspect::planned) {
            return;
        }
        const std::string unit = fact.says.unit.empty() ? unit_ : fact.says.unit;
        const auto number = cell_number(fact.text, unit);
        if (!number) {
            return;
        }
        schema::Total total;
        total.scope =
            draft.item.effect_heading.empty() ? fact.says.heading : draft.item.effect_heading;
        total.mark = fact.says.mark;
        total.item = draft.item.number;
        total.name = draft.item.name;
        total.content = fact.says.heading;
        total.value = number->value;
        total.precision = number->precision;
        total.unit = number->unit.empty() ? draft.item.effect_unit : number->unit;
        total.approximate = number->approximate;
        total.printed = std::string(schema::trim(fact.text));
        total.place = fact.value->cell->place;
        fact.value->placed = true;
        for (CellView* label : fact.labels) {
            label->placed = true;
        }
        draft.totals.push_back(std::move(total));
    }

    /// The item's box: the cells of its rows on the page where it begins.
    void grow_place(int row) {
        schema::Place& place = result_.drafts.back().item.place;
        for (const CellView* cell : view_.covering(row)) {
            if (cell->row() < start_row_) {
                continue;
            }
            if (placed_row_ < 0) {
                place = cell->cell->place;
                placed_row_ = row;
            } else if (cell->cell->place.page == place.page) {
                place.box = place.box.united(cell->cell->place.box);
            }
        }
    }

    struct Spanning {
        Field field = Field::none;
        Fact fact;
    };

    TableView& view_;
    TableFacts& facts_;
    const std::string& unit_;
    ReadContext& context_;
    TableItems result_;
    bool numbers_ = false;
    bool listed_ = false;
    bool in_total_ = false;
    std::set<int> told_years_;
    std::set<const CellView*> summed_;  ///< effect labels along rows that are summed up below
    std::set<int> target_years_;
    std::set<int> planned_years_;         ///< plans in words: a target beside them is no plan
    const CellView* identity_ = nullptr;  ///< numbers or names the item of the rows read now
    int undated_targets_ = 0;
    const Fact* last_result_ = nullptr;  ///< of the last year that a column gives results of
    std::string first_heading_;
    std::string name_heading_;
    std::string section_;
    bool banners_are_departments_ = false;
    int next_banner_row_ = 0;
    int start_row_ = 0;
    int placed_row_ = -1;
    std::vector<std::size_t> preamble_;
    std::map<int, Spanning> spanning_;
};

}  // namespace

TableItems read_items(TableView& view, TableFacts& facts, const std::string& table_unit,
                      ReadContext& context) {
    return ItemTableReader(view, facts, table_unit, context).read();
}

void read_item_body(TableView& view, TableFacts& facts, const std::string& table_unit,
                    ItemDraft& draft, ReadContext& context) {
    ItemTableReader reader(view, facts, table_unit, context);
    if (draft.table_unit.empty()) {
        draft.table_unit = table_unit;
    }
    draft.enter_table();
    reader.read_body(draft);
}

}  // namespace tenken::report
