#include "extractor/pdf/file/node_reader.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>

#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

using Kind = Token::Kind;

bool frames_object(const Token& token) {
    return token.is_keyword("endobj") || token.is_keyword("stream") || token.is_keyword("obj");
}

Node make_text(Node::Kind kind, std::string_view text) {
    Node node;
    node.kind = kind;
    node.count = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), 0xFFFFFFFF));
    node.text = text.data();
    return node;
}

}  // namespace

std::string_view NodeReader::keep(std::string_view text, bool stable) {
    if (stable || text.empty()) {
        return text;
    }
    char* copy = static_cast<char*>(memory_.allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

Node* NodeReader::new_items(std::size_t count) {
    auto* items = static_cast<Node*>(memory_.allocate(count * sizeof(Node), alignof(Node)));
    std::uninitialized_fill_n(items, count, Node{});
    return items;
}

NodeEntry* NodeReader::new_entries(std::size_t count) {
    auto* entries =
        static_cast<NodeEntry*>(memory_.allocate(count * sizeof(NodeEntry), alignof(NodeEntry)));
    std::uninitialized_fill_n(entries, count, NodeEntry{});
    return entries;
}

Node NodeReader::read(Tokenizer& tokens) {
    levels_.clear();
    pending_.clear();
    done_ = {};
    std::size_t too_deep = 0;
    do {
        const std::size_t before = tokens.position();
        const Token token = tokens.next();
        if (token.kind == Kind::end || frames_object(token)) {
            tokens.seek(before);
            break;
        }
        const bool opens = token.kind == Kind::array_begin || token.kind == Kind::dictionary_begin;
        const bool closes = token.kind == Kind::array_end || token.kind == Kind::dictionary_end;
        if (too_deep > 0 || (opens && levels_.size() >= limits.nesting)) {
            too_deep_ += too_deep == 0 ? 1 : 0;
            too_deep += opens ? 1 : 0;
            too_deep -= closes ? 1 : 0;
            continue;
        }
        if (opens) {
            levels_.push_back({token.kind == Kind::dictionary_begin, false, {}, pending_.size()});
        } else if (closes) {
            // The innermost level of the right kind ends, and with it what was left open inside.
            const bool dictionary = token.kind == Kind::dictionary_end;
            const auto fits = [&](const Level& level) { return level.dictionary == dictionary; };
            if (std::any_of(levels_.begin(), levels_.end(), fits)) {
                while (!fits(levels_.back())) {
                    close();
                }
                close();
            }
        } else if (!levels_.empty() && levels_.back().dictionary && !levels_.back().has_key) {
            if (token.kind == Kind::name) {
                levels_.back().key = keep(name_bytes(token, scratch_), !token.escaped);
                levels_.back().has_key = true;
            }
        } else {
            add(scalar(token, tokens));
        }
    } while (!levels_.empty());
    while (!levels_.empty()) {
        close();
    }
    return done_;
}

void NodeReader::add(const Node& value) {
    if (levels_.empty()) {
        done_ = value;
        return;
    }
    Level& level = levels_.back();
    if (!level.dictionary) {
        pending_.push_back({{}, value});
    } else if (level.has_key) {
        pending_.push_back({level.key, value});
        level.has_key = false;
    }
}

void NodeReader::close() {
    const Level level = levels_.back();
    levels_.pop_back();
    const std::size_t count = pending_.size() - level.first;
    const NodeEntry* from = pending_.data() + level.first;
    Node node;
    node.kind = level.dictionary ? Node::Kind::dictionary : Node::Kind::array;
    node.count = static_cast<std::uint32_t>(count);
    if (level.dictionary) {
        node.entries = new_entries(count);
        std::copy_n(from, count, node.entries);
    } else {
        node.items = new_items(count);
        std::transform(from, from + count, node.items, [](const NodeEntry& e) { return e.value; });
    }
    pending_.resize(level.first);
    add(node);
}

Node NodeReader::scalar(const Token& token, Tokenizer& tokens) {
    Node node;
    switch (token.kind) {
        case Kind::number: {
            const std::size_t before = tokens.position();
            const bool may_refer = token.integer && token.number >= 0 && token.number < 4294967296;
            const Token generation = may_refer ? tokens.next() : Token{};
            if (generation.kind == Kind::number && generation.integer && generation.number >= 0 &&
                generation.number <= 0xFFFF && tokens.next().is_keyword("R")) {
                node.kind = Node::Kind::reference;
                node.target = static_cast<std::uint64_t>(token.number) << 16 |
                              static_cast<std::uint64_t>(generation.number);
                return node;
            }
            tokens.seek(before);
            node.kind = Node::Kind::number;
            node.number = token.number;
            return node;
        }
        case Kind::name:
            return make_text(Node::Kind::name, keep(name_bytes(token, scratch_), !token.escaped));
        case Kind::literal_string:
        case Kind::hex_string:
            return make_text(Node::Kind::string,
                             keep(string_bytes(token, scratch_), !token.escaped));
        default:
            if (token.text == "true" || token.text == "false") {
                node.kind = Node::Kind::boolean;
                node.truth = token.text == "true";
            }
            return node;
    }
}

}  // namespace tenken::pdf
