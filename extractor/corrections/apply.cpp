#include "extractor/corrections/apply.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>

#include "extractor/corrections/find_reading.h"
#include "extractor/corrections/item_places.h"
#include "schema/text.h"

namespace tenken::extractor {

namespace {

using schema::AppliedCorrection;
using schema::Box;
using schema::Fit;
using schema::Place;

/// A text of the document that a correction may be about.
struct Spot {
    std::string* text = nullptr;
    Place place;  ///< as seen
    Place own;    ///< as layout has it
    const schema::Table* table = nullptr;
    const schema::Cell* cell = nullptr;
    std::string raw;
};

double area(const Box& box) {
    return box.width() * box.height();
}

bool holds(const Place& outer, const Place& inner) {
    return outer.page == inner.page &&
           (outer.page == 0 ? outer.line == inner.line
                            : outer.box.contains(inner.box.center_x(), inner.box.center_y()));
}

class Corrector {
  public:
    Corrector(const schema::Report& read, const AsSeen& as_seen, layout::Document& document)
        : read_(read), document_(document) {
        const auto add = [&](std::string& text, const Place& place) {
            spots_.push_back({&text, as_seen(place), place, nullptr, nullptr, text});
        };
        for (layout::Block& block : document.blocks) {
            if (auto* paragraph = std::get_if<layout::Paragraph>(&block)) {
                add(paragraph->text, paragraph->place);
                continue;
            }
            auto& table = std::get<schema::Table>(block);
            for (schema::Cell& cell : table.cells) {
                add(cell.text, cell.place);
                spots_.back().table = &table;
                spots_.back().cell = &cell;
                for (const Place& part : cell.continued) {
                    further_.push_back({spots_.size() - 1, as_seen(part)});
                }
            }
        }
        for (layout::Paragraph& paragraph : document.running) {
            add(paragraph.text, paragraph.place);
        }
    }

    void apply(AppliedCorrection& applied) {
        const std::vector<std::size_t> candidates = candidates_of(applied.correction);
        const std::string& read = applied.correction.read;
        const std::string& right = applied.correction.right;
        std::size_t count = 0;
        std::size_t where = 0;
        bool right_there = false;
        for (const std::size_t i : candidates) {
            const std::size_t times = find_reading(*spots_[i].text, read).count;
            where = times > 0 && count == 0 ? i : where;
            count += times;
            right_there =
                right_there || (!right.empty() && find_reading(*spots_[i].text, right).count == 1);
        }
        if (candidates.empty()) {
            applied.fit = Fit::no_place;
            return;
        }
        Spot& spot = spots_[count > 0 ? where : candidates.front()];
        applied.place = spot.place;
        applied.raw = spot.raw;
        if (count > 1) {
            applied.fit = Fit::ambiguous;
        } else if (count == 0) {
            applied.fit = right_there ? Fit::already_right : Fit::differs;
        } else if (same_reading(read, right)) {
            applied.fit = Fit::confirmed;
        } else {
            const Found found = find_reading(*spot.text, read);
            const auto before = static_cast<long>(schema::squeeze(*spot.text).size());
            spot.text->replace(found.begin, found.end - found.begin, right);
            // Three bytes a character is near enough: shares of the text are told in percent.
            document_.characters +=
                (static_cast<long>(schema::squeeze(*spot.text).size()) - before) / 3;
            applied.fit = Fit::applied;
        }
    }

  private:
    struct Further {
        std::size_t spot = 0;
        Place place;
    };

    std::vector<std::size_t> candidates_of(const schema::Correction& correction) const {
        if (!correction.spot.item.empty()) {
            return of_item(correction);
        }
        if (!correction.spot.table.empty()) {
            return of_cell(correction.spot);
        }
        return of_place(correction.spot.place);
    }

    std::vector<std::size_t> of_cell(const schema::CorrectionSpot& wanted) const {
        for (std::size_t i = 0; i < spots_.size(); ++i) {
            const Spot& spot = spots_[i];
            if (spot.table != nullptr && spot.table->id == wanted.table &&
                spot.cell->row == wanted.row && spot.cell->column == wanted.column) {
                return {i};
            }
        }
        return {};
    }

    /// On a page the smallest that holds the middle of the box; in a transcript all of the line.
    std::vector<std::size_t> of_place(const Place& wanted) const {
        std::vector<std::size_t> found;
        double smallest = 0;
        const auto look = [&](std::size_t i, const Place& place) {
            if (!holds(place, wanted)) {
                return;
            }
            const double size = area(place.box);
            if (wanted.page != 0 && !found.empty() && size >= smallest) {
                return;
            }
            if (wanted.page != 0) {
                found.clear();
            }
            smallest = size;
            found.push_back(i);
        };
        for (std::size_t i = 0; i < spots_.size(); ++i) {
            look(i, spots_[i].place);
        }
        for (const Further& further : further_) {
            look(further.spot, further.place);
        }
        return found;
    }

    std::vector<std::size_t> of_item(const schema::Correction& correction) const {
        std::vector<std::size_t> found;
        for (const FieldPlace& field : field_places(read_, correction.spot)) {
            for (std::size_t i = 0; i < spots_.size(); ++i) {
                const Spot& spot = spots_[i];
                const bool there = field.within ? holds(field.place, spot.own) &&
                                                      find_reading(spot.raw, field.text).count > 0
                                                : spot.own == field.place;
                if (there && std::find(found.begin(), found.end(), i) == found.end()) {
                    found.push_back(i);
                }
            }
        }
        return found;
    }

    const schema::Report& read_;
    layout::Document& document_;
    std::vector<Spot> spots_;
    std::vector<Further> further_;
};

/// True if the correction says of this doubt that somebody looked at it. Where a character stands
/// in its cell's text is not kept, so it must be the only one of its kind there.
bool covers(const AppliedCorrection& applied, const schema::Doubt& doubt) {
    if (schema::no_longer_fits(applied.fit) || !holds(applied.place, doubt.place)) {
        return false;
    }
    const Place& pointed = applied.correction.spot.place;
    if (pointed.page != 0 && area(pointed.box) < area(applied.place.box) * 0.5) {
        return holds(pointed, doubt.place);
    }
    const std::string& read = applied.correction.read;
    return same_reading(read, applied.raw) || (find_reading(read, doubt.read).count == 1 &&
                                               find_reading(applied.raw, doubt.read).count == 1);
}

}  // namespace

void apply_corrections(const schema::Report& read, const AsSeen& as_seen,
                       layout::Document& document, schema::Corrections& corrections) {
    Corrector corrector(read, as_seen, document);
    for (AppliedCorrection& applied : corrections.list) {
        corrector.apply(applied);
    }
}

bool needs_items(const schema::Corrections& corrections) {
    return std::any_of(
        corrections.list.begin(), corrections.list.end(),
        [](const AppliedCorrection& applied) { return !applied.correction.spot.item.empty(); });
}

void settle_doubts(schema::Report& report) {
    for (schema::Doubt& doubt : report.reading.doubts) {
        doubt.settled = std::any_of(
            report.corrections.list.begin(), report.corrections.list.end(),
            [&doubt](const AppliedCorrection& applied) { return covers(applied, doubt); });
    }
}

}  // namespace tenken::extractor
