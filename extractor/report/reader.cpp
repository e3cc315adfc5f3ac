#include "extractor/report/reader.h"

#include <algorithm>
#include <memory>

#include "extractor/report/caption.h"
#include "extractor/report/contents.h"
#include "extractor/report/coverage.h"
#include "extractor/report/fact_tools.h"
#include "extractor/report/headings.h"
#include "extractor/report/item_draft.h"
#include "extractor/report/item_heading.h"
#include "extractor/report/item_merge.h"
#include "extractor/report/item_opening.h"
#include "extractor/report/item_table.h"
#include "extractor/report/legends.h"
#include "extractor/report/link_totals.h"
#include "extractor/report/name_band.h"
#include "extractor/report/rollup.h"
#include "extractor/report/series.h"
#include "extractor/report/table_source.h"
#include "extractor/report/tally.h"
#include "extractor/report/text_item.h"
#include "extractor/report/text_tools.h"
#include "extractor/report/title_page.h"
#include "schema/packed_cells.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

class ReportReader {
  public:
    ReportReader(layout::Document document, const Vocabulary& vocabulary)
        : document_(std::move(document)),
          vocabulary_(vocabulary),
          texts_(document_),
          title_(read_title_page(texts_, vocabulary)),
          labels_(vocabulary, title_.period, is_english(document_)),
          presence_(vocabulary),
          contents_(read_contents(document_, vocabulary)),
          headings_(texts_, contents_.block_used, vocabulary),
          context_{vocabulary,         labels_,
                   presence_,          title_.period,
                   title_.report_year, title_.report_year_label,
                   report_.notes} {}

