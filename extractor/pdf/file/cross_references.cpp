#include "extractor/pdf/file/cross_references.h"

#include <algorithm>
#include <array>
#include <string>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/raw_object.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

using Kind = CrossReferences::Place::Kind;

/// Some writers count on beyond it for entries that nobody uses.
constexpr std::uint32_t most_generations = 0xFFFF;

/// "nnnnnnnnnn ggggg n" as the standard wants it: most tables are so, and this is read at once.
bool read_fixed_entry(std::string_view text, CrossReferences::Place& place) {
    if (text.size() < 18 || text[10] != ' ' || text[16] != ' ') {
        return false;
    }
    std::uint64_t offset = 0;
    std::uint32_t generation = 0;
    bool digits = true;
    for (std::size_t i = 0; i < 10; ++i) {
        digits = digits && text[i] >= '0' && text[i] <= '9';
        offset = offset * 10 + static_cast<unsigned char>(text[i] - '0');
    }
    for (std::size_t i = 11; i < 16; ++i) {
        digits = digits && text[i] >= '0' && text[i] <= '9';
        generation = generation * 10 + static_cast<unsigned char>(text[i] - '0');
    }
    if (!digits || (text[17] != 'n' && text[17] != 'f')) {
        return false;
    }
    place.kind = text[17] == 'n' && generation <= most_generations ? Kind::plain : Kind::free;
    place.generation = static_cast<std::uint16_t>(generation);
    place.at = offset;
    return true;
}

/// The same with any spaces. False if it is no entry.
bool read_loose_entry(Tokenizer& tokens, CrossReferences::Place& place) {
    const Token offset = tokens.next();
    const Token generation = tokens.next();
    const Token letter = tokens.next();
    if (!offset.integer || offset.number < 0 || offset.number > 1e15 || !generation.integer ||
        generation.number < 0 || !(letter.is_keyword("n") || letter.is_keyword("f"))) {
        return false;
    }
    const bool used = letter.is_keyword("n") && generation.number <= most_generations;
    place.kind = used ? Kind::plain : Kind::free;
    place.generation = used ? static_cast<std::uint16_t>(generation.number) : 0;
    place.at = static_cast<std::uint64_t>(offset.number);
    return true;
}

}  // namespace

/// Follows the sections of one file, newest first: what is there already stays.
class CrossReferenceReader {
  public:
    explicit CrossReferenceReader(std::string_view bytes) : bytes_(bytes) {}

    std::optional<CrossReferences> run();

  private:
    struct Section {
        std::size_t trailer = 0;
        std::optional<std::size_t> stream_beside;  ///< /XRefStm of a hybrid file
        std::optional<std::size_t> previous;
    };

    std::optional<Section> read_section(std::size_t at);
    std::optional<Section> read_table(Tokenizer& tokens);
    std::optional<Section> read_stream(std::size_t at);
    bool read_stream_entries(const StreamData& stream, const RawValue& dictionary);
    Section links(const RawValue& dictionary) const;
    void place(std::uint64_t number, const CrossReferences::Place& place);

    /// Offsets of sections seen; real files have some dozens of updates.
    static constexpr std::size_t most_sections = 4096;

    std::string_view bytes_;
    CrossReferences found_;
    std::vector<std::size_t> seen_;
    bool over_free_ = false;
};

std::optional<CrossReferences> CrossReferenceReader::run() {
    const std::size_t keyword = bytes_.rfind("startxref");
    if (keyword == std::string_view::npos) {
        return {};
    }
    const Token start = Tokenizer(bytes_, keyword + 9).next();
    if (!start.integer || start.number <= 0 || start.number >= static_cast<double>(bytes_.size())) {
        return {};
    }
    std::optional<std::size_t> at = static_cast<std::size_t>(start.number);
    bool newest = true;
    while (at && std::find(seen_.begin(), seen_.end(), *at) == seen_.end()) {
        if (seen_.size() >= most_sections) {
            return {};
        }
        seen_.push_back(*at);
        const std::optional<Section> section = read_section(*at);
        if (!section) {
            return {};
        }
        if (newest) {
            found_.trailer_ = section->trailer;
        }
        newest = false;
        // §7.5.8.4: what the stream beside a table lists is free in the table.
        over_free_ = true;
        if (section->stream_beside && !read_stream(*section->stream_beside)) {
            return {};
        }
        over_free_ = false;
        at = section->previous;
    }
    return std::move(found_);
}

