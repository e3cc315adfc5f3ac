#include "tools/archive/layer.h"

#include <algorithm>

#include "tools/archive/words.h"

namespace tenken::tools {

namespace {

using pdf::LayerWord;

LayerWord::Direction direction_of(extractor::LetterLine::Direction direction) {
    using From = extractor::LetterLine::Direction;
    switch (direction) {
        case From::down:
            return LayerWord::Direction::down;
        case From::up:
            return LayerWord::Direction::up;
        case From::left:
            return LayerWord::Direction::left;
        case From::right:
            break;
    }
    return LayerWord::Direction::right;
}

void add_line(const extractor::LetterLine& line, std::vector<LayerWord>& out) {
    const Word* before = nullptr;
    const std::vector<Word> words = words_of(line);
    for (const Word& word : words) {
        // What a font says can be searched already.
        if (std::all_of(word.letters.begin(), word.letters.end(),
                        [](const extractor::Letter* letter) { return letter->own; })) {
            before = nullptr;
            continue;
        }
        if (before != nullptr && word.space_before && before->box.x1 < word.box.x0) {
            out.push_back({{" "},
                           {before->box.x1, word.box.y0, word.box.x0, word.box.y1},
                           LayerWord::Direction::right});
        }
        LayerWord own;
        own.box = word.box;
        own.direction = direction_of(line.direction);
        for (const extractor::Letter* letter : word.letters) {
            own.letters.push_back(letter->text);
        }
        out.push_back(std::move(own));
        before = &word;
    }
}

}  // namespace

pdf::LayerPage layer_of(const extractor::PageText& page) {
    pdf::LayerPage layer;
    layer.page = page.number;
    layer.replaces_text = page.all_hidden;
    for (const extractor::LetterBlock& block : page.blocks) {
        for (const extractor::LetterLine& line : block.lines) {
            add_line(line, layer.words);
        }
    }
    return layer;
}

}  // namespace tenken::tools
