#include "tools/tenken/mark_pdf.h"

#include <charconv>

#include "schema/error.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/isolated.h"

namespace tenken::tools {

using schema::InputError;

namespace {

/// Behind a report of 600 pages 2,000 findings add some 5 MB.
constexpr std::size_t most_added = std::size_t{128} << 20;

/// "SIGNATURE LEFT_OUT\n" and the update. The child adds to a stranger's file what it finds in it:
/// whoever opens the result is no worse off than with the file itself.
MarkedPdf unpack(std::string file, std::string_view packed, const std::string& path) {
    int signature = 0;
    std::size_t left_out = 0;
    const char* end = packed.data() + packed.size();
    const auto first = std::from_chars(packed.data(), end, signature);
    const auto second = std::from_chars(std::min(first.ptr + 1, end), end, left_out);
    const auto at = static_cast<std::size_t>(second.ptr - packed.data()) + 1;
    const std::string_view update = packed.substr(std::min(at, packed.size()));
    const bool whole = update.empty() || update.ends_with("%%EOF\n");
    if (second.ec != std::errc() || signature < 0 || signature > 2 || !whole ||
        update.size() > most_added) {
        throw InputError(path, {"印を付けた結果が壊れている", "the marks for it are damaged"},
                         {"このファイルを添えて開発者に知らせてください",
                          "Report this to the developers together with the file"});
    }
    file += update;
    return {std::move(file), static_cast<pdf::Signature>(signature), left_out};
}

}  // namespace

MarkedPdf update_pdf(const std::string& path, const UpdateWork& add, const Reading& reading) {
    std::string bytes = read_input(path);
    if (recognise(bytes, path) != InputKind::pdf) {
        throw InputError(path, {"PDF でないので、印を付けられない", "it is no PDF to put marks on"},
                         {"元の PDF を --original で指定してください",
                          "Name the PDF that it was made from with --original"});
    }
    const auto work = [&](extractor::Workers*) {
        const pdf::Update update = add(bytes, base_name(path));
        return std::to_string(static_cast<int>(update.signature)) + " " +
               std::to_string(update.left_out) + "\n" + update.bytes;
    };
    try {
        const std::string packed = run_reading(work, path, bytes, reading);
        return unpack(std::move(bytes), packed, path);
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

MarkedPdf mark_pdf(const std::string& path, const std::vector<pdf::Annotation>& marks,
                   const Reading& reading) {
    return update_pdf(
        path,
        [&marks](std::string_view bytes, const std::string& name) {
            return pdf::annotate(bytes, name, marks);
        },
        reading);
}

}  // namespace tenken::tools
