#include "extractor/scan/unsure_stretches.h"

#include <algorithm>

#include "extractor/scan/compare_readings.h"

namespace tenken::scan {

namespace {

constexpr double good_fit = 0.4;     // misfit up to which the ink says where characters are
constexpr std::size_t beside = 4;    // characters to either side
constexpr double padding = 1;        // em that an engine gets around a stretch
constexpr double worth_a_cut = 0.7;  // of a line: a longer part is not cut out

/// The bullet: its shape is plain, whatever an engine makes of it.
bool is_plain_ring(const ReadSymbol& symbol, const LineInk& ink) {
    const std::vector<PixelBox> rings = ink.rings();
    const int middle = (symbol.box.x0 + symbol.box.x1) / 2;
    return (symbol.text == "〇" || symbol.text == "○" || symbol.text == "◯") &&
           std::any_of(rings.begin(), rings.end(), [&](const PixelBox& ring) {
               return middle >= ring.x0 && middle <= ring.x1;
           });
}

class Search {
  public:
    Search(const std::vector<ReadSymbol>& symbols, const TextLine& line, const LineInk& ink,
           const LookAtInk& look)
        : symbols_(symbols),
          line_(line),
          ink_(ink),
          look_(look),
          at_(align_ink(ink.parts(), symbols, line.em, look)) {}

    std::vector<Stretch> run() const {
        const bool says_where = at_.says_something() && at_.misfit <= good_fit;
        const std::vector<bool> unsure = unsure_symbols();
        const bool nowhere = std::find(unsure.begin(), unsure.end(), true) == unsure.end();
        const bool has_figure =
            std::any_of(symbols_.begin(), symbols_.end(),
                        [](const ReadSymbol& symbol) { return is_digit(symbol.text); });
        if (nowhere && (says_where || !has_figure)) {
            return {};
        }
        if (!says_where || is_odd_at_edge()) {
            return {whole()};
        }
        std::vector<Stretch> stretches;
        double width = 0;
        for (std::size_t i = 0; i < unsure.size(); ++i) {
            if (!unsure[i]) {
                continue;
            }
            Stretch stretch{first_cut(i), last_cut(i), i, i + 1, 0, 0};
            if (!stretches.empty() && stretch.begin < stretches.back().end + beside) {
                stretch.begin = stretches.back().begin;
                stretch.core_begin = stretches.back().core_begin;
                stretches.pop_back();
            }
            stretches.push_back(stretch);
        }
        for (Stretch& stretch : stretches) {
            stretch.x0 = edge(stretch.begin);
            stretch.x1 = edge(stretch.end);
            width += stretch.x1 - stretch.x0 + padding * line_.em;
        }
        if (width > worth_a_cut * (line_.box.width() + padding * line_.em)) {
            return {whole()};
        }
        return stretches;
    }

  private:
    Stretch whole() const {
        return {0, symbols_.size(), 0, symbols_.size(), line_.box.x0, line_.box.x1};
    }

    /// A mark that may be dirt, or ink that nobody read: an engine sees the edge of a line
    /// otherwise with the rest of it.
    bool is_odd_at_edge() const {
        return is_stray_mark(symbols_.front().text) || is_stray_mark(symbols_.back().text) ||
               std::any_of(at_.unread.begin(), at_.unread.end(), [&](const auto& unread) {
                   return unread.before == 0 || unread.before == symbols_.size();
               });
    }

    std::vector<bool> unsure_symbols() const {
        std::vector<bool> unsure(symbols_.size(), false);
        bool any = false;
        for (std::size_t i = 0; i < symbols_.size(); ++i) {
            const ReadSymbol& symbol = symbols_[i];
            const bool at_edge = i == 0 || i + 1 == symbols_.size();
            const bool is_odd_digit =
                is_digit(symbol.text) &&
                (at_.boxes[i].width() == 0 || !look_(at_.boxes[i]).confirms(symbol.text[0]));
            unsure[i] = (symbol.confidence < sure_confidence && !is_plain_ring(symbol, ink_)) ||
                        (at_edge && is_stray_mark(symbol.text)) || is_odd_digit;
            any = any || unsure[i] || is_digit(symbol.text);
        }
        // Beside sure words a piece of ink that is left over is one of their strokes.
        for (const InkAlignment::Unread& unread : at_.unread) {
            if (any) {
                unsure[std::min(unread.before, symbols_.size() - 1)] = true;
            }
        }
        return unsure;
    }

    /// A cut goes between two characters that have ink of their own.
    bool may_cut_before(std::size_t i) const {
        return i == 0 || i == symbols_.size() ||
               (at_.boxes[i - 1].width() > 0 && at_.boxes[i].width() > 0 &&
                at_.boxes[i - 1].x1 < at_.boxes[i].x0 && !is_stray_mark(symbols_[i].text) &&
                !is_stray_mark(symbols_[i - 1].text) &&
                !(is_figure_character(symbols_[i].text) &&
                  is_figure_character(symbols_[i - 1].text)));
    }
    /// Half way between two characters.
    int edge(std::size_t i) const {
        return i == 0                 ? line_.box.x0
               : i == symbols_.size() ? line_.box.x1
                                      : (at_.boxes[i - 1].x1 + at_.boxes[i].x0) / 2;
    }
    std::size_t first_cut(std::size_t i) const {
        std::size_t cut = i - std::min(i, beside);
        while (!may_cut_before(cut)) {
            --cut;
        }
        return cut;
    }
    std::size_t last_cut(std::size_t i) const {
        std::size_t cut = std::min(symbols_.size(), i + 1 + beside);
        while (!may_cut_before(cut)) {
            ++cut;
        }
        return cut;
    }

    const std::vector<ReadSymbol>& symbols_;
    const TextLine& line_;
    const LineInk& ink_;
    const LookAtInk& look_;
    InkAlignment at_;
};

}  // namespace

std::vector<Stretch> unsure_stretches(const std::vector<ReadSymbol>& symbols, const TextLine& line,
                                      const LineInk& ink, const LookAtInk& look) {
    if (symbols.empty()) {
        return {{0, 0, 0, 0, line.box.x0, line.box.x1}};
    }
    return Search(symbols, line, ink, look).run();
}

}  // namespace tenken::scan
