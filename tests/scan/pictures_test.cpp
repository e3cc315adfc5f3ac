// Pictures of every form that PDF files hold them in, made here, come out as the same sheet: cases
// in cases/pictures.txt.
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "extractor/pdf/document.h"
#include "extractor/scan/canvas.h"
#include "schema/text.h"
#include "tests/catch.h"
#include "tests/scan/picture_codes.h"

using namespace tenken;
using testing::Samples;

namespace {

using Case = std::map<std::string, std::string>;

constexpr int block = 4;
constexpr int columns = 40;
constexpr int rows = 24;
constexpr double wide = 96;  // points: 120 samples to the inch
constexpr double high = 57.6;

std::vector<Case> read_cases() {
    std::ifstream file(std::string(TENKEN_SOURCE_DIR) + "/tests/scan/cases/pictures.txt");
    REQUIRE(file);
    std::vector<Case> cases;
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(':');
        if (line.starts_with("=== ")) {
            cases.push_back({{"name", line.substr(4)}});
        } else if (!line.empty() && line.front() != '#' && colon != std::string::npos) {
            cases.back()[line.substr(0, colon)] = std::string(schema::trim(line.substr(colon + 1)));
        }
    }
    return cases;
}

std::string value(const Case& one, const std::string& key, const std::string& otherwise = "") {
    const auto found = one.find(key);
    return found == one.end() ? otherwise : found->second;
}

int number(const Case& one, const std::string& key, int otherwise) {
    return std::atoi(value(one, key, std::to_string(otherwise)).c_str());
}

/// Blocks of changing grey: no two neighbours alike, no symmetry.
Samples picture_of(int levels) {
    Samples picture{columns * block, rows * block, {}};
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const int cell = (x / block * 7 + y / block * 13 + x / block * (y / block) % 5) % 16;
            const int level = cell * (levels - 1) / 15;
            picture.grey.push_back(static_cast<std::uint8_t>(level * 255 / (levels - 1)));
        }
    }
    return picture;
}

Samples part_of(const Samples& whole, int x0, int y0, int width, int height) {
    Samples part{width, height, {}};
    for (int y = y0; y < y0 + height; ++y) {
        for (int x = x0; x < x0 + width; ++x) {
            part.grey.push_back(whole.at(x, y));
        }
    }
    return part;
}

/// What the components of a sample are in a colour space.
std::vector<std::uint8_t> components(const std::string& space, std::uint8_t grey) {
    const auto dark = static_cast<std::uint8_t>(255 - grey);
    if (space.find("Indexed") != std::string::npos || space.find("/I ") != std::string::npos) {
        return {static_cast<std::uint8_t>(grey / 17)};
    }
    if (space.find("Lab") != std::string::npos) {
        return {grey, 128, 128};
    }
    if (space.find("CMYK") != std::string::npos || space.find("icc4") != std::string::npos) {
        return {0, 0, 0, dark};
    }
    if (space.find("RGB") != std::string::npos || space.find("icc3") != std::string::npos) {
        return {grey, grey, grey};
    }
    if (space.find("Separation") != std::string::npos) {
        return {dark};
    }
    return {grey};
}

std::string raw_samples(const Case& one, const Samples& picture, bool inverted) {
    const std::string space = value(one, "space");
    const int bits = number(one, "bits", 8);
    const bool indexed = components(space, 255).front() == 15;
    std::vector<std::uint8_t> levels;
    for (const std::uint8_t grey : picture.grey) {
        for (std::uint8_t level : components(space, grey)) {
            level = indexed && bits == 4 ? static_cast<std::uint8_t>(level << 4) : level;
            levels.push_back(inverted ? static_cast<std::uint8_t>(255 - level) : level);
        }
    }
    return testing::packed(levels, static_cast<int>(levels.size()) / picture.height, bits);
}

struct Coded {
    std::string data;
    std::string filter;   ///< "/Filter/X" and its parameters, "" for none
    std::string globals;  ///< of JBIG2
};

