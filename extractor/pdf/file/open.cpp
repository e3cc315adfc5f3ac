#include "extractor/pdf/file/open.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <fmt/format.h>

#include "extractor/pdf/file/guard.h"
#include "extractor/pdf/file/repair.h"
#include "extractor/pdf/limits.h"
#include "schema/error.h"

namespace tenken::pdf {

namespace {

using schema::InputError;

/// PDF 32000-1 annex H.3 note 13: the header is looked for in the first 1024 bytes. Mail gateways
/// put more before it.
constexpr std::size_t header_range = std::size_t{64} << 10;

using Opening = PdfFile::Opening;

/// How much that pages name is not there. Fonts are only looked up, not read: that comes soon
/// enough.
std::size_t count_dangling(const std::vector<PageNode>& pages) {
    std::size_t count = 0;
    for (const PageNode& node : pages) {
        const Value contents = node.page.get("Contents");
        const bool lost = contents.is_null() || (contents.size() > 0 && contents.at(0).is_null());
        count += lost && node.page.has("Contents") ? 1 : 0;
        count += node.resources.is_null() && node.page.has("Resources") ? 1 : 0;
        count += node.resources.get("Font").count_missing();
    }
    return count;
}

struct Attempt {
    Opening opening = Opening::failed;
    OpenedFile opened;
    std::size_t dangling = 0;

