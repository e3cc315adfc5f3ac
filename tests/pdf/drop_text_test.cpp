// Old layers of hidden text make room for new ones: cases in cases/drop_text.txt.
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "extractor/pdf/document.h"
#include "extractor/pdf/text_layer.h"
#include "tests/catch.h"

using namespace tenken;

namespace {

std::string stream(const std::string& entries, const std::string& data) {
    return "<<" + entries + "/Length " + std::to_string(data.size()) + ">>stream\n" + data +
           "\nendstream";
}

std::string file_with(const std::string& content, const std::string& form) {
    const std::string resources = "/Resources<</Font<</F1 5 0 R>>/XObject<</I 7 0 R";
    const std::vector<std::string> objects{
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R" + resources +
            "/F 6 0 R>>>>>>",
        stream("", content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream("/Type/XObject/Subtype/Form/BBox[0 0 100 100]" + resources + ">>>>", form),
        stream("/Type/XObject/Subtype/Image/Width 2/Height 1/BitsPerComponent 8"
               "/ColorSpace/DeviceGray",
               "xy"),
    };
    std::string out = "%PDF-1.5\n";
    std::string table = "xref\n0 8\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string at = std::to_string(out.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(out.size());
    return out + table + "trailer\n<</Size 8/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

void check(const std::string& name, const std::string& content, const std::string& form,
           const std::string& wanted) {
    INFO(name);
    const std::string bytes = file_with(content, form);
    pdf::LayerPage page;
    page.page = 1;
    page.replaces_text = true;
    page.words.push_back({{"N", "E", "W"}, {10, 10, 40, 20}, pdf::LayerWord::Direction::right});
    const pdf::Update update = pdf::add_text_layer(bytes, "made.pdf", {page});
    const std::string updated = bytes + update.bytes;
    pdf::Document document(updated, "made.pdf");
    const extractor::Page seen = document.page(1);
    std::string text;
    for (const extractor::Glyph& glyph : seen.glyphs) {
        text += glyph.text;
    }
    CHECK(text == wanted);
    CHECK(update.left_out == (wanted == "NEW" ? 0U : 1U));
    CHECK(seen.images.size() == pdf::Document(bytes, "made.pdf").page(1).images.size());
}

}  // namespace

TEST_CASE("an old layer of hidden text makes room for a new one") {
    std::ifstream file(std::string(TENKEN_SOURCE_DIR) + "/tests/pdf/cases/drop_text.txt");
    REQUIRE(file);
    std::string name;
    std::string content;
    std::string form;
    std::size_t count = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("=== ")) {
            name = line.substr(4);
            form = "";
        } else if (line.starts_with("content: ")) {
            content = line.substr(9);
        } else if (line.starts_with("form: ")) {
            form = line.substr(6);
        } else if (line.starts_with("text: ")) {
            check(name, content, form, line.substr(6));
            ++count;
        }
    }
    CHECK(count == 8);
}
