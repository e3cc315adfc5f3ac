#include "tests/pdf/font/font_fixture.h"

#include <cstdio>
#include <map>
#include <stdexcept>
#include <utility>

#include "extractor/pdf/file/pdf_file.h"

namespace tenken::tests {
namespace {

// Puts the size of the stream that follows in place of "@".
std::string with_lengths(std::string_view objects) {
    std::string text(objects);
    for (std::size_t at = 0; (at = text.find("/Length @", at)) != std::string::npos;) {
        const std::size_t begin = text.find("stream\n", at) + 7;
        const std::size_t end = text.find("\nendstream", begin - 1);
        if (end == std::string::npos) {
            throw std::runtime_error("a stream without its end");
        }
        const std::size_t length = end < begin ? 0 : end - begin;
        text.replace(at + 8, 1, std::to_string(length));
        at += 8;
    }
    return text;
}

std::string as_file(std::string_view objects) {
    std::string file = "%PDF-1.7\n" + with_lengths(objects) +
                       "\n90 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj\n"
                       "91 0 obj << /Type /Catalog /Pages 90 0 R >> endobj\n";
    std::map<int, std::size_t> offsets;
    for (std::size_t at = 0; (at = file.find(" 0 obj", at)) != std::string::npos; ++at) {
        std::size_t begin = at;
        while (begin > 0 && file[begin - 1] >= '0' && file[begin - 1] <= '9') {
            --begin;
        }
        offsets[std::stoi(file.substr(begin, at - begin))] = begin;
    }
    const std::size_t start = file.size();
    file += "xref\n0 1\n0000000000 65535 f \n";
    for (const auto& [number, offset] : offsets) {
        char line[64];
        std::snprintf(line, sizeof line, "%d 1\n%010zu 00000 n \n", number, offset);
        file += line;
    }
    file +=
        "trailer << /Size 92 /Root 91 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
    return file;
}

}  // namespace

struct ObjectFile::Document {
    explicit Document(std::string bytes) : file(std::move(bytes)) {
        if (!file.load()) {
            throw std::runtime_error("not numbered objects");
        }
    }
    pdf::PdfFile file;
};

ObjectFile::ObjectFile(std::string_view objects)
    : document_(std::make_unique<Document>(as_file(objects))) {}

ObjectFile::~ObjectFile() = default;

pdf::Value ObjectFile::object(int number) const {
    return document_->file.object(static_cast<std::uint32_t>(number));
}

std::vector<pdf::CodedGlyph> glyphs(pdf::Font& font, std::string_view bytes) {
    std::vector<pdf::CodedGlyph> result;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t before = at;
        result.push_back(font.next(bytes, at));
        if (at <= before || at > bytes.size()) {
            throw std::runtime_error("next() did not move on, or moved past the end");
        }
    }
    return result;
}

std::string text_of(pdf::Font& font, std::string_view bytes) {
    std::string text;
    for (const pdf::CodedGlyph& glyph : glyphs(font, bytes)) {
        text += glyph.text;
    }
    return text;
}

std::string bytes_of_hex(std::string_view hex) {
    std::string digits;
    for (const char c : hex) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f')) {
            digits.push_back(c);
        }
    }
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        bytes.push_back(static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16)));
    }
    return bytes;
}

}  // namespace tenken::tests