    bool usable() const { return opening == Opening::opened && !opened.pages.empty(); }
    bool better_than(const Attempt& other) const {
        const auto rank = [](const Attempt& a) {
            const bool password =
                a.opening == Opening::needs_password || a.opening == Opening::wrong_password;
            return a.usable() ? 3 : a.opening == Opening::opened ? 2 : password ? 1 : 0;
        };
        if (rank(*this) != rank(other)) {
            return rank(*this) > rank(other);
        }
        return opened.pages.size() > other.opened.pages.size() ||
               (opened.pages.size() == other.opened.pages.size() && dangling < other.dangling);
    }
};

template <typename Bytes>
Attempt attempt(Bytes bytes, bool encrypted, const std::string& name, const std::string& password) {
    Attempt made;
    OpenedFile& opened = made.opened;
    opened.file = std::make_unique<PdfFile>(std::move(bytes));
    made.opening = encrypted             ? opened.file->load_encrypted(name, password)
                   : opened.file->load() ? Opening::opened
                                         : Opening::failed;
    if (made.opening == Opening::opened) {
        opened.pages = collect_pages(opened.trailer().get("Root"), opened.problems);
        if (opened.pages.empty()) {
            opened.pages = collect_loose_pages(*opened.file, opened.problems);
            made.dangling = opened.pages.size();
        }
        made.dangling += count_dangling(opened.pages);
    }
    return made;
}

[[noreturn]] void refuse_encryption(const std::string& name, Opening opening) {
    if (opening == Opening::wrong_password) {
        throw InputError(name, {"パスワードが違います", "the password is wrong"},
                         {"--password で正しいパスワードを指定してください",
                          "Give the right one with --password"});
    }
    throw InputError(name, {"開くにはパスワードが必要です", "a password is needed to open it"},
                     {"--password で指定してください", "Give it with --password"});
}

[[noreturn]] void refuse_damage(const std::string& name) {
    throw InputError(name,
                     {"壊れていて PDF として読めません", "it is too damaged to be read as a PDF"},
                     {"もう一度ダウンロードするか、作成したソフトから保存し直してください",
                      "Download it again, or save it anew from the program that made it"});
}

/// Finds the header; throws for what is no PDF.
std::string_view from_header(std::string_view bytes, const std::string& name,
                             std::vector<std::string>& problems, bool& has_header) {
    if (bytes.empty()) {
        throw InputError(name, {"ファイルが空です", "the file is empty"},
                         {"もう一度ダウンロードしてください", "Download it again"});
    }
    const std::size_t header = bytes.substr(0, header_range).find("%PDF-");
    has_header = header != std::string_view::npos;
    if (!has_header && bytes.find(" obj") == std::string_view::npos) {
        throw InputError(name, {"PDF ではありません", "it is not a PDF"},
                         {"PDF のファイルを指定してください", "Give the name of a PDF file"});
    }
    if (!has_header) {
        problems.push_back("the header %PDF is missing");
    } else if (header > 0) {
        problems.push_back(fmt::format("{} bytes before the header were passed over", header));
    }
    return bytes.substr(has_header ? header : 0);
}

/// Bytes without what must not be loaded; "" if they are good as they are.
std::string without_bad_ranges(std::string_view bytes, std::vector<std::string>& problems) {
    std::vector<BadRange> bad = find_deep_nesting(bytes);
    const std::vector<BadRange> streams = find_bad_streams(bytes);
    bad.insert(bad.end(), streams.begin(), streams.end());
    if (bad.empty()) {
        return {};
    }
    std::string blanked(bytes);
    for (const BadRange& range : bad) {
        std::fill(blanked.begin() + static_cast<std::ptrdiff_t>(range.begin),
                  blanked.begin() + static_cast<std::ptrdiff_t>(range.end), ' ');
    }
    problems.push_back(fmt::format(
        "{} objects are nested too deep or unfold to too much; they were not read", bad.size()));
    return blanked;
}

/// True if the newest trailer leads to pages and says nothing of encryption: what does say so is
/// then the content of a page, or a file attached to this one.
bool opens_as_it_is(std::string_view bytes) {
    PdfFile file(bytes);
    std::vector<std::string> problems;
    return file.load() && !collect_pages(file.trailer().get("Root"), problems).empty();
}

}  // namespace

Encryption claimed_encryption(std::string_view bytes) {
    const Encryption found = examine_encryption(bytes);
    return found != Encryption::none && opens_as_it_is(bytes) ? Encryption::none : found;
}

namespace {

/// True if the file is encrypted and PoDoFo can be shown it. Throws for what cannot be decrypted.
bool is_encrypted(std::string_view bytes, const std::string& name) {
    switch (claimed_encryption(bytes)) {
        case Encryption::none:
            return false;
        case Encryption::sound:
            return true;
        case Encryption::unsupported:
            throw InputError(
                name,
                {"証明書による暗号化には対応していません",
                 "it is encrypted for certificates, which cannot be read"},
                {"暗号化しないで保存し直してください", "Save it anew without encryption"});
        case Encryption::damaged:
            throw InputError(name, {"暗号化の情報が壊れています", "its encryption data is damaged"},
                             {"もう一度ダウンロードしてください", "Download it again"});
    }
    return false;
}

}  // namespace

OpenedFile open_file(std::string_view bytes, const std::string& name, const std::string& password) {
    std::vector<std::string> problems;
    bool has_header = true;
    bytes = from_header(bytes, name, problems, has_header);
    const bool encrypted = is_encrypted(bytes, name);
    // Our own reader is bounded; what PoDoFo is shown must be looked at before.
    std::string changed = encrypted ? without_bad_ranges(bytes, problems) : std::string();
    if (!has_header) {
        changed = "%PDF-1.7\n" + (changed.empty() ? std::string(bytes) : changed);
    }
    bool altered = !problems.empty();
    Attempt best = changed.empty() ? attempt(bytes, encrypted, name, password)
                                   : attempt(changed, encrypted, name, password);
    if (!best.usable() || best.dangling > 0) {
        std::vector<std::string> repairs;
        std::string rebuilt = rebuild(changed.empty() ? bytes : changed, repairs);
        Attempt second =
            rebuilt.empty() ? Attempt{} : attempt(std::move(rebuilt), encrypted, name, password);
        if (second.better_than(best)) {
            best = std::move(second);
            altered = true;
            problems.insert(problems.end(), repairs.begin(), repairs.end());
        }
    }
    if (best.opening == Opening::needs_password || best.opening == Opening::wrong_password) {
        refuse_encryption(name, best.opening);
    }
    if (best.opening != Opening::opened) {
        refuse_damage(name);
    }
    if (best.opened.pages.empty()) {
        throw InputError(name, {"ページがありません", "it has no pages"},
                         {"PDF の中身を確かめてください", "Look at what the file holds"});
    }
    problems.insert(problems.end(), best.opened.problems.begin(), best.opened.problems.end());
    best.opened.problems = std::move(problems);
    best.opened.altered = altered;
    return std::move(best.opened);
}

}  // namespace tenken::pdf
