#include "extractor/scan/settle_presence.h"

#include <algorithm>
#include <string>

#include "extractor/scan/compare_readings.h"

namespace tenken::scan {

namespace {

void drop(std::vector<ReadSymbol>& symbols, std::size_t i, bool leaves_doubt) {
    const std::string dropped = symbols[i].text;
    symbols.erase(symbols.begin() + static_cast<long>(i));
    if (!leaves_doubt || symbols.empty()) {
        return;
    }
    ReadSymbol& beside = symbols[i > 0 ? i - 1 : 0];
    beside.doubtful = true;
    beside.reason = "readings-differ";
    beside.other = i > 0 ? beside.text + dropped : dropped + beside.text;
}

}  // namespace

void settle_presence(const std::vector<PixelBox>& parts, double em, const LookAtInk& look,
                     std::vector<ReadSymbol>& symbols) {
    if (std::all_of(symbols.begin(), symbols.end(),
                    [](const ReadSymbol& symbol) { return symbol.presence == Presence::sure; })) {
        return;
    }
    const InkAlignment ink = align_ink(parts, symbols, em, look);
    for (std::size_t i = symbols.size(); i-- > 0;) {
        const Presence presence = symbols[i].presence;
        if (presence == Presence::sure) {
            continue;
        }
        const bool is_there =
            ink.says_something() ? ink.boxes[i].width() > 0 : presence == Presence::likely;
        if (is_there) {
            symbols[i].presence = Presence::sure;
        } else {
            drop(symbols, i, !ink.says_something() || is_figure_character(symbols[i].text));
        }
    }
}

}  // namespace tenken::scan
