#include "tools/tenken/load_report.h"

#include "extractor/extract.h"
#include "extractor/scan/load_module.h"
#include "schema/error.h"
#include "schema/report_xml.h"
#include "schema/report_xml_check.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/isolated.h"
#include "tools/tenken/read_pictures.h"

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
                        InputKind kind, const extractor::Readings* readings = nullptr) {
    const auto work = [&](extractor::Workers* workers) {
        return schema::to_xml(
            extractor::extract(bytes, base_name(path), {reading.password, workers, readings}));
    };
    try {
        return kind == InputKind::pdf ? run_reading(work, path, bytes, reading) : work(nullptr);
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

/// Pages that are pictures are known once the file was read. They are read by themselves, and the
/// file once more with what was read in their places: a file with text never waits for an engine.
std::string extract_pdf(const std::string& bytes, const std::string& path, const Reading& reading) {
    std::string xml = extract_xml(bytes, path, reading, InputKind::pdf);
    if (xml.find(extractor::image_only) == std::string::npos) {
        return xml;
    }
    const Report report = read_back(xml, path);
    const std::vector<int> pages = picture_pages(report.notes);
    try {
        const extractor::Readings readings = read_pictures(bytes, path, pages, reading);
        return pages.empty() ? xml : extract_xml(bytes, path, reading, InputKind::pdf, &readings);
    } catch (const scan::EngineMissing& missing) {
        // A report of text with a picture among its pages is worth reading without; its note says
        // what is missing.
        if (report.source.kind == schema::SourceKind::scanned) {
            throw missing.in_file(path);
        }
        return xml;
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
    if (kind != InputKind::pdf) {
        return extract_xml(bytes, path, reading, kind);
    }
    std::string xml = extract_pdf(bytes, path, reading);
    if (reading.isolated) {
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
    if (kind == InputKind::pdf) {
        return read_back(extract_pdf(bytes, path, reading), path);
    }
    try {
        return extractor::extract(bytes, base_name(path), {reading.password, nullptr, nullptr});
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
    // The tables travel as a report that holds nothing else but notes on pages that are pictures.
    extractor::Readings readings;
    const auto work = [&](extractor::Workers* workers) {
        Report carrier;
        carrier.tables = extractor::tables(bytes, base_name(path),
                                           {reading.password, workers, &readings}, &carrier.notes);
        return schema::to_xml(carrier);
    };
    try {
        Report carrier = read_back(run_reading(work, path, bytes, reading), path);
        if (const std::vector<int> pages = picture_pages(carrier.notes); !pages.empty()) {
            try {
                readings = read_pictures(bytes, path, pages, reading);
            } catch (const scan::EngineMissing& missing) {
                if (carrier.tables.empty()) {
                    throw missing.in_file(path);
                }
                return carrier.tables;  // those of the pages with text
            }
            carrier = read_back(run_reading(work, path, bytes, reading), path);
        }
        return carrier.tables;
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

}  // namespace tenken::tools
