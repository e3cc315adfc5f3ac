#include "extractor/report/table_kind.h"

#include <set>

#include "extractor/report/cell_number.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {

TableEvidence weigh(const TableFacts& table, const ReadContext& context) {
    TableEvidence evidence;
    std::set<int> years;
    for (const Fact& fact : table.facts) {
        if (fact.value == nullptr || fact.value->blank) {
            continue;
        }
        const Field field = fact.says.field;
        if (fact.says.year) {
            years.insert(fact.says.year->fiscal_year);
        }
        switch (field) {
            case Field::item_number:
                ++(fact.beside ? evidence.numbers_beside : evidence.numbers_above);
                continue;
            case Field::name:
                ++(fact.beside ? evidence.names_beside : evidence.names_above);
                evidence.generic_names =
                    evidence.generic_names || context.vocabulary.words("generic-name")
                                                  .matches(schema::squeeze(fact.says.heading));
                continue;
            case Field::department:
                ++evidence.departments;
                continue;
            case Field::section:
                ++evidence.sections;
                continue;
            case Field::grade:
                ++evidence.grades;
                continue;
            case Field::indicator:
            case Field::unit:
            case Field::schedule:
            case Field::remark:
            case Field::baseline:
            case Field::kind:
                continue;
            default:
                break;
        }
        if (!fact.says.year && !fact.says.total &&
            (field == Field::none || field == Field::content)) {
            evidence.contents += field == Field::content ? 1 : 0;
            continue;  // whether it is a figure tells nothing
        }
        const bool mark = context.presence.of(fact.text) != schema::Presence::value;
        const bool figure = !mark && is_number(fact.text);
        const bool amount_field = field == Field::effect || field == Field::total ||
                                  field == Field::difference || field == Field::count;
        evidence.effects += field == Field::effect && figure ? 1 : 0;
        evidence.targets += field == Field::target ? 1 : 0;
        evidence.aspects += field == Field::planned || field == Field::actual ||
                                    field == Field::target || field == Field::plan_and_actual
                                ? 1
                                : 0;
        if (fact.says.year && !fact.says.total) {
            evidence.year_words += !figure && !mark ? 1 : 0;
            evidence.year_figures += figure ? 1 : 0;
            evidence.nameless_rows += figure && !fact.row_text.empty() ? 1 : 0;
        } else if (figure && (amount_field || field == Field::actual || field == Field::planned ||
                              field == Field::target || fact.says.total)) {
            ++evidence.amounts;
        } else if (field == Field::content) {
            ++evidence.contents;
        } else if (!mark && (field == Field::planned || field == Field::actual ||
                             field == Field::plan_and_actual)) {
            ++evidence.words;
        }
    }
    evidence.years = static_cast<int>(years.size());
    return evidence;
}

TableKind kind_of(const TableEvidence& evidence) {
    if (evidence.numbers_beside + evidence.names_beside > 0) {
        return TableKind::item_form;
    }
    const bool listed = evidence.numbers_above + evidence.names_above > 0;
    if (listed) {
        const bool told = evidence.year_words + evidence.words > 0;
        if (told || (evidence.departments > 0 && evidence.amounts == 0)) {
            return TableKind::item_list;
        }
        if (evidence.departments > 0) {
            return evidence.year_figures > evidence.amounts ? TableKind::item_list
                                                            : TableKind::roll_up;
        }
        if (evidence.amounts > 0 || evidence.effects > 0) {
            return TableKind::roll_up;
        }
        if (evidence.year_figures > 0) {
            const bool items = evidence.aspects > 0 && !evidence.generic_names;
            return items || evidence.numbers_above > 0 ? TableKind::item_list : TableKind::series;
        }
        return TableKind::overview;
    }
    const bool body = evidence.departments + evidence.contents + evidence.words +
                          evidence.year_words + evidence.targets + evidence.effects +
                          evidence.grades + evidence.aspects >
                      0;
    // A block of amounts that no year and no word belongs to adds up something.
    const bool only_amounts = evidence.amounts >= 4 && evidence.years == 0 && evidence.words == 0 &&
                              evidence.departments + evidence.contents + evidence.grades == 0;
    if (only_amounts) {
        return TableKind::roll_up;
    }
    if (body) {
        return TableKind::item_body;
    }
    if (evidence.year_figures > 0) {
        return TableKind::series;
    }
    return evidence.amounts > 0 ? TableKind::roll_up : TableKind::unknown;
}

}  // namespace tenken::report