std::optional<CrossReferenceReader::Section> CrossReferenceReader::read_section(std::size_t at) {
    Tokenizer tokens(bytes_, at);
    return tokens.next().is_keyword("xref") ? read_table(tokens) : read_stream(at);
}

// §7.5.4: sub-sections "first count", each with an entry a line, then the trailer.
std::optional<CrossReferenceReader::Section> CrossReferenceReader::read_table(Tokenizer& tokens) {
    for (Token first = tokens.next(); !first.is_keyword("trailer"); first = tokens.next()) {
        const Token count = tokens.next();
        if (!first.integer || first.number < 0 || first.number > 4e9 || !count.integer ||
            count.number < 0 || count.number > static_cast<double>(bytes_.size())) {
            return {};
        }
        auto number = static_cast<std::uint64_t>(first.number);
        std::size_t at = tokens.position();
        while (at < bytes_.size() && is_space(bytes_[at])) {
            ++at;
        }
        tokens.seek(at);
        for (auto left = static_cast<std::uint64_t>(count.number); left > 0; --left, ++number) {
            CrossReferences::Place entry;
            if (read_fixed_entry(bytes_.substr(tokens.position(), 18), entry)) {
                std::size_t next = tokens.position() + 18;
                while (next < bytes_.size() && is_space(bytes_[next])) {
                    ++next;
                }
                tokens.seek(next);
            } else if (!read_loose_entry(tokens, entry)) {
                return {};
            }
            place(number, entry);
        }
    }
    const RawValue dictionary = read_raw_value(bytes_, tokens.position());
    if (!dictionary.dictionary) {
        return {};
    }
    return links(dictionary);
}

// §7.5.8: the same as a stream; its dictionary is the trailer too.
std::optional<CrossReferenceReader::Section> CrossReferenceReader::read_stream(std::size_t at) {
    if (at >= bytes_.size()) {
        return {};
    }
    Tokenizer tokens(bytes_, at);
    const Token number = tokens.next();
    const Token generation = tokens.next();
    if (!number.integer || !generation.integer || !tokens.next().is_keyword("obj")) {
        return {};
    }
    const std::optional<RawObject> object = read_raw_object(bytes_, tokens.position());
    if (!object || object->type != "XRef" || object->stream == RawObject::none) {
        return {};
    }
    const StreamData data = raw_stream(bytes_, *object);
    if (!read_stream_entries(data, object->value)) {
        return {};
    }
    return links(object->value);
}

