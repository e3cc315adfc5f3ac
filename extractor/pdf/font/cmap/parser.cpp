#include "extractor/pdf/font/cmap/parser.h"

#include <algorithm>
#include <limits>

#include "extractor/pdf/font/cmap/lexer.h"

namespace tenken::pdf {
namespace {

using Kind = CMapToken::Kind;

struct Code {
    std::uint8_t length = 0;  ///< 0: not a code
    std::uint32_t value = 0;
};

Code code_of(const CMapToken& token) {
    if (token.kind != Kind::hex || token.text.empty()) {
        return {};
    }
    std::string_view bytes = token.text;
    // Some producers write every code with eight digits or more; leading zeros say nothing then.
    while (bytes.size() > 4 && bytes.front() == '\0') {
        bytes.remove_prefix(1);
    }
    if (bytes.size() > 4) {
        return {};
    }
    Code code{static_cast<std::uint8_t>(bytes.size()), 0};
    for (const char byte : bytes) {
        code.value = code.value << 8U | static_cast<unsigned char>(byte);
    }
    return code;
}

class Parser {
  public:
    explicit Parser(std::string_view bytes) : lexer_(bytes) {}

    CMapFile parse() {
        while (lexer_.next(), token().kind != Kind::end) {
            step();
        }
        return std::move(file_);
    }

  private:
    // next() always gives the same object, so it can be asked for again without moving on.
    const CMapToken& token() {
        lexer_.push_back();
        return lexer_.next();
    }

    void step();
    void define();
    bool next_code(Code& code);
    template <class Entry>
    void entries(bool range, Entry entry);
    void codespaces();
    void cid_entries(bool range, std::vector<CidRange>& out);
    void text_entries(bool range);
    void text_array(Code low, std::uint32_t high);
    void add_text(Code low, std::uint32_t high);

    CMapLexer lexer_;
    CMapFile file_;
    std::string key_;    ///< the name before the present token's predecessor
    std::string value_;  ///< the token before `def` or `usecmap`
    std::int64_t number_ = -1;
};

void Parser::step() {
    const CMapToken& now = token();
    switch (now.kind) {
        case Kind::name:
        case Kind::literal:
            // "/CMapName /H def" and "/H usecmap": the newest name is the value, the one before it
            // the key.
            key_ = value_;
            value_ = now.text;
            if (key_ == "Ordering") {
                file_.ordering = value_;  // with "def" or inside << >>
            }
            return;
        case Kind::number:
            number_ = now.number;
            return;
        case Kind::word:
            break;
        default:
            return;
    }
    if (now.text == "begincodespacerange") {
        codespaces();
    } else if (now.text == "begincidrange" || now.text == "begincidchar") {
        cid_entries(now.text == "begincidrange", file_.cids);
    } else if (now.text == "beginnotdefrange" || now.text == "beginnotdefchar") {
        cid_entries(now.text == "beginnotdefrange", file_.notdefs);
    } else if (now.text == "beginbfrange" || now.text == "beginbfchar") {
        text_entries(now.text == "beginbfrange");
    } else if (now.text == "usecmap") {
        file_.base = value_;
    } else if (now.text == "def") {
        define();
    }
}

void Parser::define() {
    if (value_ == "WMode" && (number_ == 0 || number_ == 1)) {
        file_.writing_mode = static_cast<int>(number_);
    } else if (key_ == "CMapName") {
        file_.name = value_;
    }
    key_.clear();
    value_.clear();
}

// The next code of a section; false at the section's end. What is neither is passed over.
bool Parser::next_code(Code& code) {
    while (true) {
        const CMapToken& now = lexer_.next();
        if (now.kind == Kind::end || now.kind == Kind::word) {
            // A section without its end: what begins here is a section of its own.
            if (now.text.starts_with("begin")) {
                lexer_.push_back();
            }
            return false;
        }
        code = code_of(now);
        if (code.length != 0) {
            return true;
        }
    }
}

// Calls entry(low, high) with the lexer before the value, for each line of a section.
template <class Entry>
void Parser::entries(bool range, Entry entry) {
    Code low;
    while (next_code(low)) {
        std::uint32_t high = low.value;
        if (range) {
            const Code end = code_of(lexer_.next());
            if (end.length == 0) {
                lexer_.push_back();
                continue;
            }
            high = std::max(low.value, end.value);
        }
        entry(low, high);
    }
}

void Parser::codespaces() {
    Code low;
    Code high;
    while (next_code(low) && next_code(high)) {
        file_.codespaces.push_back({std::max(low.length, high.length), low.value, high.value});
    }
}

void Parser::cid_entries(bool range, std::vector<CidRange>& out) {
    entries(range, [&](Code low, std::uint32_t high) {
        const CMapToken& cid = lexer_.next();
        if (cid.kind != Kind::number) {
            lexer_.push_back();
        } else if (cid.number >= 0 && cid.number <= std::numeric_limits<std::uint16_t>::max()) {
            out.push_back({low.length, low.value, high, static_cast<std::uint32_t>(cid.number)});
        }
    });
}

void Parser::add_text(Code low, std::uint32_t high) {
    const CMapToken& value = token();
    file_.texts.push_back({low.length, value.kind == Kind::name, low.value, high,
                           static_cast<std::uint32_t>(file_.pool.size()),
                           static_cast<std::uint32_t>(value.text.size())});
    file_.pool += value.text;
}

void Parser::text_array(Code low, std::uint32_t high) {
    for (std::uint32_t code = low.value;; ++code) {
        const CMapToken& value = lexer_.next();
        if (value.kind != Kind::hex && value.kind != Kind::name) {
            if (value.kind != Kind::array_end) {
                lexer_.push_back();
            }
            return;
        }
        if (code <= high && code >= low.value) {
            add_text({low.length, code}, code);
        }
    }
}

void Parser::text_entries(bool range) {
    entries(range, [&](Code low, std::uint32_t high) {
        const CMapToken& value = lexer_.next();
        if (value.kind == Kind::array_begin) {
            text_array(low, high);
        } else if (value.kind == Kind::hex || value.kind == Kind::name) {
            add_text(low, high);
        } else {
            lexer_.push_back();
        }
    });
}

}  // namespace

CMapFile parse_cmap(std::string_view bytes) {
    return Parser(bytes).parse();
}

}  // namespace tenken::pdf
