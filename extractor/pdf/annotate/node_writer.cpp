#include "extractor/pdf/annotate/node_writer.h"

#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/limits.h"
#include "schema/text.h"

namespace tenken::pdf {

namespace {

using Kind = Node::Kind;

/// An array or a dictionary that is being written.
struct Level {
    Node node;
    std::uint32_t next = 0;
};

void write_exactly(std::string& out, double number) {
    char digits[400];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed);
    out.append(digits, end.ptr);
}

void write_string(std::string& out, std::string_view bytes) {
    for (const char c : bytes) {
        if (c < ' ' || c > '~' || c == '(' || c == ')' || c == '\\') {
            write_bytes(out, bytes);
            return;
        }
    }
    out += '(';
    out += bytes;
    out += ')';
}

void write_scalar(std::string& out, const Node& node) {
    switch (node.kind) {
        case Kind::boolean:
            out += node.truth ? "true" : "false";
            break;
        case Kind::number:
            write_exactly(out, std::isfinite(node.number) ? node.number : 0);
            break;
        case Kind::name:
            write_name(out, node.view());
            break;
        case Kind::string:
            write_string(out, node.view());
            break;
        case Kind::reference:
            out += fmt::format("{} {} R", node.target >> 16, node.target & 0xFFFF);
            break;
        default:
            out += "null";
    }
}

}  // namespace

void write_node(std::string& out, ObjectStore& store, const Node& node) {
    std::vector<Level> levels;
    const auto begin = [&](Node value) {
        if (value.kind == Kind::foreign) {
            value = store.take_over(*value.foreign);
        }
        const bool holds = value.kind == Kind::array || value.kind == Kind::dictionary;
        if (!holds) {
            write_scalar(out, value);
        } else if (levels.size() >= limits.nesting) {
            out += "null";
        } else {
            out += value.kind == Kind::array ? "[" : "<<";
            levels.push_back({value});
        }
    };
    begin(node);
    while (!levels.empty()) {
        Level& level = levels.back();
        const bool array = level.node.kind == Kind::array;
        if (level.next == level.node.count) {
            out += array ? "]" : ">>";
            levels.pop_back();
            continue;
        }
        const std::uint32_t i = level.next++;
        if (array) {
            out += i == 0 ? "" : " ";
            begin(level.node.items[i]);
            continue;
        }
        const NodeEntry& entry = level.node.entries[i];
        if (find_entry(level.node, entry.key) == &entry.value) {
            write_name(out, entry.key);
            out += ' ';
            begin(entry.value);
        }
    }
}

void write_number(std::string& out, double number) {
    std::string digits = fmt::format("{:.3f}", number);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') {
        digits.pop_back();
    }
    out += digits == "-0" ? "0" : digits;
}

void write_name(std::string& out, std::string_view name) {
    out += '/';
    for (const char c : name) {
        if (c <= ' ' || c > '~' || c == '#' || is_delimiter(c)) {
            out += fmt::format("#{:02X}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
}

void write_bytes(std::string& out, std::string_view bytes) {
    out += '<';
    for (const char c : bytes) {
        out += fmt::format("{:02X}", static_cast<unsigned char>(c));
    }
    out += '>';
}

void write_text(std::string& out, std::string_view utf8) {
    out += "<FEFF";
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = schema::next_code_point(utf8, at);
        if (c >= 0x10000) {
            const char32_t rest = c - 0x10000;
            out += fmt::format("{:04X}{:04X}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
        } else {
            out += fmt::format("{:04X}", static_cast<std::uint32_t>(c));
        }
    }
    out += '>';
}

const Node* find_entry(const Node& dictionary, std::string_view key) {
    if (dictionary.kind != Kind::dictionary) {
        return nullptr;
    }
    // Of a key that is there twice the last counts.
    for (std::uint32_t i = dictionary.count; i-- > 0;) {
        if (dictionary.entries[i].key == key) {
            return &dictionary.entries[i].value;
        }
    }
    return nullptr;
}

}  // namespace tenken::pdf
