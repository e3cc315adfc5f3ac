#include "extractor/scan/line_reader.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "extractor/scan/compare_readings.h"
#include "extractor/scan/correct_marks.h"
#include "extractor/scan/settle_presence.h"
#include "extractor/scan/unsure_stretches.h"

namespace tenken::scan {

namespace {

/// Below this a character is doubtful even if both readings agree.
constexpr float agreed_sure = 80;
/// Paper between two characters of one word, em: behind a comma it is half a character.
constexpr double widest_plain_gap = 0.75;

bool looks_like_ring(const std::string& text) {
    return text == "O" || text == "〇" || text == "○" || text == "◯" || text == "0" || text == "Ｏ";
}

bool is_letter(const std::string& text) {
    return text.size() == 1 &&
           ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'));
}

bool is_point_between(const std::vector<Symbol>& symbols, std::size_t i) {
    return (symbols[i].text == "." || symbols[i].text == ",") && i > 0 && i + 1 < symbols.size() &&
           is_digit(symbols[i - 1].text) && is_digit(symbols[i + 1].text);
}

int middle(const PixelBox& box) {
    return (box.x0 + box.x1) / 2;
}

/// The bullet ○ by its shape: engines take it for a letter, a zero or a kana. Elsewhere than at the
/// beginning the shape must agree with what was read.
void place_rings(const LineInk& ink, const TextLine& line, std::vector<ReadSymbol>& symbols) {
    for (const PixelBox& ring : ink.rings()) {
        const auto within = [&](const ReadSymbol& symbol) {
            return middle(symbol.box) >= ring.x0 - 2 && middle(symbol.box) <= ring.x1 + 2;
        };
        const auto found = std::find_if(symbols.begin(), symbols.end(), within);
        const bool at_start = ring.x0 <= line.box.x0 + 2;
        // NPO
        if (found != symbols.end() && found != symbols.begin() && is_letter((found - 1)->text)) {
            found->text = looks_like_ring(found->text) && found->text != "0" ? "O" : found->text;
            continue;
        }
        if (found == symbols.end() ||
            !(looks_like_ring(found->text) || (at_start && found == symbols.begin()))) {
            continue;
        }
        const ReadSymbol bullet{
            "○",           {ring.x0, line.box.y0, ring.x1, line.box.y1}, 99, false, false, {}, {},
            Presence::sure};
        auto next = found;
        if (is_digit(found->text) && found->text != "0") {
            next = symbols.insert(found, bullet);  // the digit behind it, its box astray
        } else {
            *next = bullet;
        }
        const auto rest = next + 1;
        symbols.erase(std::remove_if(rest, symbols.end(),
                                     [&](const ReadSymbol& symbol) {
                                         return within(symbol) && !is_digit(symbol.text);
                                     }),
                      symbols.end());
        if (at_start) {
            symbols.erase(symbols.begin(), next);
        }
    }
}

/// Boxes of an engine of this kind wander by half a character: only the ink tells what is a space.
void find_spaces(const LineInk& ink, const TextLine& line, std::vector<ReadSymbol>& symbols) {
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
        PixelBox& box = symbols[i].box;
        PixelBox& next = symbols[i + 1].box;
        const LineInk::Gap gap = ink.widest_gap(middle(box), std::max(middle(box), middle(next)));
        const bool is_wide = gap.width() > widest_plain_gap * line.em;
        if (is_wide) {
            symbols[i].space_after = true;
            box.x1 = gap.begin;
            next.x0 = gap.end;
        } else {
            next.x0 = std::max(next.x0, box.x0 + 1);
            box.x1 = next.x0;
        }
        next.x1 = std::max(next.x1, next.x0 + 1);
    }
}

ReadSymbol as_read(const Symbol& symbol) {
    return {symbol.text, symbol.box, symbol.confidence, false, false, {}, {}, Presence::sure};
}

/// Two readings of the symbols `begin` ... `end` - 1.
struct Readings {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<Symbol> first;
    std::vector<Symbol> second;
};

/// Where a stretch was cut out of its line an engine sees less: what is not sure is compared from
/// the nearest character on either side that both readings have.
Readings around_core(const std::vector<Symbol>& first, const Stretch& stretch,
                     const std::vector<Symbol>& second) {
    const auto from = first.begin();
    std::vector<Symbol> here(from + static_cast<long>(stretch.begin),
                             from + static_cast<long>(stretch.end));
    std::size_t begin = 0;
    std::size_t end = here.size();
    std::size_t second_begin = 0;
    std::size_t second_end = second.size();
    for (const auto& [i, j] : agreements(here, second)) {
        if (stretch.begin > 0 && stretch.begin + i < stretch.core_begin) {
            begin = i;
            second_begin = j;
        }
        if (stretch.end < first.size() && stretch.begin + i >= stretch.core_end) {
            end = i + 1;
            second_end = j + 1;
            break;
        }
    }
    const auto part = [](const std::vector<Symbol>& symbols, std::size_t a, std::size_t b) {
        return std::vector<Symbol>(symbols.begin() + static_cast<long>(a),
                                   symbols.begin() + static_cast<long>(b));
    };
    return {stretch.begin + begin, stretch.begin + end, part(here, begin, end),
            part(second, second_begin, second_end)};
}

}  // namespace

