// contents-agree: the table of contents and the items do not list the same.
//
// Entries are taken for items by their numbers and titles; which level of the contents lists the
// items is where most of them are found. In a text that was read by OCR a title that differs by one
// character is a slip of the reader and belongs to another rule (difference="slip").
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class ContentsAgree final : public Check {
  public:
    explicit ContentsAgree(const Parameters& parameters)
        : slips_(parameters.choice("difference") == "slip") {}

    void run(const Context& context, Sink& sink) const override {
        const std::vector<const schema::Entry*> entries = item_entries(context);
        if (entries.empty() || entries.size() * 2 < context.items().size()) {
            return;
        }
        std::map<std::string, const schema::Entry*> by_number;
        for (const schema::Entry* entry : entries) {
            const ItemView* item = context.item(entry->number);
            if (item == nullptr) {
                if (!slips_ && !is_chapter(context, *entry)) {
                    say_without_item(*entry, sink);
                }
                continue;
            }
            // Chapters are numbered as items are: "1 計画の概要" stands beside "1 窓口の委託".
            const auto [known, added] = by_number.emplace(entry->number, entry);
            if (!added && likeness(schema::squeeze(entry->title), item->name) >
                              likeness(schema::squeeze(known->second->title), item->name)) {
                known->second = entry;
            }
        }
        for (const ItemView& item : context.items()) {
            const auto entry = by_number.find(item.item->number);
            const schema::Entry* elsewhere = nullptr;
            if (entry == by_number.end()) {
                elsewhere = same_title(context, item);
            }
            if (entry != by_number.end()) {
                compare_names(context, item, *entry->second, sink);
            } else if (elsewhere != nullptr) {
                compare_names(context, item, *elsewhere, sink);
            } else if (!slips_) {
                Case what = Case::of(*item.item);
                what.printed = item.item->name;
                what.arguments.set("problem", std::string("not_listed"));
                what.facts = "not listed";
                sink.finding(what);
            }
        }
    }

  private:
    /// The entries of the level at which most items are found by number and title.
    static std::vector<const schema::Entry*> item_entries(const Context& context) {
        std::map<int, int> found;
        for (const schema::Entry& entry : context.report().contents) {
            const ItemView* item = context.item(entry.number);
            if (item != nullptr && likeness(schema::squeeze(entry.title), item->name) >= 0.6) {
                ++found[entry.level];
            }
        }
        int best = -1;
        for (const auto& [level, count] : found) {
            best = best < 0 || count > found[best] ? level : best;
        }
        std::vector<const schema::Entry*> entries;
        for (const schema::Entry& entry : context.report().contents) {
            if (best >= 0 && entry.level == best && !entry.number.empty()) {
                entries.push_back(&entry);
            }
        }
        return entries;
    }

    /// An item added in mid-plan often stands at another level; its title tells.
    static const schema::Entry* same_title(const Context& context, const ItemView& item) {
        for (const schema::Entry& entry : context.report().contents) {
            if (likeness(schema::squeeze(entry.title), item.name) >= 0.6) {
                return &entry;
            }
        }
        return nullptr;
    }

    /// True if the text of the report has that entry as a heading, which no item has.
    static bool is_chapter(const Context& context, const schema::Entry& entry) {
        const std::string title = schema::squeeze(entry.title);
        for (const schema::Paragraph& paragraph : context.report().paragraphs) {
            const std::string text = schema::squeeze(paragraph.text);
            if (text.size() <= title.size() + 12 && text.ends_with(title)) {
                return true;
            }
        }
        return false;
    }

    static void say_without_item(const schema::Entry& entry, Sink& sink) {
        Case what;
        what.item = entry.number;
        what.item_name = entry.title;
        what.at(entry.place, entry.title);
        what.expected = entry.title;
        what.arguments.set("problem", std::string("no_item"));
        what.facts = "no item";
        sink.finding(what);
    }

    void compare_names(const Context& context, const ItemView& item, const schema::Entry& entry,
                       Sink& sink) const {
        const std::string title = schema::squeeze(entry.title);
        if (item.item->name_cell_missing || item.name.empty() || title.empty()) {
            return;
        }
        Case what = Case::of(*item.item);
        what.at(item.item->place, item.item->name);
        what.expected = entry.title;
        what.actual = item.item->name;
        what.related.push_back({entry.place, entry.title, {"目次", "table of contents"}});
        what.arguments.set("problem", std::string("name"));
        what.ties.explains.push_back(called(*item.item, title));
        what.facts = "name";
        if (title == item.name) {
            if (!slips_) {
                sink.agrees(what);
            }
            return;
        }
        const bool read_by_machine =
            context.report().source.kind != schema::SourceKind::born_digital;
        const bool slip =
            read_by_machine && edit_distance(code_points(title), code_points(item.name), 1) <= 1;
        if (slip == slips_) {
            sink.finding(what);
        }
    }

    bool slips_;
};

}  // namespace

CheckKind contents_agree_kind() {
    return {"contents-agree",
            "The table of contents and the items do not list the same numbers and names.",
            {{.name = "difference",
              .type = ParameterType::choice,
              .meaning = "any: all but slips; slip: one character, in a text read by OCR",
              .choices = {"any", "slip"}}},
            {"problem"},
            make_check<ContentsAgree>};
}

}  // namespace tenken::rules
