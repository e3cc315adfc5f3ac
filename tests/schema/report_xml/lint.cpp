#include "tests/schema/report_xml/lint.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace tenken::tests {

namespace {

struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "tenken-lint-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

struct Outcome {
    int status = 0;
    std::string output;
};

Outcome run(const std::string& command) {
    Outcome outcome;
    std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer{};
    while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
        outcome.output += buffer.data();
    }
    outcome.status = ::pclose(pipe);
    return outcome;
}

Outcome run_on(const std::vector<std::string>& documents, const std::string& schema) {
    const Folder folder;
    std::string command = "xmllint --noout";
    if (!schema.empty()) {
        command += " --schema '" TENKEN_SOURCE_DIR "/" + schema + "'";
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const std::filesystem::path file = folder.path / (std::to_string(i) + ".xml");
        std::ofstream(file, std::ios::binary) << documents[i];
        command += " '" + file.string() + "'";
    }
    return run(command);
}

}  // namespace

std::string lint(const std::vector<std::string>& documents, const std::string& schema) {
    const Outcome outcome = run_on(documents, schema);
    return outcome.status == 0 ? std::string() : outcome.output + "(xmllint failed)";
}

bool lint_refuses(const std::string& document, const std::string& schema) {
    // 1: not well formed, 3 and 4: not valid; 5 and up: xmllint or the schema itself is broken.
    const int status = WEXITSTATUS(run_on({document}, schema).status);
    return status == 1 || status == 3 || status == 4;
}

}  // namespace tenken::tests
