#include "extractor/extract.h"

#include <array>
#include <utility>
#include <variant>

#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include "extractor/pdf/document.h"
#include "extractor/report/reader.h"
#include "schema/error.h"

namespace tenken::extractor {

namespace {

std::string sha256(std::string_view bytes) {
    // The plain functions: OpenSSL's newer interface first loads its configuration and providers,
    // which takes longer than the digest of a whole report.
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(digest.data(), &context);
    static constexpr char hex[] = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : digest) {
        out += hex[byte >> 4U];
        out += hex[byte & 15U];
    }
    return out;
}

std::string without_folders(const std::string& name) {
    const std::size_t slash = name.find_last_of('/');
    return slash == std::string::npos ? name : name.substr(slash + 1);
}

schema::Note note(std::string code, std::string text, int page) {
    return {std::move(code), std::move(text), {page, {}, 0}};
}

// A page that is one picture and shows no text of its own.
bool is_scan(const Page& page) {
    bool covered = false;
    for (const Image& image : page.images) {
        covered = covered || image.covers_page;
    }
    if (!covered) {
        return false;
    }
    for (const Glyph& glyph : page.glyphs) {
        if (!glyph.hidden) {
            return false;
        }
    }
    return true;
}

schema::Report extract_pdf(std::string_view bytes, const std::string& name,
                           const Options& options) {
    pdf::Document document(bytes, name, {.password = options.password});
    const int count = document.page_count();
    std::vector<layout::PageLayout> pages;
    std::vector<schema::Note> notes;
    pages.reserve(static_cast<std::size_t>(count));
    int scans = 0;
    for (int number = 1; number <= count; ++number) {
        const Page page = document.page(number);
        for (const std::string& problem : page.problems) {
            notes.push_back(note("page-problem", problem, number));
        }
        if (page.undecoded > 0) {
            notes.push_back(note("undecoded-glyphs",
                                 std::to_string(page.undecoded) + " glyphs could not be decoded",
                                 number));
        }
        if (is_scan(page)) {
            ++scans;
            notes.push_back(note("image-only", "the page is a picture; no text was read", number));
        }
        pages.push_back(layout::analyse(page));
    }
    schema::Report report =
        report::read_report(layout::join(std::move(pages)), report::built_in_vocabulary());
    report.source.pages = count;
    report.source.kind = count > 0 && scans * 2 > count ? schema::SourceKind::scanned
                                                        : schema::SourceKind::born_digital;
    report.source.producer = document.producer();
    report.notes.insert(report.notes.begin(), notes.begin(), notes.end());
    std::vector<schema::Note> repairs;
    for (const std::string& problem : document.problems()) {
        repairs.push_back(note("repaired", problem, 0));
    }
    report.notes.insert(report.notes.begin(), repairs.begin(), repairs.end());
    return report;
}

}  // namespace

schema::Report extract(std::string_view bytes, const std::string& name, const Options& options) {
    schema::Report report;
    if (pdf::looks_like_pdf(bytes)) {
        report = extract_pdf(bytes, name, options);
    } else {
        report = report::read_report(layout::read_transcript(bytes, name),
                                     report::built_in_vocabulary());
        report.source.kind = schema::SourceKind::transcript;
    }
    report.source.file = without_folders(name);
    report.source.sha256 = sha256(bytes);
    return report;
}

std::vector<schema::Table> tables(std::string_view bytes, const std::string& name,
                                  const Options& options) {
    pdf::Document document(bytes, name, {.password = options.password});
    std::vector<schema::Table> found;
    for (int number = 1; number <= document.page_count(); ++number) {
        for (layout::Block& block : layout::analyse(document.page(number)).blocks) {
            if (auto* table = std::get_if<schema::Table>(&block)) {
                table->id = "t" + std::to_string(found.size() + 1);
                found.push_back(std::move(*table));
            }
        }
    }
    return found;
}

}  // namespace tenken::extractor
