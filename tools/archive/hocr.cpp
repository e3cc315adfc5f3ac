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

/// Where there is no picture: usual for printed pages, and fine enough for small print.
constexpr double usual_resolution = 300;

class HocrWriter {
  public:
    HocrWriter(const PageText& page, const schema::Report& report)
        : page_(page), report_(report), unit_{"px", pixels_a_point(page, usual_resolution)} {}

    std::string write() && {
        xml_.open("html");
        xml_.attribute("xmlns", "http://www.w3.org/1999/xhtml");
        xml_.attribute("xml:lang", "ja");
        xml_.attribute("lang", "ja");
        write_head();
        xml_.open("body");
        write_page();
        xml_.close();
        xml_.close();
        return std::move(xml_).finish();
    }

  private:
    void meta(std::string_view name, const std::string& content) {
        xml_.open("meta");
        xml_.attribute("name", name);
        xml_.attribute("content", content);
        xml_.close();
    }

    void write_head() {
        xml_.open("head");
        xml_.leaf("title", report_.title.empty() ? report_.source.file : report_.title);
        xml_.open("meta");
        xml_.attribute("http-equiv", "Content-Type");
        xml_.attribute("content", "text/html; charset=utf-8");
        xml_.close();
        std::string system = report_.metadata.software;
        if (page_.read) {
            system += fmt::format("; {} {} ({})", report_.reading.engine, report_.reading.version,
                                  report_.reading.languages);
        }
        meta("ocr-system", system);
        meta("ocr-capabilities",
             "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_table ocrp_lang ocrp_wconf");
        meta("ocr-number-of-pages", std::to_string(report_.source.pages));
        meta("ocr-langs", "ja");
        meta("ocr-scripts", "Jpan");
        xml_.close();
    }

    std::string bbox(const Box& box) const {
        // Whole numbers without a sign: what stands out of the page ends at its edge.
        const auto length = [this](double points) { return std::max(0L, unit_.length(points)); };
        return fmt::format("bbox {} {} {} {}", length(box.x0), length(box.y0), length(box.x1),
                           length(box.y1));
    }

    void open(std::string_view element, std::string_view type, const std::string& id,
              const std::string& title) {
        xml_.open(element);
        xml_.attribute("class", type);
        xml_.attribute("id", id);
        xml_.attribute("title", title);
    }

    /// Quotes end a title's string, and no escape is known for them.
    static std::string quoted(std::string text) {
        for (char& c : text) {
            c = c == '"' ? '\'' : c;
        }
        return "\"" + text + "\"";
    }

    void write_page() {
        const double dots = unit_.a_point * 72;
        open("div", "ocr_page", fmt::format("page_{}", page_.number),
             fmt::format("image {}; {}; ppageno {}; scan_res {:.0f} {:.0f}",
                         quoted(report_.source.file), bbox({0, 0, page_.width, page_.height}),
                         page_.number - 1, dots, dots));
        walk_blocks(
            page_,
            [this](int table) {
                open("div", "ocr_table", fmt::format("table_{}_{}", page_.number, table + 1),
                     bbox(page_.tables[static_cast<std::size_t>(table)]));
            },
            [this] { xml_.close(); }, [this](const LetterBlock& block) { write_block(block); });
        xml_.close();
    }

    void write_block(const LetterBlock& block) {
        ++blocks_;
        open("div", "ocr_carea", fmt::format("block_{}_{}", page_.number, blocks_),
             bbox(block.box));
        xml_.open("p");
        xml_.attribute("class", "ocr_par");
        xml_.attribute("id", fmt::format("par_{}_{}", page_.number, blocks_));
        xml_.attribute("title", bbox(block.box));
        for (const LetterLine& line : block.lines) {
            write_line(line);
        }
        xml_.close();
        xml_.close();
    }

    static std::string_view turn_of(const LetterLine& line) {
        switch (line.direction) {
            case LetterLine::Direction::up:
                return "; textangle 90";
            case LetterLine::Direction::left:
                return "; textangle 180";
            default:
                return "";
        }
    }

    void write_line(const LetterLine& line) {
        const std::vector<Word> words = words_of(line);
        if (words.empty()) {
            return;
        }
        open(
            "span", "ocr_line", fmt::format("line_{}_{}", page_.number, ++lines_),
            fmt::format("{}; x_size {}{}", bbox(line.box), unit_.length(line.size), turn_of(line)));
        // Text before the first word keeps the words of a line on one line: between Japanese words
        // a line break would be read as a blank.
        xml_.text("");
        for (const Word& word : words) {
            if (word.space_before && &word != &words.front()) {
                xml_.text(" ");
            }
            std::string title = bbox(word.box);
            if (page_.read) {
                title += fmt::format("; x_wconf {}; x_confs", word.confidence);
                for (const extractor::Letter* letter : word.letters) {
                    title += fmt::format(" {}", letter->confidence);
                }
            }
            open("span", "ocrx_word", fmt::format("word_{}_{}", page_.number, ++words_), title);
            if (word.corrected) {
                xml_.attribute("data-corrected", "true");
            }
            xml_.text(word.text);
            xml_.close();
        }
        xml_.close();
    }

    const PageText& page_;
    const schema::Report& report_;
    ArchiveUnit unit_;
    XmlWriter xml_;
    int blocks_ = 0;
    int lines_ = 0;
    int words_ = 0;
};

}  // namespace

std::string to_hocr(const PageText& page, const schema::Report& report) {
    return HocrWriter(page, report).write();
}

}  // namespace tenken::tools
