// Any bytes as the content of a page that has fonts, a form, images, layers and colours.
#include <cstdint>
#include <string>

#include "extractor/pdf/document.h"
#include "tests/fuzz/pdf_checks.h"
#include "tests/pdf/sample_pdf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tenken;
    tests::SamplePdf pdf = tests::sample_pdf(
        {std::string(reinterpret_cast<const char*>(data), size),
         "/MediaBox [0 0 200 100] /Rotate 90",
         "/XObject << /Fm 10 0 R /Im 11 0 R /One 12 0 R >> /ExtGState << /G << /LW 2 /ca 0 >> >> "
         "/ColorSpace << /I [/Indexed /DeviceRGB 1 <FFFFFF333333>] /C [/ICCBased 13 0 R] >> "
         "/Properties << /P << /ActualText <FEFF91D1> >> /L 14 0 R >>"});
    pdf.stream(10,
               "/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Matrix [1 0 0 2 5 5] /Resources "
               "<< /XObject << /Fm 10 0 R >> /Font << /F1 5 0 R >> >>",
               "q BT /F1 5 Tf (1) Tj ET /Fm Do 0 0 50 50 re S");
    pdf.stream(11, "/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray",
               "0000");
    pdf.stream(12, "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
               "0");
    pdf.stream(13, "/N 3", "");
    pdf.object(14, "<< /Type /OCG >>");
    const std::string bytes = pdf.file();
    pdf::Document document(bytes, "content");
    fuzz::check_page(document.page(1));
    return 0;
}
