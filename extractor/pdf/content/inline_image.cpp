#include "extractor/pdf/content/inline_image.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tenken::pdf {

namespace {

/// Bytes behind an EI that must look like operators and operands for it to be the real one.
constexpr std::size_t look_ahead = 24;

bool is_text(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7F) || is_space(c);
}

/// True if `at` is at the E of an EI that stands alone.
bool stands_alone(std::string_view buffer, std::size_t start, std::size_t at) {
    const bool before = at == start || is_space(buffer[at - 1]);
    return before && (at + 2 >= buffer.size() || is_space(buffer[at + 2]));
}

bool text_goes_on(std::string_view buffer, std::size_t at) {
    const std::string_view rest = buffer.substr(at, look_ahead);
    return std::all_of(rest.begin(), rest.end(), [](char c) { return c != '\0' && is_text(c); });
}

/// Position of the E of the EI that ends the data, or the end of the buffer.
std::size_t find_end(std::string_view buffer, std::size_t start) {
    std::size_t doubtful = std::string_view::npos;
    for (std::size_t at = buffer.find("EI", start); at != std::string_view::npos;
         at = buffer.find("EI", at + 1)) {
        if (!stands_alone(buffer, start, at)) {
            continue;
        }
        if (text_goes_on(buffer, std::min(at + 2, buffer.size()))) {
            return at;
        }
        doubtful = std::min(doubtful, at);
    }
    return std::min(doubtful, buffer.size());
}

/// Length of unfiltered data, 0 if the numbers make no sense.
std::size_t plain_length(const InlineImage& image) {
    constexpr long most = 1'000'000;
    if (image.width <= 0 || image.height <= 0 || image.width > most || image.height > most ||
        image.bits < 1 || image.bits > 16) {
        return 0;
    }
    const long components =
        image.mask ? 1 : static_cast<long>(image.color_space ? image.color_space->components : 1);
    const long bits = image.mask ? 1 : image.bits;
    return static_cast<std::size_t>((image.width * components * bits + 7) / 8 * image.height);
}

struct Entry {
    std::string_view key;
    std::vector<Token> value;  ///< one token, or those of an array
};

std::shared_ptr<const ColorSpace> space_named(std::string_view name, Resources& resources) {
    auto device = device_color_space(name);
    return device ? device : resources.color_space(name);
}

/// [/Indexed base highest table], the only array that may stand here.
std::shared_ptr<const ColorSpace> indexed_space(const std::vector<Token>& value,
                                                Resources& resources) {
    if (value[1].kind != Token::Kind::name || !value[3].is_string()) {
        return nullptr;
    }
    auto space = std::make_shared<ColorSpace>();
    space->kind = ColorSpace::Kind::indexed;
    space->base = space_named(value[1].text, resources);
    std::string scratch;
    space->table = string_bytes(value[3], scratch);
    return space;
}

/// Names, each with its value behind it: of one dictionary, or of several that share no name.
void use_parameters(const std::vector<Token>& value, InlineImage& image) {
    filters::Predictor predictor;
    for (std::size_t i = 0; i + 1 < value.size(); ++i) {
        if (value[i].kind != Token::Kind::name) {
            continue;
        }
        const std::string_view key = value[i].text;
        const auto number = static_cast<long>(std::clamp(value[i + 1].number, -1.0, 1e6));
        const bool yes = value[i + 1].is_keyword("true");
        if (key == "K") {
            image.fax.k = number;
        } else if (key == "Columns") {
            image.fax.columns = number;
            predictor.columns = number;
        } else if (key == "Rows") {
            image.fax.rows = number;
        } else if (key == "BlackIs1") {
            image.fax.black_is_1 = yes;
        } else if (key == "EncodedByteAlign") {
            image.fax.bytes_aligned = yes;
        } else if (key == "Predictor") {
            predictor.predictor = number;
        } else if (key == "Colors") {
            predictor.colors = number;
        } else if (key == "BitsPerComponent") {
            predictor.bits_per_component = number;
        }
    }
    image.predictor = predictor;
}

void use(const Entry& entry, InlineImage& image, Resources& resources) {
    if (entry.value.empty()) {
        return;
    }
    const Token& first = entry.value.front();
    const auto number = static_cast<long>(std::clamp(first.number, -1.0, 1e9));
    const std::string_view key = entry.key;
    if (key == "W" || key == "Width") {
        image.width = number;
    } else if (key == "H" || key == "Height") {
        image.height = number;
    } else if (key == "BPC" || key == "BitsPerComponent") {
        image.bits = number;
    } else if (key == "IM" || key == "ImageMask") {
        image.mask = first.is_keyword("true");
    } else if (key == "F" || key == "Filter") {
        for (const Token& token : entry.value) {
            if (token.kind == Token::Kind::name) {
                image.steps.push_back({std::string(token.text), {}, true});
            }
        }
        image.filtered = !image.steps.empty();
    } else if (key == "D" || key == "Decode") {
        for (const Token& token : entry.value) {
            image.decode.push_back(token.number);
        }
    } else if (key == "DP" || key == "DecodeParms") {
        use_parameters(entry.value, image);
    } else if (key == "CS" || key == "ColorSpace") {
        if (entry.value.size() >= 4) {
            image.color_space = indexed_space(entry.value, resources);
        } else if (first.kind == Token::Kind::name) {
            image.color_space = space_named(first.text, resources);
        }
    }
}

}  // namespace

InlineImage read_inline_image(Tokenizer& tokens, Resources& resources) {
    InlineImage image;
    Entry entry;
    int depth = 0;
    for (;;) {
        const Token token = tokens.next();
        if (token.kind == Token::Kind::end) {
            return image;
        }
        if (token.is_keyword("ID")) {
            for (filters::Step& step : image.steps) {
                step.predictor = image.predictor;
            }
            break;
        }
        if (token.is_keyword("EI")) {
            return image;  // no data at all
        }
        if (token.kind == Token::Kind::array_begin || token.kind == Token::Kind::dictionary_begin) {
            ++depth;
        } else if (token.kind == Token::Kind::array_end ||
                   token.kind == Token::Kind::dictionary_end) {
            depth = std::max(0, depth - 1);
        } else if (entry.key.empty() && token.kind == Token::Kind::name) {
            entry.key = token.text;
            continue;
        } else if (entry.value.size() < 64) {
            entry.value.push_back(token);
        }
        if (depth == 0) {
            use(entry, image, resources);
            entry = {};
        }
    }
    const std::string_view buffer = tokens.buffer();
    std::size_t start = tokens.position();
    // One white space belongs to ID; a carriage return may bring its line feed.
    if (start < buffer.size() && is_space(buffer[start])) {
        start += buffer.substr(start, 2) == "\r\n" ? 2 : 1;
    }
    std::size_t end = std::string_view::npos;
    if (!image.filtered) {
        const std::size_t length = plain_length(image);
        if (length > 0 && length <= buffer.size() - start) {
            std::size_t at = start + length;
            while (at < buffer.size() && at < start + length + 4 && is_space(buffer[at])) {
                ++at;
            }
            if (buffer.substr(at, 2) == "EI") {
                end = at;
            }
        }
    }
    if (end == std::string_view::npos) {
        end = find_end(buffer, start);
    }
    image.data = buffer.substr(start, end - start);
    tokens.seek(end + 2);
    return image;
}

}  // namespace tenken::pdf