std::vector<Symbol> LineReader::read_view(const TextLine& line, const LineInk& ink, int x0, int x1,
                                          const View& view) {
    const int em = std::max(4, static_cast<int>(line.em));
    const int side = em / 2;
    PixelBox crop{x0 > line.box.x0 ? x0 : x0 - 2, line.box.y0 - 1, x1 < line.box.x1 ? x1 : x1 + 2,
                  line.box.y1 + 1};
    crop.x0 = std::max(0, crop.x0);
    crop.y0 = std::max(0, crop.y0);
    crop.x1 = std::min(pixGetWidth(grey_), crop.x1);
    crop.y1 = std::min(pixGetHeight(grey_), crop.y1);
    Box* window = boxCreate(crop.x0, crop.y0, crop.width(), crop.height());
    PixPtr part(pixClipRectangle(grey_, window, nullptr));
    boxDestroy(&window);
    if (!part) {
        return {};
    }
    length_ +=
        static_cast<double>(std::max(crop.width(), line.vertical ? crop.height() : 0)) / em + 1;
    // Short ink (a dash, a row of dots) keeps its place within the height of a character.
    const int above = std::max(0, (em - crop.height()) / 2) + static_cast<int>(view.padding * em);
    part = own(pixAddBorderGeneral(part.get(), side, side, above, above, 255));
    if (view.scale != 1) {
        part = own(
            pixScale(part.get(), static_cast<float>(view.scale), static_cast<float>(view.scale)));
    }
    pixSetResolution(part.get(), 300, 300);
    std::vector<Symbol> symbols =
        line.vertical ? engine_.read_column(part.get()) : engine_.read_line(part.get());
    for (Symbol& symbol : symbols) {
        const auto x = [&](int value) {
            return crop.x0 + static_cast<int>(std::lround(value / view.scale)) - side;
        };
        const auto y = [&](int value) {
            return crop.y0 + static_cast<int>(std::lround(value / view.scale)) - above;
        };
        symbol.box = {x(symbol.box.x0), y(symbol.box.y0), x(symbol.box.x1), y(symbol.box.y1)};
        if (line.vertical) {
            symbol.box.x0 = line.box.x0;
            symbol.box.x1 = line.box.x1;
        } else {
            symbol.box.y0 = line.box.y0;
            symbol.box.y1 = line.box.y1;
        }
    }
    std::vector<Symbol> kept;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        // A decimal point may be too faint to be ink: it stays, and is doubtful for that.
        if (!is_stray_mark(symbols[i].text) || line.vertical || is_point_between(symbols, i) ||
            ink.any_between(symbols[i].box.x0, symbols[i].box.x1)) {
            kept.push_back(std::move(symbols[i]));
        }
    }
    return kept;
}

std::vector<ReadSymbol> LineReader::read_again(const TextLine& line, const LineInk& ink,
                                               const std::vector<Symbol>& first,
                                               const std::vector<Stretch>& stretches) {
    std::vector<ReadSymbol> symbols;
    std::size_t done = 0;
    for (const Stretch& stretch : stretches) {
        const Readings two =
            around_core(first, stretch, read_view(line, ink, stretch.x0, stretch.x1, {1.5, 0.25}));
        for (; done < two.begin; ++done) {
            symbols.push_back(as_read(first[done]));
        }
        for (ReadSymbol& symbol : compare_readings(two.first, two.second, line.em)) {
            symbols.push_back(std::move(symbol));
        }
        done = two.end;
    }
    for (; done < first.size(); ++done) {
        symbols.push_back(as_read(first[done]));
    }
    return symbols;
}

std::vector<ReadSymbol> LineReader::read(const TextLine& line, bool twice) {
    const LineInk ink(text_, line);
    const std::vector<Symbol> first = read_view(line, ink, line.box.x0, line.box.x1, {1.0, 0.12});
    std::vector<ReadSymbol> symbols;
    for (const Symbol& symbol : first) {
        symbols.push_back(as_read(symbol));
    }
    const LookAtInk look = std::ref(look_);
    const std::vector<Stretch> unsure =
        line.vertical ? std::vector<Stretch>() : unsure_stretches(symbols, line, ink, look);
    const bool again = twice && !unsure.empty();
    if (again) {
        symbols = read_again(line, ink, first, unsure);
        settle_presence(ink.parts(), line.em, look, symbols);
    }
    if (!line.vertical) {
        place_rings(ink, line, symbols);
        correct_marks(ink, line.em, look, symbols);
        find_spaces(ink, line, symbols);
    }
    for (ReadSymbol& symbol : symbols) {
        if (!symbol.doubtful && symbol.confidence < (again ? agreed_sure : sure_confidence)) {
            symbol.doubtful = true;
            symbol.reason = "confidence";
        }
    }
    return symbols;
}

}  // namespace tenken::scan
