// Values as bytes, from a child that reads a file to its parent, who must not believe everything.
//
// One process writes and its parent reads: the same machine, so numbers go as they are in memory.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "schema/geometry.h"
#include "schema/text.h"

namespace tenken::extractor {

inline constexpr std::uint32_t most_things = 1'000'000;
inline constexpr std::uint32_t longest_text = 4096;

/// Writes values one behind the other.
class PackWriter {
  public:
    template <typename T>
    void number(T value) {
        static_assert(std::is_arithmetic_v<T>);
        char bytes[sizeof(T)];
        std::memcpy(bytes, &value, sizeof(T));
        out_.append(bytes, sizeof(T));
    }
    void text(const std::string& value) {
        std::size_t size = std::min<std::size_t>(value.size(), longest_text);
        while (size < value.size() && (value[size] & 0xC0) == 0x80) {
            --size;  // no character is cut in two
        }
        const std::string_view cut = std::string_view(value).substr(0, size);
        number(static_cast<std::uint32_t>(cut.size()));
        out_ += cut;
    }
    void box(const schema::Box& box) {
        for (const double side : {box.x0, box.y0, box.x1, box.y1}) {
            number(side);
        }
    }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

/// Reads them back. What is not as it must be makes it unsound, and reads as nothing.
class PackReader {
  public:
    explicit PackReader(std::string_view bytes) : bytes_(bytes) {}

    template <typename T>
    T number() {
        T value{};
        if (bytes_.size() < sizeof(T)) {
            sound_ = false;
            return value;
        }
        std::memcpy(&value, bytes_.data(), sizeof(T));
        bytes_.remove_prefix(sizeof(T));
        if constexpr (std::is_floating_point_v<T>) {
            if (!std::isfinite(value) || std::abs(value) > 1e7) {
                sound_ = false;
                return T{};
            }
        }
        return value;
    }
    bool flag() {
        const auto value = number<std::uint8_t>();
        sound_ = sound_ && value <= 1;
        return value == 1;
    }
    std::string text() {
        const auto size = number<std::uint32_t>();
        if (size > longest_text || size > bytes_.size()) {
            sound_ = false;
            return {};
        }
        std::string value(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        sound_ = sound_ && schema::is_utf8(value);
        return value;
    }
    schema::Box box() {
        schema::Box box;
        box.x0 = number<double>();
        box.y0 = number<double>();
        box.x1 = number<double>();
        box.y1 = number<double>();
        sound_ = sound_ && box.x0 <= box.x1 && box.y0 <= box.y1;
        return box;
    }
    std::uint32_t count() {
        const auto value = number<std::uint32_t>();
        if (value > most_things) {
            sound_ = false;
            return 0;
        }
        return value;
    }
    /// Says what must hold of a value that was read.
    void demand(bool holds) { sound_ = sound_ && holds; }
    bool sound() const { return sound_; }
    bool at_end() const { return bytes_.empty(); }

  private:
    std::string_view bytes_;
    bool sound_ = true;
};

}  // namespace tenken::extractor
