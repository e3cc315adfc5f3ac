#include "extractor/pdf/content/resources.h"

#include <algorithm>
#include <utility>

namespace tenken::pdf {

namespace {

/// Fonts kept from page to page: more than any report uses, less than hurts.
constexpr std::size_t most_fonts = 256;
constexpr std::size_t most_resources = 64;
/// Decoded forms kept: frames and logos that come back on each page.
constexpr std::size_t most_kept_bytes = std::size_t{4} << 20;

template <typename Map, typename Make>
auto& find_or_make(Map& map, std::string_view name, Make&& make) {
    auto found = map.find(name);
    if (found == map.end()) {
        std::string key(name);
        auto value = make(key.c_str());
        found = map.emplace(std::move(key), std::move(value)).first;
    }
    return found->second;
}

}  // namespace

bool read_numbers(const Value& array, double* numbers, std::size_t count) {
    if (array.size() < count) {
        return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const Value number = array.at(i);
        if (!number.is_number()) {
            return false;
        }
        numbers[i] = number.number();
    }
    return true;
}

XObject read_xobject(const Value& value) {
    XObject object;
    object.value = value;
    const std::string_view subtype = value.get("Subtype").name();
    object.optional_content = value.get("OC");
    if (subtype == "Image") {
        object.kind = XObject::Kind::image;
        object.width = value.get("Width").integer();
        object.height = value.get("Height").integer();
        object.mask = value.get("ImageMask").boolean();
        return object;
    }
    if (subtype != "Form" && !(subtype.empty() && value.get("BBox").is_array())) {
        return object;
    }
    object.kind = XObject::Kind::form;
    double m[6];
    if (read_numbers(value.get("Matrix"), m, 6)) {
        object.matrix = {m[0], m[1], m[2], m[3], m[4], m[5]};
    }
    object.has_box = read_numbers(value.get("BBox"), object.box, 4);
    if (object.box[0] > object.box[2]) {
        std::swap(object.box[0], object.box[2]);
    }
    if (object.box[1] > object.box[3]) {
        std::swap(object.box[1], object.box[3]);
    }
    return object;
}

Resources::Resources(const Value& dictionary, ResourceCache& cache)
    : dictionary_(dictionary), cache_(cache) {}

Font* Resources::font(std::string_view name) {
    return find_or_make(fonts_, name, [&](const char* key) {
        const Value dictionary = dictionary_.get("Font").get(key);
        Font* shared = cache_.font(dictionary);
        if (!shared) {
            own_fonts_.push_back(Font::create(dictionary));
        }
        return shared ? shared : own_fonts_.back().get();
    });
}

XObject& Resources::xobject(std::string_view name) {
    return find_or_make(xobjects_, name, [&](const char* key) {
        return read_xobject(dictionary_.get("XObject").get(key));
    });
}

std::shared_ptr<const ColorSpace> Resources::color_space(std::string_view name) {
    return find_or_make(color_spaces_, name, [&](const char* key) {
        const Value value = dictionary_.get("ColorSpace").get(key);
        auto known = value.is_null() ? device_color_space(name) : nullptr;
        return known ? known : read_color_space(value);
    });
}

Value Resources::graphics_state(std::string_view name) {
    return find_or_make(graphics_states_, name,
                        [&](const char* key) { return dictionary_.get("ExtGState").get(key); });
}

Value Resources::property(std::string_view name) {
    return find_or_make(properties_, name,
                        [&](const char* key) { return dictionary_.get("Properties").get(key); });
}

Resources& ResourceCache::resources(const Value& dictionary) {
    const std::uint64_t identity = dictionary.identity();
    auto made = std::make_unique<Resources>(dictionary, *this);
    if (identity == 0) {
        direct_resources_.push_back(std::move(made));
        return *direct_resources_.back();
    }
    return *resources_.try_emplace(identity, std::move(made)).first->second;
}

Font* ResourceCache::font(const Value& dictionary) {
    const std::uint64_t identity = dictionary.identity();
    if (identity == 0) {
        return nullptr;
    }
    std::unique_ptr<Font>& font = fonts_[identity];
    if (!font) {
        font = Font::create(dictionary);
    }
    return font.get();
}

std::shared_ptr<const StreamData> ResourceCache::content(XObject& form) {
    if (form.content) {
        return form.content;
    }
    auto data = std::make_shared<StreamData>(form.value.stream());
    if (kept_bytes_ + data->bytes.size() <= most_kept_bytes) {
        kept_bytes_ += data->bytes.size();
        form.content = data;
    }
    return data;
}

void ResourceCache::new_page() {
    direct_resources_.clear();
    if (fonts_.size() > most_fonts || resources_.size() > most_resources ||
        kept_bytes_ > most_kept_bytes / 2) {
        resources_.clear();
        kept_bytes_ = 0;
    }
    if (fonts_.size() > most_fonts) {
        fonts_.clear();
    }
}

}  // namespace tenken::pdf
