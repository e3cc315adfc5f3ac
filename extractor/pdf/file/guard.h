// What PoDoFo 0.9.8 must not be shown, because merely loading it crashes: dictionaries nested so
// deep that its recursion overflows the stack, object streams that unfold to gigabytes, and
// encryption dictionaries with values out of range.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tenken::pdf {

/// Bytes [begin, end) that are to be blanked before the file is loaded.
struct BadRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Values nested deeper than Limits::nesting. One pass over the bytes; `whole` is also true of
/// pieces that are no objects of their own: contents of an object stream.
std::vector<BadRange> find_deep_nesting(std::string_view bytes);
bool is_nested_too_deep(std::string_view bytes);

/// Object streams and cross-reference streams whose unfolded bytes are too many or nested too deep.
/// Those of encrypted files cannot be looked at before they are decrypted.
std::vector<BadRange> find_bad_streams(std::string_view bytes);

enum class Encryption {
    none,
    sound,        ///< there is a dictionary and it can be handed to PoDoFo
    damaged,      ///< values that would make it crash
    unsupported,  ///< not the standard security handler: certificates
};
Encryption examine_encryption(std::string_view bytes);

/// True if the file speaks of encryption at all; cheap.
bool may_be_encrypted(std::string_view bytes);

}  // namespace tenken::pdf