    schema::Report read(extractor::Workers* workers) {
        report_.notes = document_.notes;
        report_.title = title_.title;
        report_.municipality = title_.municipality;
        report_.period = title_.period;
        report_.contents = std::move(contents_.entries);
        text_used_ = contents_.block_used;
        for (const std::size_t block : title_.used) {
            text_used_[block] = true;
        }
        append(report_.notes,
               read_legends(texts_, contents_.block_used, vocabulary_, presence_, text_used_));
        tables_ =
            std::make_unique<TableSources>(document_, contents_.block_used, context_, workers);
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            if (const auto* paragraph = std::get_if<layout::Paragraph>(&document_.blocks[i])) {
                i = read_text(i, *paragraph);
            } else {
                read_table(i);
            }
        }
        take_headlines(true);
        finish_items();
        report_.coverage = coverage_of(document_, text_used_, contents_.block_used, *tables_);
        hand_over_tables();
        return std::move(report_);
    }

  private:
    int read_paragraph(std::size_t i, const layout::Paragraph& paragraph) {
        if (contents_.block_used[i]) {
            return 0;
        }
        const int level = i < title_.blocks ? 0 : headings_.level(i);
        const bool opens = opening_.meet(paragraph, i, level, context_);
        if (names_next_item(i, paragraph)) {
            item_heading_ = &paragraph;
            text_used_[i] = true;
            open_item_ = false;
        } else if (level > 0) {
            path_.enter(level, one_line(paragraph.text),
                        opens && heading_parts(paragraph.text, vocabulary_).level == 0);
            open_item_ = false;
        }
        open_item_ = open_item_ && !opens;
        const std::string& squeezed = texts_.squeezed(i);
        prose_above_ = level == 0 && (prose_above_ || squeezed.empty() || squeezed.ends_with("。"));
        read_headlines(i, paragraph, level > 0);
        last_text_ = &paragraph;
        last_block_ = i;
        keep_text(paragraph, level);
        return level;
    }

    void keep_text(const layout::Paragraph& paragraph, int level) {
        report_.paragraphs.push_back({paragraph.text, level, paragraph.place});
    }

    /// 取組項目1　窓口の改善 over the form of 窓口の改善: no section, but the item's own line.
    bool names_next_item(std::size_t i, const layout::Paragraph& paragraph) const {
        constexpr std::size_t near = 3;  // a line with the unit may stand between
        for (std::size_t next = i + 1; next < document_.blocks.size() && next <= i + near; ++next) {
            if (texts_.paragraph(next) != nullptr) {
                continue;
            }
            TableSource* source = tables_->at(next);
            if (source == nullptr || source->kind != TableKind::item_form) {
                return false;
            }
            tables_->open(*source);
            return heads_form(paragraph.text, source->facts, vocabulary_);
        }
        return false;
    }

    /// Amounts above a roll-up wait until it is met; those right below it are its own.
    void read_headlines(std::size_t i, const layout::Paragraph& paragraph, bool heading) {
        std::vector<schema::Total> found;
        if (vocabulary_.words("money-unit").contains(texts_.squeezed(i))) {
            found = read_headline(paragraph, vocabulary_);
        }
        // An amount set like a heading is the next list's, or of all lists if none comes.
        const bool last = below_roll_up_ && heading;
        below_roll_up_ = below_roll_up_ && !heading;
        for (schema::Total& headline : found) {
            if (below_roll_up_) {
                text_used_[i] = true;
                report_.totals.push_back(std::move(headline));
            } else {
                headlines_.push_back({i, std::move(headline), last});
            }
        }
    }

    void take_headlines(bool only_last) {
        for (Headline& headline : headlines_) {
            if (headline.last || !only_last) {
                text_used_[headline.block] = true;
                report_.totals.push_back(std::move(headline.total));
            }
        }
        headlines_.clear();
    }

    void read_table(std::size_t i) {
        TableSource* found = tables_->at(i);
        if (found == nullptr) {
            return;
        }
        auto& source = *found;
        tables_->open(source);
        const Caption caption = read_caption(texts_, i, text_used_, labels_);
        below_roll_up_ = false;
        switch (source.kind) {
            case TableKind::item_form:
            case TableKind::item_list:
                read_item_table(source, caption);
                break;
            case TableKind::item_body:
                read_body(source, caption);
                break;
            case TableKind::roll_up:
                read_amounts(source, caption);
                break;
            case TableKind::series:
                read_figures(source, caption);
                break;
            case TableKind::overview:
            case TableKind::unknown:
                read_other(source, caption);
                break;
            case TableKind::tally:
                break;
        }
        take_headlines(true);
        last_text_ = nullptr;
        item_heading_ = nullptr;
        opening_.close();
    }

    void use(const Caption& caption) {
        for (const std::size_t block : caption.used) {
            text_used_[block] = true;
        }
    }

    void read_item_table(TableSource& source, const Caption& caption) {
        source.kept = true;
        settle_marks(source.facts, caption.heading + title_.text, context_);
        settle_years(source.view, source.facts, context_);
        settle_amounts(source.facts, caption.unit, caption.heading + title_.text, context_);
        const bool form = source.kind == TableKind::item_form;
        form_unit_ = !form || !caption.unit.empty() ? caption.unit : form_unit_;
        TableItems found = read_items(source.view, source.facts, form_unit_, context_);
        const std::size_t count = found.drafts.size();
        if (item_heading_ != nullptr && count > 0 && !found.drafts.front().has_number()) {
            schema::Item& item = found.drafts.front().item;
            item.number = number_before(item_heading_->text, item.name, vocabulary_);
        }
        for (ItemDraft& draft : found.drafts) {
            add_item(std::move(draft), caption);
        }
        if (!found.total_rows.empty()) {
            append(report_.totals,
                   read_roll_up(source.view, source.facts, caption, found.total_rows, context_));
            append(report_.series,
                   read_series(source.view, source.facts, caption, found.total_rows, context_));
        }
        open_item_ = (source.kind == TableKind::item_form || count == 1) && !drafts_.empty();
    }

    /// The headings above, then what the item says itself, each once.
    void set_section(ItemDraft& draft) const {
        std::vector<std::string> parts = path_.texts();
        const std::size_t above = parts.size();
        for (const std::string& own : draft.section_parts) {
            const std::string squeezed = schema::squeeze(own);
            const bool known = std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
                return schema::squeeze(part).ends_with(squeezed);
            });
            if (!known) {
                parts.push_back(own);
            }
        }
        draft.own_sections = parts.size() - above;
        draft.section_parts = std::move(parts);
        draft.prose_above = prose_above_;
    }

    void set_year(ItemDraft& draft, const std::string& caption) const {
        std::vector<std::string> headings = path_.texts();
        headings.push_back(caption);
        headings.insert(headings.end(), draft.banners.begin(), draft.banners.end());
        if (const auto year = year_of_headings(headings, context_.plan)) {
            draft.section_year = year->fiscal_year;
            draft.section_year_label = year->printed;
            std::erase(draft.section_parts, year->heading);
        }
    }

    void add_item(ItemDraft draft, const Caption& caption) {
        set_section(draft);
        set_year(draft, caption.heading);
        draft.item.department += draft.item.department.empty() ? caption.department : "";
        if (!draft.has_number() && !draft.has_name() && !draft.item.name_cell_missing) {
            return;
        }
        if (vocabulary_.words("void-item").matches(schema::squeeze(draft.item.name))) {
            report_.notes.push_back(
                {"void-item", draft.item.number + ": " + draft.item.name, draft.item.place});
            return;
        }
        drafts_.push_back(std::move(draft));
    }

    bool read_grades(TableSource& source, const Caption& caption) {
        std::vector<schema::Total> tally = read_tally(source.view, caption, context_);
        if (tally.empty()) {
            return false;
        }
        use(caption);
        append(report_.totals, std::move(tally));
        open_item_ = false;
        return true;
    }

    void read_body(TableSource& source, const Caption& caption) {
        std::vector<ItemDraft> banded =
            read_banded(source.view, source.facts, source.evidence, caption.unit, context_);
        if (!banded.empty()) {
            source.kept = open_item_ = true;
            for (ItemDraft& draft : banded) {
                add_item(std::move(draft), caption);
            }
            return;
        }
        if (!open_item_ && read_grades(source, caption)) {
            return;
        }
        if (!open_item_ && !name_by_text(source.evidence)) {
            const TableEvidence& evidence = source.evidence;
            if (evidence.year_figures > 0 && evidence.year_words == 0) {
                read_figures(source, caption);
            } else if (evidence.amounts > 0) {
                read_amounts(source, caption);
            } else {
                read_other(source, caption);
            }
            return;
        }
        source.kept = true;
        settle_years(source.view, source.facts, context_);
        read_item_body(source.view, source.facts, caption.unit, drafts_.back(), context_);
        open_item_ = true;
    }

    /// A table below a line like "No.1 協働のまちづくりの推進" is that item's.
    bool name_by_text(const TableEvidence& evidence) {
        const int tells = evidence.departments + evidence.aspects + evidence.targets +
                          evidence.grades + evidence.words +
                          (evidence.years > 0 ? evidence.contents : 0);
        if (last_text_ == nullptr || tells == 0) {
            return false;
        }
        const auto named = item_of_line(last_text_->text, report_.contents, labels_, vocabulary_);
        if (!named && opening_.is_open()) {
            add_named(opening_.begin(vocabulary_), opening_.blocks().front());
            for (const std::size_t block : opening_.blocks()) {
                text_used_[block] = true;
            }
            return true;
        }
        if (!named) {
            return false;
        }
        ItemDraft draft;
        start_item(draft, *named, last_text_->place, vocabulary_);
        add_named(std::move(draft), last_block_);
        return true;
    }

    /// An item named by a line of text: what the line stands under is its section.
    void add_named(ItemDraft draft, std::size_t block) {
        std::vector<std::string>& parts = draft.section_parts = path_.texts();
        if (!parts.empty() && schema::squeeze(parts.back()) == texts_.squeezed(block)) {
            parts.pop_back();
        }
        text_used_[block] = true;
        drafts_.push_back(std::move(draft));
    }

    /// Gives the last block that was read.
    std::size_t read_text(std::size_t i, const layout::Paragraph& paragraph) {
        const int level = read_paragraph(i, paragraph);
        auto item = i < title_.blocks ? std::nullopt : text_items_.read(i, level);
        if (item) {
            add_named(std::move(item->draft), i);
            open_item_ = true;
        }
        const std::size_t end = item ? item->end : i + 1;
        while (++i < end) {
            keep_text(*texts_.paragraph(i), 0);
        }
        return end - 1;
    }

    void read_amounts(TableSource& source, const Caption& caption) {
        std::vector<schema::Total> totals =
            read_roll_up(source.view, source.facts, caption, {}, context_);
        std::vector<schema::Figures> figures =
            read_series(source.view, source.facts, caption, {}, context_);
        if (totals.empty() && figures.empty()) {
            read_other(source, caption);
            return;
        }
        take_headlines(false);
        use(caption);
        below_roll_up_ = !totals.empty();
        append(report_.totals, std::move(totals));
        append(report_.series, std::move(figures));
        open_item_ = false;
    }

    void read_figures(TableSource& source, const Caption& caption) {
        std::vector<schema::Figures> figures =
            read_series(source.view, source.facts, caption, {}, context_);
        if (figures.empty()) {
            read_other(source, caption);
            return;
        }
        use(caption);
        append(report_.series, std::move(figures));
        append(report_.totals, read_roll_up(source.view, source.facts, caption, {}, context_));
        open_item_ = false;
    }

    void read_other(TableSource& source, const Caption& caption) {
        if (const auto legend = read_grade_legend(source.view, context_); !legend.empty()) {
            append(report_.notes, legend);
            return;
        }
        if (read_grades(source, caption)) {
            return;
        }
        std::vector<schema::Figures> figures =
            read_series_without_years(source.view, caption, context_);
        if (!figures.empty()) {
            use(caption);
            append(report_.series, std::move(figures));
            report_.notes.push_back(
                {"years-from-title", caption.heading, source.view.table().place});
            open_item_ = false;
        }
    }

    void finish_items() {
        for (ItemDraft& draft : drafts_) {
            draft.finish(context_);
            if (!draft.tells_of_item()) {
                draft.leave_cells();
            }
        }
        std::erase_if(drafts_, [](const ItemDraft& draft) { return !draft.tells_of_item(); });
        text_items_.mark_used(text_used_);
        join_sections(drafts_);
        for (ItemDraft& draft : drafts_) {
            add_item_totals(report_, std::move(draft.totals));
            keep_item(draft);
        }
        link_totals(report_, vocabulary_);
    }

    /// The right half of a spread tells on by the numbers of the left: 1 | R元年度実績 | …
    bool goes_on_by_number(ItemDraft& draft) {
        if (draft.has_name() || !draft.has_number() || draft.item.name_cell_missing) {
            return false;
        }
        const auto known =
            std::find_if(report_.items.rbegin(), report_.items.rend(), [&](const auto& item) {
                return item.number == draft.item.number && !item.name.empty();
            });
        if (known == report_.items.rend() || !known->years.empty()) {
            return false;
        }
        merge_item(*known, std::move(draft.item));
        return true;
    }

    /// Lists of single years tell of an item again and again; others of one side of it each.
    void keep_item(ItemDraft& draft) {
        if (goes_on_by_number(draft)) {
            return;
        }
        auto& items = report_.items;
        const auto known = std::find_if(items.begin(), items.end(), [&draft](const auto& item) {
            return is_same_item(item, draft.item, draft.section_year != 0);
        });
        if (known != items.end()) {
            merge_item(*known, std::move(draft.item));
        } else {
            items.push_back(std::move(draft.item));
        }
    }

    /// At the very end: until then everything looks at the document's tables.
    void hand_over_tables() {
        tables_.reset();
        for (layout::Block& block : document_.blocks) {
            if (auto* table = std::get_if<schema::Table>(&block)) {
                drop_cells(*table);
                report_.tables.push_back(std::move(*table));
            }
        }
    }

    layout::Document document_;
    const Vocabulary& vocabulary_;
    DocumentTexts texts_;
    schema::Report report_;
    TitlePage title_;
    LabelReader labels_;
    PresenceReader presence_;
    Contents contents_;
    HeadingReader headings_;
    ReadContext context_;
    TextItems text_items_{texts_, headings_, contents_.block_used, context_};
    std::unique_ptr<TableSources> tables_;
    std::vector<bool> text_used_;
    HeadingPath path_;
    std::vector<ItemDraft> drafts_;
    std::string form_unit_;   ///< over the first of several forms: said once for all of them
    bool open_item_ = false;  ///< a table without a name may go on with the last item
    bool below_roll_up_ = false;
    bool prose_above_ = false;  ///< sentences stand between the last heading and here
    const layout::Paragraph* last_text_ = nullptr;
    std::size_t last_block_ = 0;
    ItemOpening opening_;
    const layout::Paragraph* item_heading_ = nullptr;  ///< names the item of the next table
    struct Headline {
        std::size_t block = 0;
        schema::Total total;
        bool last = false;  ///< stands right below a roll-up
    };
    std::vector<Headline> headlines_;
};

}  // namespace

schema::Report read_report(layout::Document document, const Vocabulary& vocabulary,
                           extractor::Workers* workers) {
    return ReportReader(std::move(document), vocabulary).read(workers);
}

}  // namespace tenken::report