Coded code(const Case& one, const Samples& picture, bool inverted, bool short_names) {
    const std::string kind = value(one, "coding");
    const std::string key = short_names ? "/F" : "/Filter";
    if (kind.starts_with("jpeg-")) {
        return {testing::jpeg(picture, kind.substr(5), inverted), key + "/DCTDecode", ""};
    }
    if (kind.starts_with("jpeg2000")) {
        return {testing::jpeg2000(picture, kind == "jpeg2000-rgb"), key + "/JPXDecode", ""};
    }
    if (kind.starts_with("g")) {
        std::string parameters = short_names ? "/DP<</Columns " : "/DecodeParms<</Columns ";
        parameters += std::to_string(picture.width);
        parameters += kind.starts_with("g4") ? "/K -1" : kind == "g3-2d" ? "/K 4" : "/K 0";
        parameters += kind == "g3-rle" || kind == "g4-aligned" ? "/EncodedByteAlign true" : "";
        parameters += inverted ? "/BlackIs1 true>>" : ">>";
        return {kind == "g4-aligned" ? testing::aligned_g4(picture) : testing::fax(picture, kind),
                key + "/CCITTFaxDecode" + parameters, ""};
    }
    if (kind == "jbig2") {
        return {testing::jbig2(picture), key + "/JBIG2Decode", ""};
    }
    if (kind == "jbig2-globals") {
        Coded coded{"", key + "/JBIG2Decode/DecodeParms<</JBIG2Globals @globals>>", ""};
        coded.data = testing::jbig2_with_globals(picture, coded.globals);
        return coded;
    }
    const std::string raw = raw_samples(one, picture, inverted);
    if (kind == "flate") {
        return {testing::deflated(raw), key + "/FlateDecode", ""};
    }
    if (kind == "lzw") {
        return {testing::lzw(raw), key + "/LZWDecode", ""};
    }
    if (kind == "runs") {
        return {testing::run_lengths(raw), key + "/RunLengthDecode", ""};
    }
    if (kind == "a85") {
        return {testing::ascii85(raw), key + "/ASCII85Decode", ""};
    }
    if (kind == "hex") {
        return {testing::ascii_hex(raw), key + "/ASCIIHexDecode", ""};
    }
    return {raw, "", ""};
}

/// The objects of a PDF; names with @ in them become references.
class File {
  public:
    int add(const std::string& object) {
        objects_.push_back(object);
        return static_cast<int>(objects_.size());
    }
    int stream(const std::string& entries, const std::string& data) {
        return add("<<" + entries + "/Length " + std::to_string(data.size()) + ">>stream\n" + data +
                   "\nendstream");
    }
    static std::string reference(int object) { return std::to_string(object) + " 0 R"; }
    std::string bytes() const {
        std::string out = "%PDF-1.5\n";
        std::vector<std::size_t> offsets;
        for (std::size_t i = 0; i < objects_.size(); ++i) {
            offsets.push_back(out.size());
            out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
        }
        const std::size_t start = out.size();
        out += "xref\n0 " + std::to_string(objects_.size() + 1) + "\n0000000000 65535 f \n";
        for (const std::size_t offset : offsets) {
            const std::string digits = std::to_string(offset);
            out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
        }
        return out + "trailer\n<</Size " + std::to_string(objects_.size() + 1) +
               "/Root 1 0 R>>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
    }
    void replace(int object, const std::string& text) {
        objects_[static_cast<std::size_t>(object) - 1] = text;
    }

