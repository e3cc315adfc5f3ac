// Objects in memory: small, and laid out one behind the other.
#pragma once

#include <cstdint>
#include <string_view>

namespace tenken::pdf {

/// An object of PoDoFo's: nobody but its module knows what it is.
class ForeignObject;

struct NodeEntry;

/// One value. What it points to lives as long as its ObjectStore, or as the bytes of the file.
struct Node {
    enum class Kind : std::uint8_t {
        null,
        boolean,
        number,
        name,
        string,
        array,
        dictionary,
        reference,
        foreign,  ///< still PoDoFo's: looked into when somebody asks
    };
    Kind kind = Kind::null;
    bool truth = false;
    std::uint32_t count = 0;  ///< bytes, elements or entries
    union {
        double number = 0;
        const char* text;  ///< decoded
        Node* items;
        NodeEntry* entries;
        std::uint64_t target;  ///< number of the object << 16 | generation
        const ForeignObject* foreign;
    };

    std::string_view view() const { return {text, count}; }
};

struct NodeEntry {
    std::string_view key;
    Node value;
};

}  // namespace tenken::pdf
