#include <algorithm>

#include <fmt/format.h>

#include "schema/xml_writer.h"
#include "tools/archive/blocks.h"
#include "tools/archive/units.h"
#include "tools/archive/words.h"
#include "tools/archive/writers.h"

namespace tenken::tools {

namespace {

using extractor::LetterBlock;
using extractor::LetterLine;
using extractor::PageText;
using schema::Box;
using schema::XmlWriter;

/// What ALTO allows for a variant of one glyph.
constexpr std::size_t longest_variant = 3;

class AltoWriter {
  public:
    AltoWriter(const PageText& page, const schema::Report& report)
        : page_(page), report_(report), unit_(unit_of_alto(page)) {}

    std::string write() && {
        xml_.open("alto");
        xml_.attribute("xmlns", "http://www.loc.gov/standards/alto/ns-v4#");
        xml_.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        xml_.attribute("xsi:schemaLocation",
                       "http://www.loc.gov/standards/alto/ns-v4# "
                       "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd");
        xml_.attribute("SCHEMAVERSION", "4.4");
        describe();
        xml_.open("Layout");
        write_page();
        xml_.close();
        xml_.close();
        return std::move(xml_).finish();
    }

  private:
    void describe() {
        xml_.open("Description");
        xml_.leaf("MeasurementUnit", unit_.name);
        xml_.open("sourceImageInformation");
        xml_.leaf("fileName", report_.source.file);
        if (!report_.source.sha256.empty()) {
            xml_.leaf("documentIdentifier", "urn:sha256:" + report_.source.sha256);
        }
        xml_.close();
        if (page_.read) {
            step("OCR", "contentGeneration", report_.reading.engine, report_.reading.version,
                 "languages: " + report_.reading.languages);
        }
        const std::string& software = report_.metadata.software;
        const std::size_t blank = std::min(software.find(' '), software.size());
        step("TENKEN", page_.read ? "contentModification" : "contentGeneration",
             software.substr(0, blank), software.substr(std::min(blank + 1, software.size())), "");
        xml_.close();
    }

    void step(std::string_view id, std::string_view category, const std::string& name,
              const std::string& version, const std::string& settings) {
        xml_.open("Processing");
        xml_.attribute("ID", id);
        xml_.leaf("processingCategory", category);
        if (!report_.metadata.made.empty()) {
            xml_.leaf("processingDateTime", report_.metadata.made);
        }
        if (!settings.empty()) {
            xml_.leaf("processingStepSettings", settings);
        }
        xml_.open("processingSoftware");
        xml_.leaf("softwareName", name);
        xml_.leaf("softwareVersion", version);
        xml_.close();
        xml_.close();
    }

    void place(const Box& box) {
        xml_.attribute("HPOS", unit_.length(box.x0));
        xml_.attribute("VPOS", unit_.length(box.y0));
        xml_.attribute("WIDTH", unit_.extent(box.x0, box.x1));
        xml_.attribute("HEIGHT", unit_.extent(box.y0, box.y1));
    }

    void write_page() {
        xml_.open("Page");
        xml_.attribute("ID", fmt::format("page_{}", page_.number));
        xml_.attribute("PHYSICAL_IMG_NR", static_cast<long>(page_.number));
        xml_.attribute("HEIGHT", unit_.length(page_.height));
        xml_.attribute("WIDTH", unit_.length(page_.width));
        if (page_.read) {
            xml_.attribute("PC", fmt::format("{:.2f}", page_.confidence / 100.0));
        }
        xml_.attribute("LANG", "ja");
        xml_.open("PrintSpace");
        place({0, 0, page_.width, page_.height});
        walk_blocks(
            page_,
            [this](int table) {
                xml_.open("ComposedBlock");
                xml_.attribute("ID", fmt::format("page_{}_table_{}", page_.number, table + 1));
                place(page_.tables[static_cast<std::size_t>(table)]);
                xml_.attribute("TYPE", "table");
            },
            [this] { xml_.close(); }, [this](const LetterBlock& block) { write_block(block); });
        xml_.close();
        xml_.close();
    }

