#include "extractor/pdf/filters/decode.h"

#include <utility>

#include "extractor/pdf/filters/filters.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf::filters {

namespace {

enum class Kind { ascii_hex, ascii85, lzw, flate, run_length, crypt, image, unknown };

Kind kind_of(std::string_view name) {
    constexpr std::pair<std::string_view, Kind> kinds[] = {
        {"FlateDecode", Kind::flate},
        {"Fl", Kind::flate},
        {"ASCII85Decode", Kind::ascii85},
        {"A85", Kind::ascii85},
        {"ASCIIHexDecode", Kind::ascii_hex},
        {"AHx", Kind::ascii_hex},
        {"LZWDecode", Kind::lzw},
        {"LZW", Kind::lzw},
        {"RunLengthDecode", Kind::run_length},
        {"RL", Kind::run_length},
        {"Crypt", Kind::crypt},
        {"DCTDecode", Kind::image},
        {"DCT", Kind::image},
        {"CCITTFaxDecode", Kind::image},
        {"CCF", Kind::image},
        {"JBIG2Decode", Kind::image},
        {"JPXDecode", Kind::image},
    };
    for (const auto& [known, kind] : kinds) {
        if (known == name) {
            return kind;
        }
    }
    return Kind::unknown;
}

bool apply(Kind kind, std::string_view in, const Value& parameters, std::string& out) {
    const std::size_t bound = limits.stream_bytes;
    switch (kind) {
        case Kind::ascii_hex:
            return ascii_hex(in, out, bound);
        case Kind::ascii85:
            return ascii85(in, out, bound);
        case Kind::run_length:
            return run_length(in, out, bound);
        case Kind::lzw:
        case Kind::flate: {
            const bool sound =
                kind == Kind::flate
                    ? flate(in, out, bound)
                    : lzw(in, out, bound, parameters.get("EarlyChange").integer(1) != 0);
            if (parameters.is_null()) {
                return sound;
            }
            Predictor predictor;
            predictor.predictor = parameters.get("Predictor").integer(1);
            predictor.colors = parameters.get("Colors").integer(1);
            predictor.bits_per_component = parameters.get("BitsPerComponent").integer(8);
            predictor.columns = parameters.get("Columns").integer(1);
            return undo_predictor(predictor, out) && sound;
        }
        default:
            return false;
    }
}

}  // namespace

StreamData decode(std::string_view raw, const Value& dictionary) {
    StreamData data;
    Value filter = dictionary.get("Filter");
    if (filter.is_null()) {
        filter = dictionary.get("F");
    }
    Value parameters = dictionary.get("DecodeParms");
    if (parameters.is_null()) {
        parameters = dictionary.get("DP");
    }
    const std::size_t count = filter.is_name() ? 1 : filter.size();
    bool decoded = false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view name = (filter.is_name() ? filter : filter.at(i)).name();
        const Kind kind = kind_of(name);
        if (kind == Kind::crypt) {
            continue;
        }
        if (kind == Kind::image) {
            data.last_filter = name;
            break;
        }
        if (kind == Kind::unknown || i >= limits.filters) {
            data.complete = false;
            break;
        }
        const Value own = parameters.is_array() ? parameters.at(i) : parameters;
        std::string out;
        data.complete =
            apply(kind, decoded ? std::string_view(data.bytes) : raw, own, out) && data.complete;
        data.bytes = std::move(out);
        decoded = true;
    }
    if (!decoded) {
        data.bytes = raw.substr(0, limits.stream_bytes);
        data.complete = data.complete && raw.size() <= limits.stream_bytes;
    }
    return data;
}

}  // namespace tenken::pdf::filters
