#include "tools/tenken/archive_outputs.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include <fmt/format.h>

#include "extractor/pdf/text_layer.h"
#include "schema/error.h"
#include "tools/archive/layer.h"
#include "tools/archive/writers.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/load_page_texts.h"
#include "tools/tenken/mark_pdf.h"
#include "tools/tenken/streams.h"
#include "tools/tenken/system_error.h"

namespace tenken::tools {

namespace {

void make_folder(const std::optional<std::string>& folder) {
    if (!folder) {
        return;
    }
    std::error_code error;
    std::filesystem::create_directories(*folder, error);
    if (error || !std::filesystem::is_directory(*folder)) {
        throw file_error(*folder, {"フォルダーを作れない", "the folder cannot be made"},
                         error ? error.value() : ENOTDIR);
    }
}

}  // namespace

ArchiveOutputs::ArchiveOutputs(const Arguments& arguments, const std::string& path)
    : alto_(arguments.value("--alto")),
      hocr_(arguments.value("--hocr")),
      searchable_(arguments.value("--searchable-pdf")) {
    if (wanted() && recognise(read_input(path), path) != InputKind::pdf) {
        throw schema::InputError(
            path,
            {"PDF でないので、ページの文字の位置がない",
             "it is no PDF, so there are no places of characters"},
            {"--alto、--hocr には PDF を指定してください", "Give a PDF with --alto and --hocr"});
    }
    make_folder(alto_);
    make_folder(hocr_);
    if (searchable_) {
        searchable_file_ = std::make_unique<OutputFile>(searchable_, path);
    }
}

void ArchiveOutputs::add(const std::string& folder, const char* ending, int page, std::size_t pages,
                         const std::string& text, const std::string& input) {
    // Numbers of one width, so that a list of the folder is in the order of the pages.
    const int width = std::max(3, static_cast<int>(std::to_string(pages).size()));
    const std::string name = fmt::format("page-{:0{}}{}", page, width, ending);
    files_.push_back(
        std::make_unique<OutputFile>((std::filesystem::path(folder) / name).string(), input));
    files_.back()->write(text);
}

void ArchiveOutputs::write(const std::string& path, const schema::Report& report,
                           const extractor::Readings& readings, const Reading& reading) {
    std::vector<extractor::PageText> pages = load_page_texts(path, readings, reading);
    for (extractor::PageText& page : pages) {
        put_in_corrections(report, page);
        if (alto_) {
            add(*alto_, ".xml", page.number, pages.size(), to_alto(page, report), path);
        }
        if (hocr_) {
            add(*hocr_, ".html", page.number, pages.size(), to_hocr(page, report), path);
        }
    }
    if (searchable_) {
        write_searchable(path, pages, reading);
    }
}

void ArchiveOutputs::write_searchable(const std::string& path,
                                      const std::vector<extractor::PageText>& pages,
                                      const Reading& reading) {
    std::vector<pdf::LayerPage> layers;
    for (const extractor::PageText& page : pages) {
        const bool replaced = page.read && page.all_hidden;
        pages_with_layer_ += page.layered && !replaced ? 1 : 0;
        pages_replaced_ += replaced ? 1 : 0;
        if (page.read && (!page.layered || replaced)) {
            layers.push_back(layer_of(page));
        }
    }
    pages_added_ = layers.size();
    const MarkedPdf made = update_pdf(
        path,
        [&layers](std::string_view bytes, const std::string& name) {
            return pdf::add_text_layer(bytes, name, layers);
        },
        reading);
    words_left_out_ = made.left_out;
    signed_ = made.signature != pdf::Signature::none;
    searchable_file_->write(made.bytes);
}

void ArchiveOutputs::tell(schema::Language language) const {
    if (!searchable_) {
        return;
    }
    const auto say = [&](const std::string& ja, const std::string& en) {
        say_error(*searchable_ + ": " + (language == schema::Language::japanese ? ja : en));
    };
    if (pages_with_layer_ > 0) {
        say(fmt::format("{} ページには文字の層がもうあるので、そのままにしました",
                        pages_with_layer_),
            fmt::format("{} pages have a layer of text already and were left as they are",
                        pages_with_layer_));
    }
    if (pages_replaced_ > 0) {
        say(fmt::format("{} ページにあった文字の層を、読み取った文字に替えました", pages_replaced_),
            fmt::format("the layer of text that {} pages had was replaced by what was read",
                        pages_replaced_));
    }
    if (words_left_out_ > 0) {
        say(fmt::format("{} 語はページに置けませんでした", words_left_out_),
            fmt::format("{} words could not be put on their page", words_left_out_));
    }
    if (pages_added_ == 0) {
        say("文字の層が要るページはありません。元の PDF と同じです",
            "no page needs a layer of text; it is the PDF as it was");
    }
    if (signed_) {
        say("電子署名があります。署名が保証するのは文字の層を足す前の版だけです",
            "it is signed; the signature covers the version before the layer of text only");
    }
}

void ArchiveOutputs::commit() {
    if (searchable_file_) {
        searchable_file_->commit();
    }
    for (const std::unique_ptr<OutputFile>& file : files_) {
        file->commit();
    }
}

}  // namespace tenken::tools
