// tenken (点検): reads and audits municipal reform reports.
#include <cstdlib>
#include <new>

#include "tools/tenken/program.h"

int main(int argc, char** argv) {
    std::vector<std::string> words;
    try {
        words.assign(argv + (argc > 0 ? 1 : 0), argv + argc);
    } catch (const std::bad_alloc&) {
        return 2;
    }
    return tenken::tools::run_program(words);
}
