// Stream filters, PDF 32000-1 §7.4. Each takes what it can: on damage the bytes decoded until then
// stay in `out` and the result is false. None writes more than `bound` bytes to `out`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenken::pdf::filters {

/// §7.4.2
bool ascii_hex(std::string_view in, std::string& out, std::size_t bound);
/// §7.4.3
bool ascii85(std::string_view in, std::string& out, std::size_t bound);
/// §7.4.4; `early_change` as in the stream's parameters, 1 by default.
bool lzw(std::string_view in, std::string& out, std::size_t bound, bool early_change);
/// §7.4.4. A zlib header that is wrong or missing is forgiven, and so is a wrong checksum.
bool flate(std::string_view in, std::string& out, std::size_t bound);
/// §7.4.5
bool run_length(std::string_view in, std::string& out, std::size_t bound);

/// Parameters of /Predictor, §7.4.4.4. Values out of range make `undo_predictor` fail.
struct Predictor {
    long predictor = 1;
    long colors = 1;
    long bits_per_component = 8;
    long columns = 1;
};
/// Undoes a TIFF (2) or PNG (10..15) predictor in place; a last partial row is kept as it is.
bool undo_predictor(const Predictor& parameters, std::string& data);

}  // namespace tenken::pdf::filters
