#include "tools/tenken/page_pictures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include <tinyxml2.h>

#include "extractor/pdf/document.h"
#include "schema/error.h"
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

bool is_harmless(const tinyxml2::XMLElement& element) {
    if (!is_one_of(elements, element.Name())) {
        return false;
    }
    for (const tinyxml2::XMLAttribute* attribute = element.FirstAttribute(); attribute != nullptr;
         attribute = attribute->Next()) {
        const std::string_view name = attribute->Name();
        const std::string_view value = attribute->Value();
        if (name == "href" || name == "transform") {
            const bool image = std::string_view(element.Name()) == "image";
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

std::string picture_of(pdf::Document& document, int number) {
    const extractor::Page page = document.page(number);
    return was_scanned(page) ? page_svg(page, images_of(document.pictures(number)))
                             : page_svg(page);
}

/// "NUMBER LENGTH\n" and the picture, again and again.
std::map<int, std::string> unpack(std::string_view packed, const std::string& path) {
    std::map<int, std::string> pictures;
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
        packed.remove_prefix(at + length);
        if (!is_harmless_picture(picture)) {
            break;
        }
        pictures[number] = std::move(picture);
    }
    if (!packed.empty()) {
        throw InputError(path, {"ページの絵が壊れている", "the pictures of its pages are damaged"},
                         {"このファイルを添えて開発者に知らせてください",
                          "Report this to the developers together with the file"});
    }
    return pictures;
}

}  // namespace

bool is_harmless_picture(const std::string& svg) {
    tinyxml2::XMLDocument document;
    if (document.Parse(svg.data(), svg.size()) != tinyxml2::XML_SUCCESS) {
        return false;
    }
    const tinyxml2::XMLElement* root = document.RootElement();
    if (root == nullptr || std::string_view(root->Name()) != "svg" || !is_harmless(*root) ||
        document.FirstChild() != root || document.LastChild() != root) {
        return false;
    }
    for (const tinyxml2::XMLNode* node = root->FirstChild(); node != nullptr;
         node = node->NextSibling()) {
        const tinyxml2::XMLElement* element = node->ToElement();
        if (element == nullptr || std::string_view(element->Name()) == "svg" ||
            !is_harmless(*element) || element->FirstChildElement() != nullptr) {
            return false;
        }
        const tinyxml2::XMLNode* content = element->FirstChild();
        if (content != nullptr &&
            (content->ToText() == nullptr || content->NextSibling() != nullptr ||
             content->ToText()->CData())) {
            return false;
        }
    }
    return true;
}

std::map<int, std::string> load_page_pictures(const std::string& path, const std::set<int>& numbers,
                                              std::size_t most_bytes, const Reading& reading) {
    const std::string bytes = read_input(path);
    if (recognise(bytes, path) != InputKind::pdf) {
        return {};
    }
    const auto work = [&](extractor::Workers*) {
        pdf::Document document(bytes, base_name(path), {.password = reading.password});
        std::string packed;
        for (const int number : numbers) {
            if (number < 1 || number > document.page_count()) {
                continue;
            }
            const std::string picture = picture_of(document, number);
            if (packed.size() + picture.size() > most_bytes) {
                break;
            }
            packed +=
                std::to_string(number) + " " + std::to_string(picture.size()) + "\n" + picture;
        }
        return packed;
    };
    try {
        return unpack(run_reading(work, path, bytes, reading), path);
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

}  // namespace tenken::tools