  private:
    std::vector<std::string> objects_;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string palette(int components_a_colour) {
    std::string hex = "<";
    for (int i = 0; i < 16; ++i) {
        for (int k = 0; k < components_a_colour; ++k) {
            hex += std::string(2, "0123456789ABCDEF"[i]);
        }
    }
    return hex + ">";
}

std::string decode_of(const Case& one, const std::string& key) {
    if (value(one, "inverted") != "yes") {
        return "";
    }
    std::string array = key + "[";
    const std::size_t count = components(value(one, "space"), 0).size();
    for (std::size_t i = 0; i < count; ++i) {
        array += "1 0 ";
    }
    return array + "]";
}

/// The content that draws a part of the picture with the matrix `cm`.
std::string draw(const Case& one, const Samples& picture, const std::string& cm, int index,
                 File& file, std::string& resources) {
    const std::string as = value(one, "as");
    const bool inline_image = value(one, "inline") == "yes";
    const bool inverted = value(one, "inverted") == "yes";
    const Coded coded = code(one, picture, inverted, inline_image);
    std::string space = value(one, "space");
    space = replaced(space, "@palette", palette(3));
    space = replaced(space, "@greys", palette(1));
    for (const char n : {'1', '3', '4'}) {
        if (space.find(std::string("@icc") + n) != std::string::npos) {
            const int profile = file.stream(std::string("/N ") + n, "no profile");
            space = replaced(space, std::string("@icc") + n, File::reference(profile));
        }
    }
    space = replaced(space, "@tint", "<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>");
    std::string size =
        "/Width " + std::to_string(picture.width) + "/Height " + std::to_string(picture.height);
    const std::string bits = "/BitsPerComponent " + value(one, "bits");
    if (inline_image) {
        const std::string how = as == "stencil" ? std::string("/IM true")
                                                : "/CS " + space + "/BPC " + value(one, "bits");
        return "q " + cm + " cm BI /W " + std::to_string(picture.width) + "/H " +
               std::to_string(picture.height) + how + coded.filter + decode_of(one, "/D") + " ID " +
               coded.data + "\nEI Q\n";
    }
    std::string filter = coded.filter;
    if (!coded.globals.empty()) {
        filter = replaced(filter, "@globals", File::reference(file.stream("", coded.globals)));
    }
    const std::string head = "/Subtype/Image" + size + filter + decode_of(one, "/Decode");
    int image = 0;
    if (as.empty()) {
        image = file.stream(head + bits + "/ColorSpace" + (space[0] == '/' ? "" : " ") + space,
                            coded.data);
    } else if (as == "stencil") {
        image = file.stream(head + "/ImageMask true", coded.data);
    } else if (as == "key") {
        image = file.stream(head + bits + "/ColorSpace" + space + "/Mask[255 255]", coded.data);
    } else {
        // Black, through what is dark in the picture.
        Samples light = picture;
        for (std::uint8_t& grey : light.grey) {
            grey = static_cast<std::uint8_t>(255 - grey);
        }
        const Coded mask = code(one, as == "soft" ? light : picture, false, false);
        const int other =
            file.stream("/Subtype/Image" + size + mask.filter +
                            (as == "soft" ? bits + "/ColorSpace/DeviceGray" : "/ImageMask true"),
                        mask.data);
        image = file.stream(
            "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace"
            "/DeviceGray" +
                std::string(as == "soft" ? "/SMask " : "/Mask ") + File::reference(other),
            std::string(1, '\0'));
    }
    resources += "/I" + std::to_string(index) + " " + File::reference(image);
    return "q " + cm + " cm /I" + std::to_string(index) + " Do Q\n";
}

struct Page {
    std::string bytes;
    /// The unit square of the picture, y downwards, to points of the page as seen.
    double a, b, c, d, e, f;
};

std::string numbers(std::initializer_list<double> list) {
    std::string out;
    for (const double one : list) {
        out += std::to_string(one) + " ";
    }
    return out;
}

Page page_of(const Case& one) {
    const Samples picture = picture_of(number(one, "levels", 256));
    File file;
    file.add("<</Type/Catalog/Pages 2 0 R>>");
    file.add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
    file.add("");
    std::string resources;
    std::string content;
    const int quarters = number(one, "place", 0);
    const bool upright = quarters % 2 == 0;
    const double page_wide = upright ? wide : high;
    const double page_high = upright ? high : wide;
    // From the unit square, y upwards, to the user space of the page.
    double m[6] = {wide, 0, 0, high, 0, 0};
    if (quarters == 1) {
        const double turned[6] = {0, wide, -high, 0, high, 0};
        std::copy(turned, turned + 6, m);
    } else if (quarters == 2) {
        const double turned[6] = {-wide, 0, 0, -high, wide, high};
        std::copy(turned, turned + 6, m);
    } else if (quarters == 3) {
        const double turned[6] = {0, -wide, high, 0, 0, wide};
        std::copy(turned, turned + 6, m);
    } else if (value(one, "flipped") == "yes") {
        const double turned[6] = {-wide, 0, 0, high, wide, 0};
        std::copy(turned, turned + 6, m);
    }
    const int strips = number(one, "strips", 1);
    if (value(one, "halves") == "yes") {
        const int half = picture.width / 2;
        content += draw(one, part_of(picture, 0, 0, half, picture.height),
                        numbers({wide / 2, 0, 0, high, 0, 0}), 0, file, resources);
        content += draw(one, part_of(picture, half, 0, half, picture.height),
                        numbers({wide / 2, 0, 0, high, wide / 2, 0}), 1, file, resources);
    } else if (strips > 1) {
        int top = 0;
        for (int i = 0; i < strips; ++i) {
            const int bottom = picture.height * (i + 1) / strips;
            const double part = high * (bottom - top) / picture.height;
            const double below = high * (picture.height - bottom) / picture.height;
            content += draw(one, part_of(picture, 0, top, picture.width, bottom - top),
                            numbers({wide, 0, 0, part, 0, below}), i, file, resources);
            top = bottom;
        }
    } else {
        content =
            draw(one, picture, numbers({m[0], m[1], m[2], m[3], m[4], m[5]}), 0, file, resources);
    }
    const int stream = file.stream("", content);
    const int rotate = number(one, "rotate", 0);
    file.replace(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + numbers({page_wide, page_high}) +
                        "]/Rotate " + std::to_string(rotate) + "/Contents " +
                        File::reference(stream) + "/Resources<</XObject<<" + resources + ">>>>>>");
    // A point of the picture (u, v), v downwards: user space, then the page as seen.
    Page page{file.bytes(), m[0], m[1], -m[2], -m[3], m[4] + m[2], m[5] + m[3]};
    const auto seen = [&](double& x, double& y, bool is_vector) {
        const double ux = x;
        const double uy = y;
        const double w = is_vector ? 0 : page_wide;
        const double h = is_vector ? 0 : page_high;
        switch (rotate) {
            case 90:
                x = uy;
                y = ux;
                break;
            case 180:
                x = w - ux;
                y = uy;
                break;
            case 270:
                x = h - uy;
                y = w - ux;
                break;
            default:
                y = h - uy;
                break;
        }
    };
    seen(page.a, page.b, true);
    seen(page.c, page.d, true);
    seen(page.e, page.f, false);
    return page;
}

}  // namespace

TEST_CASE("a picture is the same whatever its form") {
    for (const Case& one : read_cases()) {
        INFO(value(one, "name"));
        const Samples picture = picture_of(number(one, "levels", 256));
        const int tolerance = number(one, "tolerance", 1);
        const Page page = page_of(one);
        pdf::Document document(page.bytes, "made.pdf");
        const extractor::PictureSheet sheet = document.pictures(1);
        CHECK(sheet.problems.empty());
        const scan::Canvas canvas = scan::make_canvas(sheet);
        CHECK(canvas.problems.empty());
        CHECK(canvas.grey);
        if (!canvas.grey) {
            continue;
        }
        int worst = 0;
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                const double u = (column + 0.5) / columns;
                const double v = (row + 0.5) / rows;
                const double x = (page.a * u + page.c * v + page.e) * canvas.x_scale;
                const double y = (page.b * u + page.d * v + page.f) * canvas.y_scale;
                l_uint32 level = 0;
                pixGetPixel(canvas.grey.get(), static_cast<int>(x), static_cast<int>(y), &level);
                const int wanted = picture.at(column * block + 1, row * block + 1);
                worst = std::max(worst, std::abs(static_cast<int>(level) - wanted));
            }
        }
        CHECK(worst <= tolerance);
    }
}
