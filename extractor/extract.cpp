#include "extractor/extract.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "extractor/corrections/apply.h"
#include "extractor/documents.h"
#include "extractor/give_back_memory.h"
#include "extractor/layout/packed_blocks.h"
#include "extractor/page_kind.h"
#include "extractor/pdf/document.h"
#include "extractor/place_readings.h"
#include "extractor/proposals/propose_readings.h"
#include "extractor/report/reader.h"
#include "extractor/report/vocabulary.h"
#include "extractor/text_layer/compare.h"
#include "extractor/workers.h"
#include "schema/error.h"
#include "schema/sha256.h"

namespace tenken::extractor {

namespace {

std::string without_folders(const std::string& name) {
    const std::size_t slash = name.find_last_of('/');
    return slash == std::string::npos ? name : name.substr(slash + 1);
}

schema::Note note(std::string code, std::string text, int page) {
    return {std::move(code), std::move(text), {page, {}, 0}};
}

const scan::ReadPage* reading_of(const Options& options, int number) {
    if (options.readings == nullptr) {
        return nullptr;
    }
    const auto found = options.readings->pages.find(number);
    return found == options.readings->pages.end() ? nullptr : &found->second;
}

/// nullptr if nothing stopped the reading of its picture.
const std::string* why_stopped(const Options& options, int number) {
    if (options.readings == nullptr) {
        return nullptr;
    }
    const auto found = options.readings->stopped.find(number);
    return found == options.readings->stopped.end() ? nullptr : &found->second;
}

/// What was read beside the page's own text, with the lines found in its pictures.
void take_parts(const Page& read, Page& page) {
    const std::vector<Box> pictures = unread_pictures(page);
    const std::size_t own = page.glyphs.size();
    for (const Glyph& glyph : read.glyphs) {
        const double x = glyph.box.center_x();
        const double y = glyph.box.center_y();
        const bool taken =
            std::any_of(page.glyphs.begin(), page.glyphs.begin() + static_cast<std::ptrdiff_t>(own),
                        [&](const Glyph& other) { return other.box.contains(x, y); });
        if (!taken) {
            page.glyphs.push_back(glyph);
        }
    }
    for (const Ruling& ruling : read.rulings) {
        const double middle = (ruling.begin + ruling.end) / 2;
        const bool inside = std::any_of(pictures.begin(), pictures.end(), [&](const Box& box) {
            return ruling.horizontal ? box.contains(middle, ruling.position)
                                     : box.contains(ruling.position, middle);
        });
        if (inside) {
            page.rulings.push_back(ruling);
        }
    }
}

/// What was read takes the place of what was drawn; the picture stays. False if the page was not
/// read. `layer`, if given, gets the hidden text.
bool take_reading(const Options& options, PageKind kind, Page& page,
                  std::vector<Glyph>* layer = nullptr) {
    const scan::ReadPage* reading = reading_of(options, page.number);
    if (reading == nullptr) {
        return false;
    }
    const Page& read = reading->page;
    // A stamp on a picture stays as its font says it.
    const auto hidden = std::stable_partition(page.glyphs.begin(), page.glyphs.end(),
                                              [](const Glyph& glyph) { return !glyph.hidden; });
    if (layer != nullptr) {
        layer->assign(std::make_move_iterator(hidden), std::make_move_iterator(page.glyphs.end()));
    }
    page.glyphs.erase(hidden, page.glyphs.end());
    if (is_read_in_parts(page, kind)) {
        take_parts(read, page);
    } else {
        page.glyphs.insert(page.glyphs.end(), read.glyphs.begin(), read.glyphs.end());
        page.problems.clear();  // the reader of the picture met them too
        page.undecoded = 0;
        page.private_use = 0;
        if (kind != PageKind::outlines) {
            page.rulings = read.rulings;
            page.shades = read.shades;
        }
    }
    page.problems.insert(page.problems.end(), read.problems.begin(), read.problems.end());
    return true;
}

schema::Note unread_note(PageKind kind, bool in_parts, int number) {
    if (kind == PageKind::outlines) {
        return note(unread_outlines,
                    "the letters of the page are drawn as areas; they were not read", number);
    }
    if (in_parts) {
        return note(unread_part,
                    "a part of the page is a picture or drawn without a font; it was not read",
                    number);
    }
    return note(image_only, "the page is a picture; no text was read", number);
}

/// What is kept of a page when it has been read.
struct ReadPage {
    layout::PageLayout layout;
    layout::PackedBlocks::Page packed;  ///< the blocks, of a long document's page
    std::vector<schema::Note> notes;
    PageKind kind = PageKind::text;
    bool scanned = false;                  ///< there is no more than a picture
    std::optional<LayerComparison> layer;  ///< of a picture with hidden text
};

ReadPage read_page(pdf::Document& document, int number, const Options& options) {
    Page page = document.page(number);
    ReadPage read;
    read.kind = page_kind(page);
    std::vector<Glyph> layer;
    read.scanned = needs_reading(read.kind) && read.kind != PageKind::outlines &&
                   !is_read_in_parts(page, read.kind);
    const bool in_parts = is_read_in_parts(page, read.kind);
    const bool unread = needs_reading(read.kind) && !take_reading(options, read.kind, page, &layer);
    if (!layer.empty() && !in_parts) {
        read.layer = compare_layer(layer, *reading_of(options, number), page);
        read.notes.push_back(note("text-layer",
                                  "the hidden text of the page agrees with what was read on " +
                                      std::to_string(std::max(read.layer->agreement, 0)) +
                                      " percent of the characters; what was read stands",
                                  number));
    }
    for (const std::string& problem : page.problems) {
        read.notes.push_back(note("page-problem", problem, number));
    }
    if (page.undecoded > 0) {
        read.notes.push_back(note("undecoded-glyphs",
                                  std::to_string(page.undecoded) + " glyphs could not be decoded",
                                  number));
    }
    if (page.private_use > 0) {
        read.notes.push_back(note("private-use-glyphs",
                                  std::to_string(page.private_use) +
                                      " glyphs have private-use codes; what they look like only "
                                      "their font knows",
                                  number));
    }
    if (unread) {
        read.notes.push_back(unread_note(read.kind, in_parts, number));
        if (const std::string* why = why_stopped(options, number)) {
            read.notes.push_back(note("reading-stopped", *why, number));
        }
    }
    if (const std::size_t letters = passed_over_letters(page, read.kind); letters > 0) {
        read.notes.push_back(note("drawn-letters",
                                  "some " + std::to_string(letters) +
                                      " letters beside the text are drawn without a font; they "
                                      "were not read",
                                  number));
    }
    if (passed_over_pictures(page, read.kind) > 0) {
        read.notes.push_back(note("unread-picture",
                                  "a picture beside the text was not read: if it shows a table, "
                                  "that is not among the tables",
                                  number));
    }
    read.layout = layout::analyse(page);
    return read;
}

bool lies_in_any(const Picture& picture, const std::vector<Box>& boxes) {
    const std::array<double, 6>& p = picture.place;
    const double x = p[4] + (p[0] + p[2]) / 2;
    const double y = p[5] + (p[1] + p[3]) / 2;
    return std::any_of(boxes.begin(), boxes.end(),
                       [&](const Box& box) { return box.contains(x, y); });
}

/// The document as a report, with the corrections in it.
schema::Report read_corrected(layout::Document document, const Options& options) {
    const report::Vocabulary& vocabulary = report::built_in_vocabulary();
    schema::Corrections corrections;
    if (options.corrections != nullptr && !options.corrections->file.empty()) {
        corrections = *options.corrections;
        const schema::Report uncorrected =
            needs_items(corrections) ? report::read_report(document, vocabulary) : schema::Report();
        const Readings none;
        const Readings& readings = options.readings != nullptr ? *options.readings : none;
        apply_corrections(
            uncorrected,
            [&readings](const schema::Place& place) { return as_seen(readings, place); }, document,
            corrections);
    }
    schema::Report report = report::read_report(std::move(document), vocabulary, options.workers);
    report.corrections = std::move(corrections);
    return report;
}

schema::Report extract_pdf(std::string_view bytes, const std::string& name,
                           const Options& options) {
    std::optional<Documents> documents(std::in_place, bytes, name, options);
    const int count = documents->first().page_count();
    std::vector<ReadPage> read(static_cast<std::size_t>(count));
    std::optional<layout::PackedBlocks> packed(std::in_place);
    std::string sha256;
    const bool corrected = options.corrections != nullptr && !options.corrections->file.empty();
    const bool pack = count >= options.pack_tables_from && !corrected && !options.readings;
    documents->each_page(
        [&](pdf::Document& document, int number) {
            ReadPage& page = read[static_cast<std::size_t>(number) - 1];
            page = read_page(document, number, options);
            if (pack) {
                page.packed = packed->pack(std::move(page.layout.blocks));
            }
        },
        [&] { sha256 = schema::sha256_hex(bytes, options.release_input); });
    const std::string producer = documents->first().producer();
    const std::vector<std::string> problems = documents->problems();
    documents->release();
    documents.reset();
    if (pack) {
        give_back_memory();  // of fonts and of the largest page
    }
    std::vector<layout::PageLayout> pages;
    std::vector<schema::Note> notes;
    pages.reserve(read.size());
    std::vector<PageKind> kinds;
    std::map<int, LayerComparison> layers;
    int scans = 0;
    for (ReadPage& page : read) {
        if (page.layer) {
            layers.emplace(static_cast<int>(kinds.size()) + 1, std::move(*page.layer));
        }
        std::move(page.notes.begin(), page.notes.end(), std::back_inserter(notes));
        scans += page.scanned ? 1 : 0;
        kinds.push_back(page.kind);
        if (pack) {
            page.layout.blocks = packed->unpack(page.packed);
        }
        pages.push_back(std::move(page.layout));
    }
    packed.reset();
    read.clear();
    read.shrink_to_fit();
    schema::Report report = read_corrected(layout::join(std::move(pages)), options);
    report.source.sha256 = std::move(sha256);
    report.source.pages = count;
    report.source.kind = count > 0 && scans * 2 > count ? schema::SourceKind::scanned
                                                        : schema::SourceKind::born_digital;
    report.source.page_kinds = describe(kinds);
    report.source.producer = producer;
    report.notes.insert(report.notes.begin(), notes.begin(), notes.end());
    std::vector<schema::Note> repairs;
    repairs.reserve(problems.size());
    for (const std::string& problem : problems) {
        repairs.push_back(note("repaired", problem, 0));
    }
    report.notes.insert(report.notes.begin(), repairs.begin(), repairs.end());
    if (options.readings != nullptr) {
        const report::Vocabulary& vocabulary = report::built_in_vocabulary();
        const auto proposals = propose_readings(
            options.readings->pages, built_in_confusables(),
            [&vocabulary](std::string_view text) { return vocabulary.is_word(text); });
        place_readings(*options.readings, layers, proposals, report);
    }
    settle_doubts(report);
    return report;
}

}  // namespace

schema::Report extract(std::string_view bytes, const std::string& name, const Options& options) {
    schema::Report report;
    if (pdf::looks_like_pdf(bytes)) {
        report = extract_pdf(bytes, name, options);
    } else {
        report = read_corrected(layout::read_transcript(bytes, name), options);
        report.source.kind = schema::SourceKind::transcript;
        report.source.sha256 = schema::sha256_hex(bytes);
    }
    report.source.file = without_folders(name);
    if (options.metadata != nullptr) {
        report.metadata = *options.metadata;
    }
    return report;
}

namespace {

schema::InputError no_such_page(const std::string& name, int asked, int count) {
    const std::string page = std::to_string(asked);
    const std::string all = std::to_string(count);
    return {name,
            {page + " ページはない（全 " + all + " ページ）",
             "it has no page " + page + " (" + all + " in all)"},
            {"--pages に、あるページを指定してください", "Give pages that it has with --pages"}};
}

void require_pages(const PageChoice& choice, int count, const std::string& name) {
    for (const PageRange& range : choice.ranges) {
        if (range.first > count) {
            throw no_such_page(name, range.first, count);
        }
    }
}

}  // namespace

std::vector<schema::Table> tables(std::string_view bytes, const std::string& name,
                                  const Options& options, const PageChoice& choice,
                                  std::vector<schema::Note>* notes) {
    Documents documents(bytes, name, options);
    const auto count = static_cast<std::size_t>(documents.first().page_count());
    require_pages(choice, documents.first().page_count(), name);
    std::vector<std::vector<layout::Block>> blocks(count);
    std::vector<char> unread(count, 0);
    documents.each_page([&](pdf::Document& document, int number) {
        if (!choice.has(number)) {
            return;
        }
        const std::size_t index = static_cast<std::size_t>(number) - 1;
        Page page = document.page(number);
        const PageKind kind = page_kind(page);
        unread[index] = needs_reading(kind) && !take_reading(options, kind, page) ? 1 : 0;
        blocks[index] = std::move(layout::analyse(page).blocks);
    });
    for (std::size_t i = 0; i < count && notes != nullptr; ++i) {
        if (unread[i] != 0) {
            notes->push_back(note(image_only, "the page is a picture", static_cast<int>(i) + 1));
        }
    }
    std::vector<schema::Table> found;
    for (std::vector<layout::Block>& page : blocks) {
        for (layout::Block& block : page) {
            if (auto* table = std::get_if<schema::Table>(&block)) {
                table->id = "t" + std::to_string(found.size() + 1);
                found.push_back(std::move(*table));
            }
        }
    }
    return found;
}

namespace {

void each_letter(PageText& text, const std::function<void(Letter&)>& use) {
    for (LetterBlock& block : text.blocks) {
        for (LetterLine& line : block.lines) {
            std::for_each(line.letters.begin(), line.letters.end(), use);
        }
    }
}

}  // namespace

void each_page_text(std::string_view bytes, const std::string& name, const Options& options,
                    const std::function<void(const PageText&)>& use) {
    pdf::Document document(bytes, name, {.password = options.password});
    for (int number = 1; number <= document.page_count(); ++number) {
        Page page = document.page(number);
        const PageKind kind = page_kind(page);
        const bool scan = needs_reading(kind);
        std::set<std::pair<double, double>> own;
        for (const Glyph& glyph : page.glyphs) {
            if (!glyph.hidden) {
                own.emplace(glyph.box.x0, glyph.box.y0);
            }
        }
        const bool layered = scan && page.glyphs.size() > own.size();
        const bool read = scan && take_reading(options, kind, page);
        PageText text = page_text(page);
        text.layered = layered;
        text.all_hidden = layered && own.empty();
        each_letter(text, [&own, read](Letter& letter) {
            letter.own = read && own.count({letter.box.x0, letter.box.y0}) > 0;
        });
        if (read) {
            const scan::ReadPage& reading = options.readings->pages.at(number);
            text.read = true;
            text.confidence = std::clamp(reading.confidence, 0, 100);
            text.resolution = reading.resolution;
            turn_boxes(text, [&](const Box& box) {
                return as_seen(*options.readings, {number, box, 0}).box;
            });
        }
        use(text);
    }
}

PictureSheet pictures(std::string_view bytes, const std::string& name, int number,
                      const Options& options) {
    pdf::Document document(bytes, name, {.password = options.password});
    const Page page = document.page(number);
    const PageKind kind = page_kind(page);
    const bool in_parts = is_read_in_parts(page, kind);
    PictureSheet sheet = document.pictures(number, kind == PageKind::outlines || in_parts);
    sheet.upright = kind == PageKind::outlines || in_parts;
    if (in_parts) {
        // Ornaments and the ground under the text are not read.
        const std::vector<Box> unread = unread_pictures(page);
        std::erase_if(sheet.pictures, [&](const Picture& picture) {
            return !picture.drawn && !lies_in_any(picture, unread);
        });
    }
    return sheet;
}

}  // namespace tenken::extractor
