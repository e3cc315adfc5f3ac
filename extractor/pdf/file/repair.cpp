#include "extractor/pdf/file/repair.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/guard.h"
#include "extractor/pdf/file/raw_object.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

/// Where the newest version of an object stands in the file that is being made.
struct Location {
    std::size_t offset = 0;
    std::uint16_t generation = 0;
    std::string type;
    std::uint32_t pages = 0;  ///< what /Pages of a catalog refers to
    bool has_parent = false;
    bool has_kids = false;

    Location() = default;
    Location(std::size_t at, std::uint16_t number, std::string_view bytes, const RawValue& value)
        : offset(at),
          generation(number),
          type(raw_name(value.text(bytes, "Type"))),
          pages(raw_reference(value.text(bytes, "Pages")).value_or(0)),
          has_parent(!value.text(bytes, "Parent").empty()),
          has_kids(!value.text(bytes, "Kids").empty()) {}
};

/// The two strings of /ID written anew, "" if they are not there. Keys of encryption depend on
/// them, and nothing else does: binary ones are often damaged.
std::string file_identifier(std::string_view text) {
    Tokenizer tokens(text);
    std::string scratch;
    std::string written;
    for (Token token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
        if (token.is_string()) {
            written += '<';
            for (const char c : string_bytes(token, scratch)) {
                written += fmt::format("{:02x}", static_cast<unsigned char>(c));
            }
            written += '>';
        }
    }
    return written.empty() ? written : "[" + written + "]";
}

class Rebuilder {
  public:
    explicit Rebuilder(std::string_view bytes) : bytes_(bytes), objects_(scan_objects(bytes)) {}

    std::string run(std::vector<std::string>& problems);

  private:
    void place(const RawObject& object);
    void unpack(const RawObject& object);
    void append(std::uint32_t number, std::uint16_t generation, std::string_view value,
                std::string_view stream = {});
    std::string trailer_entries();
    void take_trailer(const RawValue& dictionary);
    bool is_inside_stream(std::size_t at) const;
    bool is_catalog(std::uint32_t number) const;
    std::uint32_t find_catalog() const;
    std::uint32_t make_catalog(std::uint32_t damaged);
    std::uint32_t next_number() const { return table_.empty() ? 1 : table_.rbegin()->first + 1; }
    void write_table(const std::string& entries);

    std::string_view bytes_;
    std::vector<RawObject> objects_;
    std::map<std::uint32_t, Location> table_;
    std::string out_;
    std::string root_;
    std::string encrypt_;
    std::string id_;
    std::string info_;
    std::size_t unpacked_ = 0;
    bool locked_ = false;  ///< an object stream that cannot be read because it is encrypted
};

std::string Rebuilder::run(std::vector<std::string>& problems) {
    if (objects_.empty()) {
        return {};
    }
    out_.reserve(bytes_.size() + bytes_.size() / 8 + 4096);
    out_ = bytes_;
    out_ += '\n';
    for (const RawObject& object : objects_) {
        if (!object.inside_stream) {
            place(object);
        }
    }
    const std::size_t found = table_.size();
    write_table(trailer_entries());
    problems.push_back(fmt::format(
        "the cross-reference table was rebuilt: {} objects found, {} of them in object streams",
        found, unpacked_));
    if (locked_) {
        problems.push_back("encrypted object streams could not be searched for objects");
    }
    return std::move(out_);
}

void Rebuilder::place(const RawObject& object) {
    if (object.type == "XRef") {
        take_trailer(object.value);
        return;
    }
    if (object.closed && object.value.sound) {
        table_[object.number] = {object.offset, object.generation, bytes_, object.value};
        if (object.type == "ObjStm") {
            unpack(object);
        }
        return;
    }
    const bool has_stream = object.stream != RawObject::none;
    append(object.number, object.generation, mended_value(bytes_, object.value.begin),
           has_stream ? bytes_.substr(object.stream, object.stream_end - object.stream)
                      : std::string_view());
}

void Rebuilder::append(std::uint32_t number, std::uint16_t generation, std::string_view value,
                       std::string_view stream) {
    table_[number] = {out_.size(), generation, value, read_raw_value(value, 0)};
    out_ += fmt::format("{} {} obj\n", number, generation);
    out_ += value;
    if (stream.data() != nullptr) {
        out_ += "\nstream\n";
        out_ += stream;
        out_ += "\nendstream";
    }
    out_ += "\nendobj\n";
}

