#include "tools/tenken/load_report.h"

#include "extractor/extract.h"
#include "schema/error.h"
#include "schema/report_xml.h"
#include "schema/report_xml_check.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/isolated.h"

namespace tenken::tools {

using schema::InputError;
using schema::Report;

namespace {

/// A fault in what our own child wrote is no fault of the user's file; say so.
Report read_back(const std::string& xml, const std::string& path) {
    try {
        return schema::from_xml(xml, path);
    } catch (const InputError& error) {
        throw InputError(path,
                         {"読み取りの結果が壊れている（" + error.problem().ja + "）",
                          "the result of reading it is damaged (" + error.problem().en + ")"},
                         {"このファイルを添えて開発者に知らせてください",
                          "Report this to the developers together with the file"});
    }
}

std::string extract_xml(const std::string& bytes, const std::string& path, const Reading& reading,
                        InputKind kind) {
    const auto work = [&](extractor::Workers* workers) {
        return schema::to_xml(
            extractor::extract(bytes, base_name(path), {reading.password, workers}));
    };
    try {
        return kind == InputKind::pdf ? run_reading(work, path, bytes, reading) : work(nullptr);
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

}  // namespace

std::string load_report_xml(const std::string& path, const Reading& reading) {
    const std::string bytes = read_input(path);
    const InputKind kind = recognise(bytes, path);
    if (kind == InputKind::report_xml) {
        throw InputError(
            path, {"すでに extract の XML である", "it already is the XML of extract"},
            {"点検するなら tenken check を使ってください", "To audit it, use tenken check"});
    }
    std::string xml = extract_xml(bytes, path, reading, kind);
    if (kind == InputKind::pdf && reading.isolated) {
        schema::check_report_xml(xml, path);
    }
    return xml;
}

Report load_report(const std::string& path, const Reading& reading) {
    const std::string bytes = read_input(path);
    const InputKind kind = recognise(bytes, path);
    if (kind == InputKind::report_xml) {
        return schema::from_xml(bytes, path);
    }
    if (kind == InputKind::pdf && reading.isolated) {
        return read_back(extract_xml(bytes, path, reading, kind), path);
    }
    try {
        return extractor::extract(bytes, base_name(path), {reading.password, nullptr});
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

std::vector<schema::Table> load_tables(const std::string& path, const Reading& reading) {
    const std::string bytes = read_input(path);
    if (recognise(bytes, path) != InputKind::pdf) {
        throw InputError(path, {"PDF でない", "it is not a PDF"},
                         {"表を含む PDF を指定してください", "Give a PDF that has tables"});
    }
    // The tables travel as a report that holds nothing else.
    const auto work = [&](extractor::Workers* workers) {
        Report carrier;
        carrier.tables = extractor::tables(bytes, base_name(path), {reading.password, workers});
        return schema::to_xml(carrier);
    };
    try {
        return read_back(run_reading(work, path, bytes, reading), path).tables;
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

}  // namespace tenken::tools