bool CrossReferenceReader::read_stream_entries(const StreamData& stream,
                                               const RawValue& dictionary) {
    const std::string& data = stream.bytes;
    std::array<std::size_t, 3> widths{};
    Tokenizer tokens(dictionary.text(bytes_, "W"));
    tokens.next();  // the bracket
    for (std::size_t& width : widths) {
        const Token token = tokens.next();
        if (!token.integer || token.number < 0 || token.number > 8) {
            return false;
        }
        width = static_cast<std::size_t>(token.number);
    }
    const std::size_t entry_bytes = widths[0] + widths[1] + widths[2];
    if (entry_bytes == 0) {
        return false;
    }
    const std::string_view index = dictionary.text(bytes_, "Index");
    std::string whole = "0 " + std::string(dictionary.text(bytes_, "Size"));
    Tokenizer runs(index.empty() ? std::string_view(whole) : index);
    std::size_t at = 0;
    for (Token first = runs.next(); first.kind != Token::Kind::end; first = runs.next()) {
        if (first.kind == Token::Kind::array_begin || first.kind == Token::Kind::array_end) {
            continue;
        }
        const Token count = runs.next();
        if (!first.integer || first.number < 0 || first.number > 4e9 || !count.integer ||
            count.number < 0) {
            return false;
        }
        auto number = static_cast<std::uint64_t>(first.number);
        const double last = first.number + count.number;
        // Some writers do not end their streams, though all entries are there.
        if (!stream.complete && static_cast<double>(data.size() - at) <
                                    count.number * static_cast<double>(entry_bytes)) {
            return false;
        }
        for (; static_cast<double>(number) < last && at + entry_bytes <= data.size(); ++number) {
            std::array<std::uint64_t, 3> fields{widths[0] == 0 ? 1u : 0u, 0, 0};
            for (std::size_t f = 0; f < 3; ++f) {
                for (std::size_t i = 0; i < widths[f]; ++i) {
                    fields[f] = fields[f] << 8U | static_cast<unsigned char>(data[at++]);
                }
            }
            CrossReferences::Place entry;
            if (fields[0] == 1) {
                entry.kind = Kind::plain;
                entry.at = fields[1];
                entry.generation = static_cast<std::uint16_t>(fields[2]);
            } else if (fields[0] == 2 && fields[1] <= limits.objects) {
                entry.kind = Kind::packed;
                entry.container = static_cast<std::uint32_t>(fields[1]);
                entry.at = fields[2];
            } else {
                entry.kind = Kind::free;
            }
            place(number, entry);
        }
    }
    return true;
}

CrossReferenceReader::Section CrossReferenceReader::links(const RawValue& dictionary) const {
    const auto offset = [&](std::string_view key) -> std::optional<std::size_t> {
        const std::string_view text = dictionary.text(bytes_, key);
        const std::optional<long> value = text.empty() ? std::nullopt : raw_integer(text);
        if (!value || *value <= 0 || static_cast<std::size_t>(*value) >= bytes_.size()) {
            return {};
        }
        return static_cast<std::size_t>(*value);
    };
    return {dictionary.begin, offset("XRefStm"), offset("Prev")};
}

void CrossReferenceReader::place(std::uint64_t number, const CrossReferences::Place& entry) {
    if (number == 0 || number >= limits.objects) {
        found_.passed_over_ += number == 0 ? 0 : 1;
        return;
    }
    if (number >= found_.places_.size()) {
        found_.places_.resize(static_cast<std::size_t>(number) + 1);
    }
    CrossReferences::Place& place = found_.places_[static_cast<std::size_t>(number)];
    if (place.kind == Kind::unknown || (over_free_ && place.kind == Kind::free)) {
        place = entry;
    }
}

std::optional<CrossReferences> CrossReferences::read(std::string_view bytes) {
    return CrossReferenceReader(bytes).run();
}

const CrossReferences::Place* CrossReferences::find(std::uint64_t identity) const {
    const std::uint64_t number = identity >> 16;
    if (number >= places_.size()) {
        return nullptr;
    }
    const Place& place = places_[static_cast<std::size_t>(number)];
    const bool there = place.kind == Kind::plain || place.kind == Kind::packed;
    return there && place.generation == (identity & 0xFFFF) ? &place : nullptr;
}

std::vector<std::uint64_t> CrossReferences::identities() const {
    std::vector<std::uint64_t> all;
    for (std::size_t number = 0; number < places_.size(); ++number) {
        const Place& place = places_[number];
        if (place.kind == Kind::plain || place.kind == Kind::packed) {
            all.push_back(std::uint64_t{number} << 16 | place.generation);
        }
    }
    return all;
}

std::optional<std::size_t> behind_heading(std::string_view bytes, std::size_t offset,
                                          std::uint64_t identity) {
    if (offset >= bytes.size()) {
        return {};
    }
    Tokenizer tokens(bytes, offset);
    const Token number = tokens.next();
    const Token generation = tokens.next();
    const bool fits = number.integer && number.number == static_cast<double>(identity >> 16) &&
                      generation.integer &&
                      generation.number == static_cast<double>(identity & 0xFFFF) &&
                      tokens.next().is_keyword("obj");
    return fits ? std::optional(tokens.position()) : std::nullopt;
}

}  // namespace tenken::pdf
