#include "tests/pdf/sample_pdf.h"

#include <cstdio>

namespace tenken::tests {

namespace {

constexpr const char* header = "%PDF-1.7\n";

std::string cid_font(const std::string& encoding) {
    return "<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /" + encoding +
           " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Sample "
           "/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /DW 1000 "
           "/FontDescriptor << /Type /FontDescriptor /FontName /Sample /Flags 4 /Ascent 880 "
           "/Descent -120 >> >>] >>";
}

}  // namespace

void SamplePdf::object(int number, const std::string& value) {
    objects_[number] = std::to_string(number) + " 0 obj\n" + value + "\nendobj\n";
}

void SamplePdf::stream(int number, const std::string& entries, const std::string& bytes) {
    object(number, "<< " + entries + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" +
                       bytes + "\nendstream");
}

std::size_t SamplePdf::offset(int number) const {
    std::size_t at = std::string(header).size();
    for (const auto& [other, text] : objects_) {
        if (other == number) {
            break;
        }
        at += text.size();
    }
    return at;
}

std::string SamplePdf::file() const {
    std::string bytes = header;
    for (const auto& [number, text] : objects_) {
        bytes += text;
    }
    const std::size_t start = bytes.size();
    bytes += "xref\n0 1\n0000000000 65535 f \n";
    for (const auto& [number, text] : objects_) {
        char line[64];
        std::snprintf(line, sizeof line, "%d 1\n%010zu 00000 n \n", number, offset(number));
        bytes += line;
    }
    const int size = objects_.empty() ? 1 : objects_.rbegin()->first + 1;
    return bytes + "trailer\n<< /Size " + std::to_string(size) + " /Root 1 0 R " + trailer_ +
           ">>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

SamplePdf sample_pdf(const SamplePage& page) {
    SamplePdf pdf;
    pdf.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    const std::string entries =
        page.page_entries.empty() ? "/MediaBox [0 0 200 100]" : page.page_entries;
    pdf.object(3, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R " + entries +
                      " /Resources << /Font << /F1 5 0 R /J1 6 0 R /V1 7 0 R >> " + page.resources +
                      " >> >>");
    pdf.stream(4, "", page.content);
    pdf.object(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    pdf.object(6, cid_font("UniJIS-UTF16-H"));
    pdf.object(7, cid_font("UniJIS-UTF16-V"));
    return pdf;
}

}  // namespace tenken::tests
