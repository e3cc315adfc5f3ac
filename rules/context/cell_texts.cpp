// Sentences that stand in cells of tables and that no item took: 実績の説明 below a form, remarks
// beside a list.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/context/context.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

bool is_sentence(const std::string& squeezed) {
    return squeezed.find("。") != std::string::npos || squeezed.find('=') != std::string::npos;
}

/// Which texts may contain a sentence, without a search through all of them: of the short pieces of
/// each text one in `sampled` is kept with the texts it occurs in. A sentence that a text contains
/// has pieces of that text alone.
class ContainingTexts {
  public:
    void add(const TextView* text) {
        if (text == nullptr) {
            return;
        }
        const auto number = static_cast<std::uint32_t>(texts_.size());
        texts_.push_back(text);
        each_piece(text->squeezed(), [&](std::size_t piece) {
            std::vector<std::uint32_t>& of = by_piece_[piece];
            if (of.empty() || of.back() != number) {
                of.push_back(number);
            }
            return true;
        });
    }

    bool any(const std::string& sentence) const {
        const auto contains = [&](std::uint32_t number) {
            return texts_[number]->squeezed().find(sentence) != std::string::npos;
        };
        const std::vector<std::uint32_t>* fewest = nullptr;
        bool nowhere = false;
        each_piece(sentence, [&](std::size_t piece) {
            const auto found = by_piece_.find(piece);
            nowhere = found == by_piece_.end();
            if (!nowhere && (fewest == nullptr || found->second.size() < fewest->size())) {
                fewest = &found->second;
            }
            return !nowhere;
        });
        if (nowhere) {
            return false;
        }
        if (fewest != nullptr) {
            return std::any_of(fewest->begin(), fewest->end(), contains);
        }
        for (std::uint32_t number = 0; number < texts_.size(); ++number) {
            if (contains(number)) {
                return true;  // too short to have a piece
            }
        }
        return false;
    }

  private:
    /// Bytes of a piece: four kanji.
    static constexpr std::size_t length = 12;
    static constexpr std::size_t sampled = 8;

    /// Until `look` gives false.
    template <class Look>
    static void each_piece(std::string_view text, const Look& look) {
        for (std::size_t at = 0; at + length <= text.size(); ++at) {
            if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
                continue;  // within a character
            }
            const std::size_t piece = std::hash<std::string_view>()(text.substr(at, length));
            if (piece % sampled == 0 && !look(piece)) {
                return;
            }
        }
    }

    std::vector<const TextView*> texts_;
    std::unordered_map<std::size_t, std::vector<std::uint32_t>> by_piece_;
};

}  // namespace

void Context::read_cell_texts(const Reading& reading) {
    std::map<int, const ItemView*> alone;
    ContainingTexts taken;
    for (const ItemView& item : items_) {
        const auto [entry, first] = alone.emplace(item.item->place.page, &item);
        entry->second = first ? entry->second : nullptr;
        taken.add(item.content);
        for (const YearView& year : item.years) {
            taken.add(year.planned);
            taken.add(year.actual);
        }
    }
    for (const schema::Table& table : report_.tables) {
        for (const schema::Cell& cell : table.cells) {
            const std::string squeezed = schema::squeeze(cell.text);
            if (!is_sentence(squeezed) || taken.any(squeezed)) {
                continue;
            }
            texts_.emplace_back(reading, cell.text, cell.place, 0,
                                "table " + table.id + "/" + std::to_string(cell.row) + "/" +
                                    std::to_string(cell.column));
            const auto item = alone.find(cell.place.page);
            cell_texts_.push_back({&texts_.back(), item == alone.end() ? nullptr : item->second});
        }
    }
}

}  // namespace tenken::rules
