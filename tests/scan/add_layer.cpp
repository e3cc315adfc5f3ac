// Puts a layer of hidden text on a PDF: add_layer IN OUT, with a line for each word on standard
// input: PAGE X0 Y0 X1 Y1 WORD, parted by tabs. Status 2 if it cannot be.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

#include "extractor/pdf/text_layer.h"
#include "schema/error.h"
#include "schema/text.h"

using namespace tenken;

int main(int count, char** words) {
    if (count != 3) {
        return 2;
    }
    std::map<int, pdf::LayerPage> pages;
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream fields(line);
        int page = 0;
        pdf::LayerWord word;
        std::string text;
        fields >> page >> word.box.x0 >> word.box.y0 >> word.box.x1 >> word.box.y1 >> text;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            schema::next_code_point(text, at);
            word.letters.push_back(text.substr(begin, at - begin));
        }
        pages[page].page = page;
        pages[page].words.push_back(word);
    }
    std::vector<pdf::LayerPage> layers;
    for (auto& [number, page] : pages) {
        layers.push_back(std::move(page));
    }
    std::ifstream in(words[1], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    try {
        const pdf::Update update = pdf::add_text_layer(bytes, words[1], layers);
        std::ofstream(words[2], std::ios::binary) << bytes << update.bytes;
    } catch (const schema::InputError&) {
        return 2;
    }
    return 0;
}
