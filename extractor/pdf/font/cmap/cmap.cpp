#include "extractor/pdf/font/cmap/cmap.h"

#include <algorithm>
#include <utility>

namespace tenken::pdf {
namespace {

// Codes of different lengths are different codes: <41> is not <0041>.
std::uint64_t key_of(std::uint8_t length, std::uint32_t value) {
    return std::uint64_t{length} << 32U | value;
}

// How many of the first bytes lie in the codespace.
std::size_t matching_bytes(const Codespace& space, std::string_view bytes) {
    const std::size_t length = std::min<std::size_t>(space.length, bytes.size());
    for (std::size_t i = 0; i < length; ++i) {
        const unsigned shift = 8U * static_cast<unsigned>(space.length - 1 - i);
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < (space.low >> shift & 0xFFU) || byte > (space.high >> shift & 0xFFU)) {
            return i;
        }
    }
    return length;
}

}  // namespace

std::shared_ptr<const CMap> CMap::predefined(std::string_view name) {
    std::shared_ptr<CMap> cmap(new CMap);
    if (name == "Identity-H" || name == "Identity-V") {
        cmap->identity_ = true;
        cmap->vertical_ = name.ends_with('V');
        cmap->codespaces_ = {{2, 0, 0xFFFF}};
    } else if (const tables::PredefinedCMap* table = find_predefined(name)) {
        cmap->table_ = table;
        cmap->vertical_ = table->vertical;
        cmap->codespaces_.assign(tables::codespaces + table->codespace,
                                 tables::codespaces + table->codespace + table->codespace_count);
    } else {
        return nullptr;
    }
    cmap->prepare_lengths();
    return cmap;
}

std::shared_ptr<const CMap> CMap::embedded(const CMapFile& file, std::shared_ptr<const CMap> base,
                                           bool vertical) {
    std::shared_ptr<CMap> cmap(new CMap);
    cmap->vertical_ = vertical;
    cmap->codespaces_ = file.codespaces;
    for (const CidRange& range : file.cids) {
        cmap->cids_.add(key_of(range.length, range.low), key_of(range.length, range.high),
                        range.cid);
    }
    cmap->cids_.finish();
    for (const CidRange& range : file.notdefs) {
        cmap->notdefs_.add(key_of(range.length, range.low), key_of(range.length, range.high),
                           range.cid);
    }
    cmap->notdefs_.finish();
    if (base) {
        cmap->codespaces_.insert(cmap->codespaces_.end(), base->codespaces_.begin(),
                                 base->codespaces_.end());
        cmap->base_ = std::move(base);
    }
    if (cmap->codespaces_.empty()) {
        // Not said: whatever lengths the mapped codes have.
        for (const CidRange& range : file.cids) {
            const auto same = [&](const Codespace& s) { return s.length == range.length; };
            if (std::none_of(cmap->codespaces_.begin(), cmap->codespaces_.end(), same)) {
                cmap->codespaces_.push_back({range.length, 0, 0xFFFFFFFF});
            }
        }
    }
    if (cmap->codespaces_.empty()) {
        cmap->codespaces_ = {{2, 0, 0xFFFF}};
    }
    cmap->ordering_ = file.ordering;
    cmap->prepare_lengths();
    return cmap;
}

void CMap::prepare_lengths() {
    for (std::size_t first = 0; first < length_of_first_.size(); ++first) {
        const char byte = static_cast<char>(first);
        std::uint8_t length = 0;
        bool one_length = true;
        for (const Codespace& space : codespaces_) {
            if (matching_bytes(space, std::string_view(&byte, 1)) == 1) {
                one_length = one_length && (length == 0 || length == space.length);
                length = space.length;
            }
        }
        length_of_first_[first] = one_length ? length : 0;
    }
}

// The codespace that holds the whole code; else the shortest of those that hold most of its first
// bytes (9.7.6.3).
std::uint8_t CMap::best_length(std::string_view bytes) const {
    std::size_t best_match = 0;
    std::uint8_t best = 4;
    bool whole = false;
    for (const Codespace& space : codespaces_) {
        const std::size_t match = matching_bytes(space, bytes);
        const bool is_whole = match == space.length;
        if (std::pair(is_whole, match) > std::pair(whole, best_match) ||
            (is_whole == whole && match == best_match && space.length < best)) {
            whole = is_whole;
            best_match = match;
            best = space.length;
        }
    }
    return best;
}

CharCode CMap::next(std::string_view bytes, std::size_t& at) const {
    const std::string_view rest = bytes.substr(at);
    std::uint8_t length = length_of_first_[static_cast<unsigned char>(rest.front())];
    if (length == 0) {
        length = best_length(rest);
    }
    CharCode code;
    code.length = static_cast<std::uint8_t>(std::min<std::size_t>(length, rest.size()));
    for (std::size_t i = 0; i < code.length; ++i) {
        code.value = code.value << 8U | static_cast<unsigned char>(rest[i]);
    }
    at += code.length;
    return code;
}

bool CMap::in_codespace(std::string_view code) const {
    return std::any_of(codespaces_.begin(), codespaces_.end(), [&](const Codespace& space) {
        return space.length == code.size() && matching_bytes(space, code) == space.length;
    });
}

std::optional<std::uint32_t> CMap::find(CharCode code) const {
    if (identity_) {
        return code.length == 2 ? std::optional(code.value) : std::nullopt;
    }
    if (table_ != nullptr) {
        return find_cid(*table_, code);
    }
    if (const auto* range = cids_.find(key_of(code.length, code.value))) {
        return range->payload +
               static_cast<std::uint32_t>(key_of(code.length, code.value) - range->origin);
    }
    return std::nullopt;
}

std::uint32_t CMap::cid(CharCode code) const {
    for (const CMap* cmap = this; cmap != nullptr; cmap = cmap->base_.get()) {
        if (const auto found = cmap->find(code)) {
            return *found & 0xFFFFU;
        }
    }
    for (const CMap* cmap = this; cmap != nullptr; cmap = cmap->base_.get()) {
        if (const auto* range = cmap->notdefs_.find(key_of(code.length, code.value))) {
            return range->payload;
        }
    }
    return 0;
}

char32_t CMap::code_point(CharCode code) const {
    for (const CMap* cmap = this; cmap != nullptr; cmap = cmap->base_.get()) {
        if (cmap->table_ != nullptr) {
            return decode(cmap->table_->form, code);
        }
        if (cmap->cids_.find(key_of(code.length, code.value)) != nullptr) {
            return 0;  // Mapped by the embedded file itself, whose codes can be anything.
        }
    }
    return 0;
}

std::string_view CMap::ordering() const {
    for (const CMap* cmap = this; cmap != nullptr; cmap = cmap->base_.get()) {
        if (cmap->table_ != nullptr) {
            return tables::collections[cmap->table_->collection].ordering;
        }
        if (!cmap->ordering_.empty() && cmap->ordering_ != "Identity") {
            return cmap->ordering_;
        }
    }
    return {};
}

}  // namespace tenken::pdf
