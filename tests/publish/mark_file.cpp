// Puts marks on a PDF: mark_file IN OUT [PAGE X0 Y0 X1 Y1 [note]]...
// For the tests that look at the result with other programs. Status 2 and one line if it cannot be.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extractor/pdf/annotate.h"
#include "schema/error.h"

using namespace tenken;

int main(int count, char** words) {
    if (count < 3) {
        return 2;
    }
    std::vector<pdf::Annotation> annotations;
    for (int at = 3; at + 4 < count; at += 5) {
        pdf::Annotation annotation;
        annotation.page = std::atoi(words[at]);
        annotation.boxes = {
            {std::strtod(words[at + 1], nullptr), std::strtod(words[at + 2], nullptr),
             std::strtod(words[at + 3], nullptr), std::strtod(words[at + 4], nullptr)}};
        annotation.author = "点検";
        annotation.contents = "合計が合わない（𠮷）\n計算: 1 + 2 = 4";
        annotation.name = "mark-" + std::to_string(at);
        if (at + 5 < count && std::string(words[at + 5]) == "note") {
            annotation.kind = pdf::Annotation::Kind::note;
            ++at;
        }
        annotations.push_back(annotation);
    }
    std::ifstream in(words[1], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    try {
        const pdf::Update update = pdf::annotate(bytes, words[1], annotations);
        std::ofstream(words[2], std::ios::binary) << bytes << update.bytes;
        std::printf("%zu left out, signature %d\n", update.left_out,
                    static_cast<int>(update.signature));
    } catch (const schema::InputError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
    return 0;
}
