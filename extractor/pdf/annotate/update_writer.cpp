#include "extractor/pdf/annotate/update_writer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "extractor/pdf/annotate/node_writer.h"
#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/raw_object.h"
#include "schema/sha256.h"

namespace tenken::pdf {

namespace {

/// Entries of a trailer or of a cross-reference stream that belong to that section alone.
constexpr std::array<std::string_view, 11> own_entries{
    "Size", "Prev", "XRefStm", "ID", "Type", "W", "Index", "Length", "Filter", "DecodeParms", "DL"};

bool belongs_to_section(std::string_view key) {
    return std::find(own_entries.begin(), own_entries.end(), key) != own_entries.end();
}

std::string first_identifier(std::string_view text) {
    Tokenizer tokens(text);
    std::string scratch;
    for (Token token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
        if (token.is_string()) {
            return std::string(string_bytes(token, scratch));
        }
    }
    return {};
}

/// Where the trailer dictionary of the section at `offset` begins.
std::optional<std::size_t> find_trailer(std::string_view bytes, std::size_t offset, bool& stream) {
    Tokenizer tokens(bytes, offset);
    const Token first = tokens.next();
    if (first.is_keyword("xref")) {
        stream = false;
        const std::size_t keyword = bytes.find("trailer", offset);
        return keyword == std::string_view::npos ? std::nullopt : std::optional(keyword + 7);
    }
    const Token generation = tokens.next();
    stream = true;
    return first.integer && generation.integer && tokens.next().is_keyword("obj")
               ? std::optional(tokens.position())
               : std::nullopt;
}

/// 16 bytes that stand for what was appended to this file.
std::string digest(std::string_view identifier, std::string_view update) {
    const auto hash = schema::sha256(std::string(identifier) + std::string(update));
    return {hash.begin(), hash.begin() + 16};
}

/// Bytes that an offset takes.
int offset_width(std::size_t largest) {
    int width = 1;
    while (width < 8 && (largest >> (8 * width)) != 0) {
        ++width;
    }
    return width;
}

void append_big_endian(std::string& out, std::size_t value, int width) {
    for (int i = width - 1; i >= 0; --i) {
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
}

}  // namespace

std::optional<FileEnd> read_file_end(std::string_view bytes) {
    const std::size_t keyword = bytes.rfind("startxref");
    if (keyword == std::string_view::npos) {
        return {};
    }
    const Token offset = Tokenizer(bytes, keyword + 9).next();
    if (!offset.integer || offset.number <= 0 ||
        offset.number >= static_cast<double>(bytes.size())) {
        return {};
    }
    FileEnd end;
    end.offset = static_cast<std::size_t>(offset.number);
    const auto trailer = find_trailer(bytes, end.offset, end.stream);
    if (!trailer) {
        return {};
    }
    const RawValue dictionary = read_raw_value(bytes, *trailer);
    const long size = raw_integer(dictionary.text(bytes, "Size")).value_or(0);
    if (!dictionary.dictionary || !dictionary.sound || size < 1 || size > 8'388'607 ||
        !raw_reference(dictionary.text(bytes, "Root")) ||
        (end.stream && raw_name(dictionary.text(bytes, "Type")) != "XRef")) {
        return {};
    }
    end.size = static_cast<std::uint32_t>(size);
    end.first_identifier = first_identifier(dictionary.text(bytes, "ID"));
    for (const RawEntry& entry : dictionary.entries) {
        if (!belongs_to_section(entry.key)) {
            end.entries += ' ';
            write_name(end.entries, entry.key);
            end.entries += ' ';
            end.entries += bytes.substr(entry.begin, entry.end - entry.begin);
        }
    }
    return end;
}

UpdateWriter::UpdateWriter(std::string_view file, FileEnd end, std::uint32_t next_number)
    : file_(file), end_(std::move(end)), next_number_(std::max(next_number, end_.size)) {
    if (!file_.ends_with('\n') && !file_.ends_with('\r')) {
        out_ += '\n';
    }
}

void UpdateWriter::write(std::uint32_t number, std::uint16_t generation, std::string_view value,
                         std::optional<std::string_view> stream) {
    offsets_[number] = {file_.size() + out_.size(), generation};
    out_ += fmt::format("{} {} obj\n", number, generation);
    out_ += value;
    if (stream) {
        out_ += "\nstream\n";
        out_ += *stream;
        out_ += "\nendstream";
    }
    out_ += "\nendobj\n";
}

std::string UpdateWriter::trailer_entries(std::uint32_t size) const {
    std::string entries = fmt::format("/Size {} /Prev {}{} /ID [", size, end_.offset, end_.entries);
    const std::string second = digest(end_.first_identifier, out_);
    write_bytes(entries, end_.first_identifier.empty() ? second : end_.first_identifier);
    entries += ' ';
    write_bytes(entries, second);
    return entries + "]";
}

std::string UpdateWriter::finish() {
    const std::size_t start = file_.size() + out_.size();
    end_.stream ? write_stream() : write_table();
    out_ += fmt::format("startxref\n{}\n%%EOF\n", start);
    return std::move(out_);
}

// §7.5.4: entries of 20 bytes, in runs of consecutive numbers.
void UpdateWriter::write_table() {
    const std::string entries = trailer_entries(next_number_);
    out_ += "xref\n";
    for (auto run = offsets_.begin(); run != offsets_.end();) {
        auto last = run;
        std::size_t count = 1;
        for (auto next = std::next(last); next != offsets_.end() && next->first == last->first + 1;
             last = next++) {
            ++count;
        }
        out_ += fmt::format("{} {}\n", run->first, count);
        for (; count > 0; --count, ++run) {
            out_ += fmt::format("{:010} {:05} n \n", run->second.offset, run->second.generation);
        }
    }
    out_ += "trailer\n<< " + entries + " >>\n";
}

// §7.5.8: the same as an object; not compressed, since some hundred bytes are all it has.
void UpdateWriter::write_stream() {
    const std::uint32_t own_number = reserve();
    const std::size_t start = file_.size() + out_.size();
    const std::string entries = trailer_entries(next_number_);
    offsets_[own_number] = {start, 0};
    const int width = offset_width(start);
    std::string index;
    std::string table;
    std::uint32_t run = 0;
    for (auto entry = offsets_.begin(); entry != offsets_.end(); ++entry) {
        ++run;
        table += '\x01';
        append_big_endian(table, entry->second.offset, width);
        append_big_endian(table, entry->second.generation, 2);
        const auto next = std::next(entry);
        if (next == offsets_.end() || next->first != entry->first + 1) {
            index += fmt::format("{} {} ", entry->first + 1 - run, run);
            run = 0;
        }
    }
    write(own_number, 0,
          fmt::format("<< /Type /XRef /W [1 {} 2] /Index [ {}] {} /Length {} >>", width, index,
                      entries, table.size()),
          table);
}

}  // namespace tenken::pdf
