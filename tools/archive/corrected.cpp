#include <algorithm>

#include "extractor/corrections/find_reading.h"
#include "schema/text.h"
#include "tools/archive/writers.h"

namespace tenken::tools {

namespace {

using extractor::Letter;
using extractor::LetterBlock;
using extractor::LetterLine;

struct At {
    LetterLine* line = nullptr;
    std::size_t letter = 0;
};

/// A block's text without white space, and by byte which letter it is of.
struct BlockText {
    std::string text;
    std::vector<At> at;
};

BlockText text_of(LetterBlock& block) {
    BlockText out;
    for (LetterLine& line : block.lines) {
        for (std::size_t i = 0; i < line.letters.size(); ++i) {
            out.text += line.letters[i].text;
            out.at.resize(out.text.size(), {&line, i});
        }
    }
    return out;
}

std::vector<std::string> characters(const std::string& text) {
    std::vector<std::string> list;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        schema::next_code_point(text, at);
        list.push_back(text.substr(begin, at - begin));
    }
    return list;
}

/// `right` in the room of letters [first, last] of a line.
void replace(LetterLine& line, std::size_t first, std::size_t last, const std::string& right) {
    schema::Box room;
    for (std::size_t i = first; i <= last; ++i) {
        room = room.united(line.letters[i].box);
    }
    const bool across = line.direction == LetterLine::Direction::right ||
                        line.direction == LetterLine::Direction::left;
    std::vector<Letter> letters;
    const std::vector<std::string> texts = characters(right);
    const auto count = static_cast<double>(texts.size());
    bool space = line.letters[first].space_before;
    for (const std::string& text : texts) {
        if (text == " " || text == "\n" || text == "\u3000") {
            space = true;
            continue;
        }
        const auto index = static_cast<double>(&text - texts.data());
        schema::Box box = room;
        if (across) {
            box.x0 = room.x0 + room.width() * index / count;
            box.x1 = room.x0 + room.width() * (index + 1) / count;
        } else {
            box.y0 = room.y0 + room.height() * index / count;
            box.y1 = room.y0 + room.height() * (index + 1) / count;
        }
        letters.push_back({text, box, 100, space, true});
        space = false;
    }
    const auto begin = line.letters.begin();
    line.letters.erase(begin + static_cast<std::ptrdiff_t>(first),
                       begin + static_cast<std::ptrdiff_t>(last) + 1);
    line.letters.insert(line.letters.begin() + static_cast<std::ptrdiff_t>(first), letters.begin(),
                        letters.end());
}

void correct(LetterBlock& block, const schema::Correction& correction) {
    const BlockText text = text_of(block);
    const extractor::Found found = extractor::find_reading(text.text, correction.read);
    if (found.count != 1 || found.end == found.begin) {
        return;
    }
    const At first = text.at[found.begin];
    const At last = text.at[found.end - 1];
    if (first.line != last.line) {
        return;  // goes over a line end: where the right text would break is not known
    }
    replace(*first.line, first.letter, last.letter, correction.right);
}

}  // namespace

void put_in_corrections(const schema::Report& report, extractor::PageText& page) {
    for (const schema::AppliedCorrection& applied : report.corrections.list) {
        const bool wanted =
            applied.fit == schema::Fit::applied || applied.fit == schema::Fit::confirmed;
        if (!wanted || applied.place.page != page.number) {
            continue;
        }
        for (LetterBlock& block : page.blocks) {
            if (applied.place.box.contains(block.box.center_x(), block.box.center_y())) {
                correct(block, applied.correction);
            }
        }
    }
}

}  // namespace tenken::tools
