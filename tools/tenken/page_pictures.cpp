#include "tools/tenken/page_pictures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/extract.h"
#include "extractor/page_kind.h"
#include "extractor/pdf/document.h"
#include "extractor/scan/load_module.h"
#include "schema/error.h"
#include "schema/xml_tree.h"
#include "tools/publish/page_svg.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/isolated.h"

namespace tenken::tools {

using schema::InputError;

namespace {

constexpr std::array<std::string_view, 5> elements{"svg", "rect", "path", "text", "image"};
constexpr std::array<std::string_view, 16> attributes{
    "xmlns",      "viewBox", "role",         "aria-label",
    "x",          "y",       "width",        "height",
    "fill",       "d",       "stroke-width", "font-size",
    "textLength", "stroke",  "lengthAdjust", "preserveAspectRatio"};

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Bytes of an image and nothing else: no address, no SVG that could act.
bool is_image_data(std::string_view value) {
    for (const std::string_view head : {"data:image/jpeg;base64,", "data:image/png;base64,"}) {
        if (value.substr(0, head.size()) == head) {
            return std::all_of(
                value.begin() + static_cast<std::ptrdiff_t>(head.size()), value.end(), [](char c) {
                    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                           (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
                });
        }
    }
    return false;
}

bool is_matrix(std::string_view value) {
    constexpr std::string_view head = "matrix(";
    return value.size() > head.size() && value.substr(0, head.size()) == head &&
           value.back() == ')' &&
           value.find_first_not_of("0123456789.- ", head.size()) == value.size() - 1;
}

bool is_harmless(const schema::XmlNode& element) {
    if (!is_one_of(elements, element.value())) {
        return false;
    }
    for (const schema::XmlAttribute& attribute : element.attributes()) {
        const std::string_view name = attribute.name;
        const std::string_view value = attribute.value;
        if (name == "href" || name == "transform") {
            const bool image = std::string_view(element.value()) == "image";
            if (!image || !(name == "href" ? is_image_data(value) : is_matrix(value))) {
                return false;
            }
            continue;
        }
        const bool names_space = name == "xmlns";
        const bool calls =
            value.find('(') != std::string_view::npos && value.substr(0, 4) != "rgb(";
        const bool reaches_out = !names_space && value.find(':') != std::string_view::npos;
        if (!is_one_of(attributes, name) || calls || reaches_out) {
            return false;
        }
    }
    return true;
}

/// Wider than that, a screen shows no more of a page.
constexpr long most_image_width = 1600;
/// A JPEG is taken as it is; one larger than that would fill the file alone.
constexpr std::size_t most_jpeg_bytes = 1'500'000;

bool was_scanned(const extractor::Page& page) {
    return std::any_of(page.images.begin(), page.images.end(),
                       [](const extractor::Image& image) { return image.covers_page; });
}

/// What a browser can show of the images; stencils and masks are ornaments of pages with text.
std::vector<PageImage> images_of(const extractor::PictureSheet& sheet) {
    std::vector<PageImage> images;
    for (const extractor::Picture& picture : sheet.pictures) {
        using Coding = extractor::Picture::Coding;
        if (picture.stencil || picture.mask != nullptr) {
            continue;
        }
        if (picture.coding == Coding::jpeg && picture.data.size() <= most_jpeg_bytes) {
            images.push_back({"image/jpeg", picture.data, picture.place});
        } else if (picture.coding == Coding::grey) {
            std::string samples = picture.data;
            for (char& sample : samples) {
                sample = static_cast<char>(picture.look[static_cast<unsigned char>(sample)]);
            }
            std::string png = png_of_grey(samples, picture.width, picture.height, most_image_width);
            if (!png.empty()) {
                images.push_back({"image/png", std::move(png), picture.place});
            }
        }
    }
    return images;
}

/// Samples of a cell are shown at this resolution.
constexpr double cell_resolution = 150;
/// Around a cell, points: its lines are seen.
constexpr double cell_margin = 2;
constexpr std::size_t most_cell_bytes = 60'000;

/// Grey in 16 steps packs better and reads as well.
std::string crop(const scan::GreySheet& sheet, const schema::Box& box) {
    const auto inside = [](double value, long most) {
        return static_cast<long>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    const long x0 = inside((box.x0 - cell_margin) * sheet.x_scale, sheet.width);
    const long x1 = inside((box.x1 + cell_margin) * sheet.x_scale, sheet.width);
    const long y0 = inside((box.y0 - cell_margin) * sheet.y_scale, sheet.height);
    const long y1 = inside((box.y1 + cell_margin) * sheet.y_scale, sheet.height);
    std::string samples;
    for (long y = y0; y < y1; ++y) {
        for (long x = x0; x < x1; ++x) {
            const auto level = static_cast<unsigned char>(
                sheet.samples[static_cast<std::size_t>(y * sheet.width + x)]);
            samples += static_cast<char>((level >> 4) * 17);
        }
    }
    const double resolution = 72 * std::max(sheet.x_scale, sheet.y_scale);
    const double finer = std::max(1.0, std::floor(resolution / cell_resolution));
    return png_of_grey(samples, x1 - x0, y1 - y0,
                       std::max(1L, std::lround(static_cast<double>(x1 - x0) / finer)));
}

/// What the child that reads the PDF draws.
class Drawer {
  public:
    Drawer(std::string_view bytes, const std::string& name, const Reading& reading,
           scan::PageReader* decoder)
        : bytes_(bytes),
          name_(name),
          reading_(reading),
          document_(bytes, name, {.password = reading.password}),
          decoder_(decoder) {}

    bool has(int number) const { return number >= 1 && number <= document_.page_count(); }

    std::string page(int number) {
        const extractor::Page page = document_.page(number);
        const extractor::PageKind kind = extractor::page_kind(page);
        std::vector<PageImage> images;
        if (was_scanned(page)) {
            images = images_of(document_.pictures(number));
        }
        // Fax and the like, strips of them, letters drawn as areas: no browser shows those.
        if (images.empty() && extractor::needs_reading(kind)) {
            const scan::GreySheet& whole = sheet(number);
            std::string png =
                png_of_grey(whole.samples, whole.width, whole.height, most_image_width);
            if (!png.empty()) {
                images.push_back({"image/png",
                                  std::move(png),
                                  {page.width, 0, 0, -page.height, 0, page.height}});
            }
        }
        return images.empty() ? page_svg(page) : page_svg(page, images);
    }

    std::string cell(const schema::Place& place) {
        const std::string png = crop(sheet(place.page), place.box);
        return png.empty() || png.size() > most_cell_bytes ? "" : image_address("image/png", png);
    }

  private:
    /// The last one is kept: cells of one page follow each other.
    const scan::GreySheet& sheet(int number) {
        if (number != sheet_of_) {
            sheet_ = decoder_ == nullptr
                         ? scan::GreySheet()
                         : decoder_->look(extractor::pictures(
                               bytes_, name_, number, {reading_.password, nullptr, nullptr}));
            sheet_of_ = number;
        }
        return sheet_;
    }

    std::string_view bytes_;
    std::string name_;
    const Reading& reading_;
    pdf::Document document_;
    scan::PageReader* decoder_;
    scan::GreySheet sheet_;
    int sheet_of_ = 0;
};

/// "NUMBER LENGTH\n" and the picture, again and again: pages by their number, cells by theirs below
/// 0.
void pack(std::string& packed, int number, const std::string& picture) {
    packed += std::to_string(number) + " " + std::to_string(picture.size()) + "\n" + picture;
}

ReportPictures unpack(std::string_view packed, const std::vector<schema::Place>& cells,
                      const std::string& path) {
    ReportPictures pictures;
    while (!packed.empty()) {
        int number = 0;
        std::size_t length = 0;
        const char* end = packed.data() + packed.size();
        const auto first = std::from_chars(packed.data(), end, number);
        const auto second = std::from_chars(std::min(first.ptr + 1, end), end, length);
        const auto at = static_cast<std::size_t>(second.ptr - packed.data()) + 1;
        if (second.ec != std::errc() || at > packed.size() || length > packed.size() - at) {
            break;
        }
        std::string picture(packed.substr(at, length));
        const bool is_cell = number < 0;
        const auto cell = static_cast<std::size_t>(-(static_cast<long>(number) + 1));
        if (is_cell ? cell >= cells.size() || !is_image_data(picture)
                    : !is_harmless_picture(picture)) {
            break;
        }
        packed.remove_prefix(at + length);
        if (is_cell) {
            pictures.cells[cell_key(cells[cell])] = std::move(picture);
        } else {
            pictures.pages[number] = std::move(picture);
        }
    }
    if (!packed.empty()) {
        throw InputError(path, {"ページの絵が壊れている", "the pictures of its pages are damaged"},
                         {"このファイルを添えて開発者に知らせてください",
                          "Report this to the developers together with the file"});
    }
    return pictures;
}

/// Nothing where the engine is not installed: the text is there without.
std::unique_ptr<scan::LoadedReader> decoder_for(const WantedPictures& wanted) {
    if (!wanted.decode) {
        return nullptr;
    }
    try {
        return std::make_unique<scan::LoadedReader>();
    } catch (const scan::EngineMissing&) {
        return nullptr;
    }
}

}  // namespace

bool is_harmless_picture(const std::string& svg) {
    const schema::XmlTree tree(svg);
    const schema::XmlNode* root = tree.root();
    if (root == nullptr || std::string_view(root->value()) != "svg" || !is_harmless(*root) ||
        tree.first_node() != root || root->next_node() != nullptr) {
        return false;
    }
    for (const schema::XmlNode* node = root->first_node(); node != nullptr;
         node = node->next_node()) {
        if (!node->is_element() || std::string_view(node->value()) == "svg" ||
            !is_harmless(*node) || node->first_child() != nullptr) {
            return false;
        }
        const schema::XmlNode* content = node->first_node();
        if (content != nullptr &&
            (content->kind() != schema::XmlNode::Kind::text || content->next_node() != nullptr)) {
            return false;
        }
    }
    return true;
}

ReportPictures load_page_pictures(const std::string& path, const WantedPictures& wanted,
                                  const Reading& reading) {
    const std::string bytes = read_input(path);
    if (recognise(bytes, path) != InputKind::pdf) {
        return {};
    }
    const std::unique_ptr<scan::LoadedReader> decoder = decoder_for(wanted);
    const auto work = [&](extractor::Workers*) {
        Drawer drawer(bytes, base_name(path), reading, decoder ? &decoder->reader() : nullptr);
        std::string packed;
        for (const int number : wanted.pages) {
            if (!drawer.has(number)) {
                continue;
            }
            const std::string picture = drawer.page(number);
            if (packed.size() + picture.size() > wanted.most_bytes) {
                break;
            }
            pack(packed, number, picture);
        }
        const std::size_t most = packed.size() + wanted.most_bytes / 5;
        for (std::size_t i = 0; decoder && i < wanted.cells.size(); ++i) {
            if (!drawer.has(wanted.cells[i].page)) {
                continue;
            }
            const std::string picture = drawer.cell(wanted.cells[i]);
            if (packed.size() + picture.size() > most) {
                break;
            }
            if (!picture.empty()) {
                pack(packed, -static_cast<int>(i) - 1, picture);
            }
        }
        return packed;
    };
    // To decode a page takes some tenths of a second.
    std::set<int> decoded = wanted.pages;
    for (const schema::Place& cell : wanted.cells) {
        decoded.insert(cell.page);
    }
    const auto more_seconds = static_cast<unsigned>(decoder ? 4 * decoded.size() : 0);
    try {
        return unpack(run_reading(work, path, bytes, reading, more_seconds), wanted.cells, path);
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

}  // namespace tenken::tools
