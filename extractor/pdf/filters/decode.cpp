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

bool apply(Kind kind, std::string_view in, const Step& step, std::string& out) {
    const std::size_t bound = limits.stream_bytes;
    switch (kind) {
        case Kind::ascii_hex:
            return ascii_hex(in, out, bound);
        case Kind::ascii85:
            return ascii85(in, out, bound);
        case Kind::run_length:
            return run_length(in, out, bound);
        case Kind::lzw: {
            const bool sound = lzw(in, out, bound, step.early_change);
            return undo_predictor(step.predictor, out) && sound;
        }
        case Kind::flate: {
            const bool sound = flate(in, out, bound);
            return undo_predictor(step.predictor, out) && sound;
        }
        default:
            return false;
    }
}

}  // namespace

std::vector<Step> steps_of(const Value& dictionary) {
    std::vector<Step> steps;
    const Value filter = dictionary.get("Filter");
    const Value parameters = dictionary.get("DecodeParms");
    const std::size_t count = filter.is_name() ? 1 : filter.size();
    for (std::size_t i = 0; i < count && i <= limits.filters; ++i) {
        Step step;
        step.name = (filter.is_name() ? filter : filter.at(i)).name();
        const Value own = parameters.is_array() ? parameters.at(i) : parameters;
        if (own.is_dictionary()) {
            step.predictor.predictor = own.get("Predictor").integer(1);
            step.predictor.colors = own.get("Colors").integer(1);
            step.predictor.bits_per_component = own.get("BitsPerComponent").integer(8);
            step.predictor.columns = own.get("Columns").integer(1);
            step.early_change = own.get("EarlyChange").integer(1) != 0;
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

StreamData decode(std::string_view raw, const std::vector<Step>& steps) {
    StreamData data;
    bool decoded = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Kind kind = kind_of(steps[i].name);
        if (kind == Kind::crypt) {
            continue;
        }
        if (kind == Kind::image) {
            data.last_filter = steps[i].name;
            break;
        }
        if (kind == Kind::unknown || i >= limits.filters) {
            data.complete = false;
            break;
        }
        std::string out;
        const std::string_view in = decoded ? std::string_view(data.bytes) : raw;
        data.complete = apply(kind, in, steps[i], out) && data.complete;
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