    /// A cell has its place in the table in its ID, with its spans where it has some.
    std::string id_of(const LetterBlock& block) {
        if (block.table < 0) {
            return fmt::format("page_{}_text_{}", page_.number, ++texts_);
        }
        std::string id = fmt::format("page_{}_table_{}_r{}_c{}", page_.number, block.table + 1,
                                     block.row, block.column);
        if (block.row_span > 1 || block.column_span > 1) {
            id += fmt::format("_span_{}x{}", block.row_span, block.column_span);
        }
        return id;
    }

    void write_block(const LetterBlock& block) {
        xml_.open("TextBlock");
        xml_.attribute("ID", id_of(block));
        place(block.box);
        for (const LetterLine& line : block.lines) {
            const std::vector<Word> words = words_of(line);
            if (!words.empty()) {
                write_line(line, words);
            }
        }
        xml_.close();
    }

    void write_line(const LetterLine& line, const std::vector<Word>& words) {
        xml_.open("TextLine");
        place(line.box);
        if (line.direction == LetterLine::Direction::down) {
            xml_.attribute("BASEDIRECTION", "ttb");
        } else if (line.direction == LetterLine::Direction::up) {
            xml_.attribute("BASEDIRECTION", "btt");
        }
        const Word* before = nullptr;
        for (const Word& word : words) {
            if (before != nullptr && word.space_before) {
                xml_.open("SP");
                place(between(before->box, word.box));
                xml_.close();
            }
            write_word(word);
            before = &word;
        }
        xml_.close();
    }

    static Box between(const Box& a, const Box& b) {
        return {std::min(a.x1, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x0),
                std::max(a.y1, b.y1)};
    }

    void write_word(const Word& word) {
        xml_.open("String");
        xml_.attribute("CONTENT", word.text);
        place(word.box);
        if (page_.read) {
            xml_.attribute("WC", fmt::format("{:.2f}", word.confidence / 100.0));
            xml_.attribute("CC", character_confidences(word));
        }
        if (word.corrected) {
            xml_.attribute("CS", "true");
        }
        write_variants(word);
        xml_.close();
    }

    /// 0 (sure) to 9 (unsure), one for each character.
    static std::string character_confidences(const Word& word) {
        std::string list;
        for (const extractor::Letter* letter : word.letters) {
            list += list.empty() ? "" : " ";
            list += static_cast<char>('0' + (100 - letter->confidence) * 9 / 100);
        }
        return list;
    }

    const schema::Doubt* doubt_on(const extractor::Letter& letter) const {
        for (const schema::Doubt& doubt : report_.reading.doubts) {
            if (doubt.place.page == page_.number && !doubt.settled &&
                doubt.place.box.contains(letter.box.center_x(), letter.box.center_y())) {
                return &doubt;
            }
        }
        return nullptr;
    }

    static bool is_one_character(const std::string& text) {
        return !text.empty() && characters(text) == 1;
    }
    static std::size_t characters(const std::string& text) {
        std::size_t count = 0;
        for (const char c : text) {
            count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
        }
        return count;
    }

    /// Glyphs are given of words in doubt only, and then all of the word's. A doubt on several
    /// characters is told at the first.
    void write_variants(const Word& word) {
        bool doubtful = false;
        for (const extractor::Letter* letter : word.letters) {
            if (!is_one_character(letter->text)) {
                return;
            }
            doubtful = doubtful || doubt_on(*letter) != nullptr;
        }
        const schema::Doubt* told = nullptr;
        for (const extractor::Letter* letter : word.letters) {
            if (!doubtful || word.corrected) {
                return;
            }
            xml_.open("Glyph");
            xml_.attribute("CONTENT", letter->text);
            xml_.attribute("GC", fmt::format("{:.2f}", letter->confidence / 100.0));
            place(letter->box);
            const schema::Doubt* doubt = doubt_on(*letter);
            if (doubt != nullptr && doubt != told && !doubt->other.empty() &&
                characters(doubt->other) <= longest_variant) {
                xml_.open("Variant");
                xml_.attribute("CONTENT", doubt->other);
                xml_.close();
                told = doubt;
            }
            xml_.close();
        }
    }

    const PageText& page_;
    const schema::Report& report_;
    ArchiveUnit unit_;
    XmlWriter xml_;
    int texts_ = 0;
};

}  // namespace

std::string to_alto(const PageText& page, const schema::Report& report) {
    return AltoWriter(page, report).write();
}

}  // namespace tenken::tools
