#include "extractor/text_layer/compare.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "extractor/archive/page_text.h"
#include "extractor/text_layer/align.h"
#include "extractor/upright.h"
#include "schema/character_classes.h"

namespace tenken::extractor {

namespace {

/// A layer's characters stand where another program thought they were, points.
constexpr double stray = 4;
/// Texts that share less are not two readings of one text; what is the same in them is chance.
constexpr double least_share = 0.4;
constexpr int most_skew = 5;  // degrees

/// The characters of one block in their order, each code point with the letter it comes from.
struct Text {
    std::vector<const Letter*> letters;
    std::u32string folded;
    std::vector<std::size_t> letter_of;  ///< by code point

    void add(const std::vector<LetterLine>& lines) {
        for (const LetterLine& line : lines) {
            for (const Letter& letter : line.letters) {
                const std::u32string plain = extractor::folded(letter.text);
                folded += plain;
                letter_of.insert(letter_of.end(), plain.size(), letters.size());
                letters.push_back(&letter);
            }
        }
    }
};

/// Letters of a range of code points.
struct Part {
    std::string text;
    Box box;
    int confidence = 100;
};

Part part_of(const Text& text, std::size_t begin, std::size_t end) {
    Part part;
    if (begin >= end) {
        return part;
    }
    for (std::size_t i = text.letter_of[begin]; i <= text.letter_of[end - 1]; ++i) {
        const Letter& letter = *text.letters[i];
        part.text += letter.text;
        part.box = i == text.letter_of[begin] ? letter.box : part.box.united(letter.box);
        part.confidence = std::min(part.confidence, static_cast<int>(letter.confidence));
    }
    return part;
}

bool says_something(const std::u32string& text) {
    return std::any_of(text.begin(), text.end(), schema::is_letter_or_digit);
}

/// Halfway from what it was to certainty: the two may share their habits.
int surer(int confidence) {
    return confidence + (100 - confidence) / 2;
}

class Comparison {
  public:
    Comparison(const scan::ReadPage& reading, Page& page) : page_(page) {
        out_.doubts = reading.doubts;
        for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
            glyphs_.emplace(std::make_pair(page.glyphs[i].box.x0, page.glyphs[i].box.y0), i);
        }
    }

    void add(const Text& ours, const Text& layer) {
        auto [stretches, same] = align(ours.folded, layer.folded);
        const std::size_t longer = std::max(ours.folded.size(), layer.folded.size());
        if (static_cast<double>(same) < least_share * static_cast<double>(longer)) {
            same = 0;
            stretches.assign(1, {false, 0, ours.folded.size(), 0, layer.folded.size()});
        }
        same_ += same;
        all_ += longer;
        for (const Stretch& stretch : stretches) {
            if (longer == 0) {
                continue;
            }
            if (stretch.same) {
                agree(ours, stretch);
            } else {
                differ(ours, layer, stretch);
            }
        }
    }

    LayerComparison finish() && {
        if (all_ > 0) {
            out_.agreement = static_cast<int>(same_ * 100 / all_);
        }
        for (scan::Doubt& doubt : out_.doubts) {
            if (doubt.reason != "text-layer" && is_agreed(doubt.box)) {
                doubt.confidence = surer(doubt.confidence);
            }
        }
        long sum = 0;
        for (const Glyph& glyph : page_.glyphs) {
            sum += glyph.confidence;
        }
        const auto count = static_cast<long>(page_.glyphs.size());
        out_.confidence = count == 0 ? 0 : static_cast<int>(sum / count);
        return std::move(out_);
    }

  private:
    void agree(const Text& ours, const Stretch& stretch) {
        const std::size_t last = ours.letter_of[stretch.first_end - 1];
        for (std::size_t i = ours.letter_of[stretch.first_begin]; i <= last; ++i) {
            const Box& box = ours.letters[i]->box;
            const auto found = glyphs_.find(std::make_pair(box.x0, box.y0));
            if (found != glyphs_.end()) {
                Glyph& glyph = page_.glyphs[found->second];
                glyph.confidence = static_cast<std::uint8_t>(surer(glyph.confidence));
                agreed_.push_back(box);
                glyphs_.erase(found);
            }
        }
    }

    /// A text that only we have is none that differs: poor layers leave much out.
    void differ(const Text& ours, const Text& layer, const Stretch& stretch) {
        const Part read = part_of(ours, stretch.first_begin, stretch.first_end);
        const Part other = part_of(layer, stretch.second_begin, stretch.second_end);
        if (other.text.empty() || (read.text.empty() && !says_something(layer.folded))) {
            return;
        }
        const bool nothing = read.text.empty();
        out_.doubts.push_back({nothing ? other.box : read.box, read.text, other.text, "text-layer",
                               nothing ? 0 : read.confidence});
    }

    bool is_agreed(const Box& box) const {
        return std::any_of(agreed_.begin(), agreed_.end(), [&box](const Box& own) {
            return box.contains(own.center_x(), own.center_y());
        });
    }

    Page& page_;
    LayerComparison out_;
    std::map<std::pair<double, double>, std::size_t> glyphs_;  ///< by their corner
    std::vector<Box> agreed_;
    std::size_t same_ = 0;
    std::size_t all_ = 0;
};

/// Paragraphs reach as far as a stray character may stand.
PageText widened(PageText text) {
    for (LetterBlock& block : text.blocks) {
        if (block.table < 0) {
            block.box = {block.box.x0 - stray, block.box.y0 - stray, block.box.x1 + stray,
                         block.box.y1 + stray};
        }
    }
    return text;
}

}  // namespace

LayerComparison compare_layer(const std::vector<Glyph>& layer, const scan::ReadPage& reading,
                              Page& page) {
    std::vector<Glyph> upright_layer = layer;
    for (Glyph& glyph : upright_layer) {
        glyph.hidden = false;
        const Box lying = glyph.box;
        glyph.box = upright(reading, lying);
        // A line that follows the picture's skew is a straight one now.
        const int off = ((glyph.angle + 45) % 90 + 90) % 90 - 45;
        glyph.angle =
            static_cast<std::int16_t>(std::abs(off) <= most_skew ? glyph.angle - off : glyph.angle);
        glyph.baseline +=
            static_cast<float>(glyph.vertical ? glyph.box.x0 - lying.x0 : glyph.box.y0 - lying.y0);
    }
    const PageText text = page_text(page);
    const auto others = lines_in_blocks(widened(text), upright_layer);
    Comparison comparison(reading, page);
    for (std::size_t i = 0; i < others.size(); ++i) {
        Text ours;
        Text theirs;
        if (i < text.blocks.size()) {
            ours.add(text.blocks[i].lines);
        }
        theirs.add(others[i]);
        comparison.add(ours, theirs);
    }
    return std::move(comparison).finish();
}

}  // namespace tenken::extractor