// §7.5.7: pairs of object number and offset, then the objects from /First on.
void Rebuilder::unpack(const RawObject& object) {
    if (may_be_encrypted(bytes_)) {
        locked_ = true;
        return;
    }
    const StreamData data = raw_stream(bytes_, object);
    const long first = raw_integer(object.value.text(bytes_, "First")).value_or(-1);
    const long count = raw_integer(object.value.text(bytes_, "N")).value_or(0);
    if (first < 0 || static_cast<std::size_t>(first) > data.bytes.size() ||
        is_nested_too_deep(data.bytes)) {
        return;
    }
    const std::string_view content = data.bytes;
    const auto start = static_cast<std::size_t>(first);
    Tokenizer tokens(content.substr(0, start));
    for (long i = 0; i < count && unpacked_ < limits.objects; ++i) {
        const Token number = tokens.next();
        const Token offset = tokens.next();
        if (number.kind != Token::Kind::number || offset.kind != Token::Kind::number ||
            number.number < 1 || number.number > 4e9 || offset.number < 0 ||
            offset.number >= static_cast<double>(content.size() - start)) {
            break;
        }
        const RawValue value =
            read_raw_value(content, start + static_cast<std::size_t>(offset.number));
        if (value.end >= content.size() && !data.complete) {
            continue;  // cut off by the damage
        }
        append(static_cast<std::uint32_t>(number.number), 0,
               value.sound ? std::string(content.substr(value.begin, value.end - value.begin))
                           : mended_value(content, value.begin));
        ++unpacked_;
    }
}

void Rebuilder::take_trailer(const RawValue& dictionary) {
    const auto take = [&](std::string& slot, std::string_view key) {
        const std::string_view text = dictionary.text(bytes_, key);
        if (!text.empty() && read_raw_value(text, 0).sound) {
            slot = text;
        }
    };
    take(root_, "Root");
    take(encrypt_, "Encrypt");
    take(info_, "Info");
    const std::string id = file_identifier(dictionary.text(bytes_, "ID"));
    id_ = id.empty() ? id_ : id;
}

std::string Rebuilder::trailer_entries() {
    for (std::size_t at = bytes_.find("trailer"); at != std::string_view::npos;
         at = bytes_.find("trailer", at + 7)) {
        if (!is_inside_stream(at)) {
            take_trailer(read_raw_value(bytes_, at + 7));
        }
    }
    std::uint32_t catalog = raw_reference(root_).value_or(0);
    if (!is_catalog(catalog)) {
        catalog = find_catalog();
    }
    // PoDoFo wants the root of the tree to say that it is one.
    if (catalog == 0 || table_[table_[catalog].pages].type != "Pages") {
        catalog = make_catalog(catalog);
    }
    root_ = fmt::format("{} {} R", catalog, table_[catalog].generation);
    std::string entries = fmt::format("/Root {}", root_);
    const auto add = [&](std::string_view key, const std::string& text) {
        if (!text.empty()) {
            entries += fmt::format(" /{} {}", key, text);
        }
    };
    add("Encrypt", encrypt_);
    // PoDoFo opens no encrypted file without one, though an empty one does as well.
    add("ID", id_.empty() && !encrypt_.empty() ? "[<><>]" : id_);
    add("Info", info_);
    return entries;
}

bool Rebuilder::is_inside_stream(std::size_t at) const {
    return std::any_of(objects_.begin(), objects_.end(), [&](const RawObject& object) {
        return object.stream != RawObject::none && object.stream <= at && at < object.stream_end;
    });
}

bool Rebuilder::is_catalog(std::uint32_t number) const {
    const auto found = table_.find(number);
    return found != table_.end() && found->second.pages != 0 &&
           table_.contains(found->second.pages);
}

std::uint32_t Rebuilder::find_catalog() const {
    std::uint32_t found = 0;
    for (const auto& [number, location] : table_) {
        found = location.type == "Catalog" && is_catalog(number) ? number : found;
    }
    return found;
}

/// A catalog over a page tree of one more level: its root is what `damaged` names, or what seems to
/// be the root, or nothing.
std::uint32_t Rebuilder::make_catalog(std::uint32_t damaged) {
    std::uint32_t root = damaged != 0 ? table_[damaged].pages : 0;
    for (const auto& [number, location] : table_) {
        root = damaged == 0 && location.type == "Pages" && !location.has_parent ? number : root;
    }
    const std::string kids = root != 0 && table_[root].has_kids
                                 ? fmt::format("{} {} R", root, table_[root].generation)
                                 : std::string();
    const std::uint32_t pages = next_number();
    append(pages, 0, fmt::format("<< /Type /Pages /Kids [{}] /Count 1 >>", kids));
    const std::uint32_t catalog = next_number();
    append(catalog, 0, fmt::format("<< /Type /Catalog /Pages {} 0 R >>", pages));
    return catalog;
}

void Rebuilder::write_table(const std::string& entries) {
    const std::size_t start = out_.size();
    out_ += "xref\n0 1\n0000000000 65535 f \n";
    for (auto entry = table_.begin(); entry != table_.end();) {
        auto last = entry;
        std::size_t count = 1;
        for (auto next = std::next(last); next != table_.end() && next->first == last->first + 1;
             ++next) {
            last = next;
            ++count;
        }
        out_ += fmt::format("{} {}\n", entry->first, count);
        for (std::size_t i = 0; i < count; ++i, ++entry) {
            out_ +=
                fmt::format("{:010} {:05} n \n", entry->second.offset, entry->second.generation);
        }
    }
    out_ += fmt::format("trailer\n<< /Size {} {} >>\nstartxref\n{}\n%%EOF\n", next_number(),
                        entries, start);
}

}  // namespace

std::string rebuild(std::string_view bytes, std::vector<std::string>& problems) {
    return Rebuilder(bytes).run(problems);
}

}  // namespace tenken::pdf
