// tenken_vocabulary_compiler OUTPUT.cpp FILE.xml...: vocabulary files as tables of a C++ file.

#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "extractor/report/automaton/compiled_vocabulary.h"
#include "extractor/report/compiler/dfa.h"
#include "extractor/report/compiler/nfa.h"
#include "extractor/report/compiler/packed_rows.h"
#include "extractor/report/compiler/pattern.h"
#include "extractor/report/vocabulary_source.h"
#include "schema/error.h"

namespace {

using namespace tenken::report;
using namespace tenken::report::compiler;

/// What 16 bits can number.
constexpr std::size_t most_states = 65'535;
/// A table for "anywhere in a text" that grows beyond this would cost more than it saves.
constexpr std::size_t most_states_anywhere = 6'000;

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + path);
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

Pattern pattern_of(const VocabularyEntry& entry) {
    return entry.word ? literal(entry.text) : parse_pattern(entry.text);
}

class TableWriter {
  public:
    explicit TableWriter(std::ostream& out) : out_(out) {}

    template <typename Numbers>
    void array(const char* type, const std::string& name, const Numbers& numbers) {
        out_ << "constexpr std::" << type << ' ' << name << "[] = {";
        std::size_t at = 0;
        for (const auto number : numbers) {
            out_ << (at++ % 24 == 0 ? "\n" : "") << static_cast<int>(number) << ',';
        }
        out_ << "};\n";
    }

    /// Writes the arrays of an automaton; gives its initialiser. `values` by rank, may be empty.
    std::string automaton(const std::string& name, const Dfa& dfa,
                          const std::vector<int>& values = {}) {
        array("uint8_t", name + "_classes", dfa.classes);
        const PackedRows rows = pack_rows(dfa);
        array("uint16_t", name + "_defaults", rows.defaults);
        array("uint32_t", name + "_bases", rows.bases);
        places(name + "_places", rows);
        array("uint8_t", name + "_accepts", dfa.accepts);
        if (!values.empty()) {
            std::vector<int> of_state;
            for (const int rank : dfa.ranks) {
                of_state.push_back(rank == Dfa::none ? 0 : values[static_cast<std::size_t>(rank)]);
            }
            array("uint8_t", name + "_values", of_state);
        }
        return "{" + name + "_classes, " + std::to_string(dfa.start) + ", " +
               std::to_string(dfa.start_inside) + ", " + name + "_defaults, " + name + "_bases, " +
               name + "_places, " + name + "_accepts, " +
               (values.empty() ? "nullptr" : name + "_values") + "}";
    }

  private:
    void places(const std::string& name, const PackedRows& rows) {
        out_ << "constexpr Automaton::Place " << name << "[] = {";
        for (std::size_t at = 0; at < rows.owners.size(); ++at) {
            out_ << (at % 16 == 0 ? "\n" : "") << '{' << rows.owners[at] << ',' << rows.targets[at]
                 << "},";
        }
        out_ << "};\n";
    }

    std::ostream& out_;
};

Dfa anchored_dfa(const Nfa& nfa, const std::string& name) {
    const auto dfa = build_dfa(nfa, Begin::here, most_states);
    if (!dfa) {
        throw std::length_error("the list " + name + " is too large");
    }
    return *dfa;
}

void write_labels(TableWriter& tables, std::ostream& out, const VocabularySource& source) {
    // Words before patterns: what is listed as it stands is meant so.
    Nfa nfa;
    std::vector<int> values;
    for (const bool words : {true, false}) {
        for (const VocabularySource::Label& label : source.labels) {
            if (label.entry.word == words) {
                nfa.add(pattern_of(label.entry));
                values.push_back(static_cast<int>(label.field) | (words ? word_value : 0));
            }
        }
    }
    const std::string labels = tables.automaton("labels", anchored_dfa(nfa, "labels"), values);
    out << "constexpr Automaton label_automaton = " << labels << ";\n";
}

void write_lists(TableWriter& tables, std::ostream& out, VocabularySource& source) {
    std::sort(source.lists.begin(), source.lists.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    std::string rows;
    for (std::size_t i = 0; i < source.lists.size(); ++i) {
        const VocabularySource::List& list = source.lists[i];
        Nfa nfa;
        for (const VocabularyEntry& entry : list.entries) {
            nfa.add(pattern_of(entry));
        }
        const std::string name = "list" + std::to_string(i);
        const std::string here = tables.automaton(name, anchored_dfa(nfa, list.id));
        const auto anywhere = build_dfa(nfa, Begin::anywhere, most_states_anywhere);
        rows += "    {\"" + list.id + "\", {" + here + ",\n        " +
                (anywhere ? tables.automaton(name + "a", *anywhere) : "{}") + "}},\n";
    }
    out << "constexpr CompiledList lists[] = {\n" << rows << "};\n";
}

int run(const std::vector<std::string>& arguments) {
    std::vector<std::string> contents;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        contents.push_back(read_file(arguments[i]));
    }
    std::vector<VocabularyFile> files;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        files.push_back({arguments[i + 1], contents[i]});
    }
    VocabularySource source = read_vocabulary(files);
    std::ofstream out(arguments.front());
    out << "// Generated from the vocabulary files.\n"
           "#include \"extractor/report/automaton/compiled_vocabulary.h\"\n"
           "namespace tenken::report {\nnamespace {\n";
    TableWriter tables(out);
    write_labels(tables, out, source);
    write_lists(tables, out, source);
    out << "}  // namespace\n"
           "std::span<const CompiledList> compiled_lists() { return lists; }\n"
           "const Automaton& compiled_labels() { return label_automaton; }\n"
           "}  // namespace tenken::report\n";
    out.close();
    return out ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "usage: tenken_vocabulary_compiler OUTPUT.cpp FILE.xml...\n";
        return 2;
    }
    try {
        return run({arguments + 1, arguments + count});
    } catch (const tenken::schema::InputError& error) {
        std::cerr << error.file() << ": " << error.problem().en << '\n';
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
    }
    return 1;
}
