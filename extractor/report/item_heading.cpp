#include "extractor/report/item_heading.h"

#include <algorithm>

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_name = 50;
constexpr std::size_t longest_department = 40;

/// How many headings all items have in common, their own not counted.
std::size_t common_sections(const std::vector<ItemDraft>& drafts) {
    std::size_t common = 0;
    while (drafts.size() > 1) {
        const auto& first = drafts.front().section_parts;
        const bool shared = common < first.size() &&
                            std::all_of(drafts.begin(), drafts.end(), [&](const auto& draft) {
                                return common + draft.own_sections < draft.section_parts.size() &&
                                       draft.section_parts[common] == first[common];
                            });
        if (!shared) {
            break;
        }
        ++common;
    }
    return common;
}

}  // namespace

std::string take_department(std::string& name, const Vocabulary& vocabulary) {
    static constexpr std::string_view brackets[][2] = {{"【", "】"}, {"（", "）"}, {"(", ")"},
                                                       {"〔", "〕"}, {"［", "］"}, {"[", "]"}};
    for (const auto& [open, close] : brackets) {
        const std::size_t at = name.rfind(open);
        if (!name.ends_with(close) || at == std::string::npos || at == 0) {
            continue;
        }
        const std::size_t begin = at + open.size();
        std::string inner = name.substr(begin, name.size() - close.size() - begin);
        const std::string squeezed = schema::squeeze(inner);
        if (code_points(squeezed) > longest_department ||
            !vocabulary.words("department-name").matches(squeezed)) {
            continue;
        }
        for (const std::string_view colon : {std::string_view("："), std::string_view(":")}) {
            const std::size_t label = inner.find(colon);
            inner.erase(0, label == std::string::npos ? 0 : label + colon.size());
        }
        name = std::string(schema::trim(std::string_view(name).substr(0, at)));
        return std::string(schema::trim(inner));
    }
    return "";
}

std::optional<HeadingYear> year_of_headings(const std::vector<std::string>& headings,
                                            const std::optional<schema::Period>& plan) {
    for (auto heading = headings.rbegin(); heading != headings.rend(); ++heading) {
        const auto years = schema::find_years(schema::squeeze(*heading), plan);
        if (years.empty()) {
            continue;
        }
        const schema::YearMention& first = years.front();
        const bool one = std::all_of(years.begin(), years.end(), [&first](const auto& year) {
            return year.fiscal_year == first.fiscal_year &&
                   year.kind == schema::YearMention::Kind::fiscal_year;
        });
        if (!one || (plan && !plan->contains(first.fiscal_year))) {
            return std::nullopt;
        }
        return HeadingYear{first.fiscal_year, first.printed, *heading};
    }
    return std::nullopt;
}

std::optional<NumberedName> item_of_line(std::string_view line,
                                         const std::vector<schema::Entry>& contents,
                                         LabelReader& labels, const Vocabulary& vocabulary) {
    const NumberedName both = split_number(line, vocabulary);
    const std::string squeezed = schema::squeeze(both.name);
    const bool known =
        std::any_of(contents.begin(), contents.end(), [&squeezed](const schema::Entry& entry) {
            return schema::squeeze(entry.title) == squeezed && entry.page > 0;
        });
    const auto parts = labels.read_inline(line);
    const bool labelled = parts.size() == 1 && parts.front().label.field == Field::name &&
                          !parts.front().value.empty();
    if ((both.number.empty() && !known && !labelled) || squeezed.empty() ||
        code_points(squeezed) > longest_name || squeezed.ends_with("。")) {
        return std::nullopt;
    }
    return labelled ? split_number(parts.front().value, vocabulary) : both;
}

bool heads_form(std::string_view line, const TableFacts& form, const Vocabulary& vocabulary) {
    const auto name = std::find_if(form.facts.begin(), form.facts.end(), [](const Fact& fact) {
        return fact.says.field == Field::name && fact.beside && fact.value != nullptr;
    });
    return name != form.facts.end() && !number_before(line, name->text, vocabulary).empty();
}

void start_item(ItemDraft& draft, const NumberedName& named, const schema::Place& place,
                const Vocabulary& vocabulary) {
    draft.item.number = named.number;
    draft.item.name = named.name;
    draft.item.department = take_department(draft.item.name, vocabulary);
    draft.item.place = place;
}

void join_sections(std::vector<ItemDraft>& drafts) {
    const std::size_t common = common_sections(drafts);
    for (ItemDraft& draft : drafts) {
        const auto& parts = draft.section_parts;
        // One path for all: its last heading counts if the items follow it at once.
        const std::size_t last =
            parts.empty() || drafts.front().prose_above ? parts.size() : parts.size() - 1;
        const std::size_t from = common < parts.size() ? common : last;
        for (std::size_t i = from; i < parts.size(); ++i) {
            draft.item.section += (draft.item.section.empty() ? "" : " / ") + parts[i];
        }
    }
}

}  // namespace tenken::report
