// What names in a content stream stand for, PDF 32000-1 §7.8.3. Looked up once, then kept.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractor/pdf/content/color.h"
#include "extractor/pdf/content/matrix.h"
#include "extractor/pdf/font/font.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

class ResourceCache;

/// A form or an image as Do needs it.
struct XObject {
    enum class Kind { none, form, image };
    Kind kind = Kind::none;
    Value value;
    Value optional_content;
    Matrix matrix;  ///< of a form
    bool has_box = false;
    double box[4] = {};  ///< BBox of a form, sorted
    long width = 0;      ///< of an image, pixels
    long height = 0;
    bool mask = false;                          ///< an image painted with the fill colour
    std::shared_ptr<const StreamData> content;  ///< of a form, once it was drawn
};

class Resources {
  public:
    Resources(const Value& dictionary, ResourceCache& cache);

    Font* font(std::string_view name);  ///< never null: an unknown one decodes to U+FFFD
    XObject& xobject(std::string_view name);
    std::shared_ptr<const ColorSpace> color_space(std::string_view name);
    Value graphics_state(std::string_view name);
    Value property(std::string_view name);

  private:
    template <typename T>
    using ByName = std::map<std::string, T, std::less<>>;

    Value dictionary_;
    ResourceCache& cache_;
    ByName<Font*> fonts_;
    ByName<XObject> xobjects_;
    ByName<std::shared_ptr<const ColorSpace>> color_spaces_;
    ByName<Value> graphics_states_;
    ByName<Value> properties_;
    std::vector<std::unique_ptr<Font>> own_fonts_;  ///< of direct dictionaries, which nobody shares
};

/// Fonts and resources of a document, shared by its pages.
class ResourceCache {
  public:
    /// The resources of a dictionary. Valid until `new_page`.
    Resources& resources(const Value& dictionary);
    /// nullptr for a direct dictionary.
    Font* font(const Value& dictionary);
    /// Decoded bytes of a form; kept for its next use while they are few in all.
    std::shared_ptr<const StreamData> content(XObject& form);
    /// Drops what a long document would pile up. Nothing handed out before is valid afterwards.
    void new_page();

  private:
    std::unordered_map<std::uint64_t, std::unique_ptr<Font>> fonts_;
    std::unordered_map<std::uint64_t, std::unique_ptr<Resources>> resources_;
    std::vector<std::unique_ptr<Resources>> direct_resources_;
    std::size_t kept_bytes_ = 0;
};

XObject read_xobject(const Value& value);

/// Four or six numbers of an array; false if it has fewer or they are no numbers.
bool read_numbers(const Value& array, double* numbers, std::size_t count);

}  // namespace tenken::pdf
