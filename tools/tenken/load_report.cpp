#include "tools/tenken/load_report.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "extractor/extract.h"
#include "extractor/scan/load_module.h"
#include "schema/error.h"
#include "schema/report_xml.h"
#include "schema/report_xml_check.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/isolated.h"
#include "tools/tenken/read_pictures.h"
#include "tools/tenken/spool.h"

namespace tenken::tools {

using schema::InputError;
using schema::Report;

namespace {

/// Pages from which on memory counts for more than the time that packing takes.
constexpr int long_document = 40;

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

/// What a reading hands over: kept until it is whole, looked at as it comes.
class Arrival {
  public:
    Arrival(const std::string& path, bool check) {
        if (check) {
            check_.emplace(path);
        }
    }

    void take(std::string_view piece) {
        if (check_) {
            check_->read(piece);
        }
        spool_.write(piece);
        look_for_pictures(piece);
    }

    void finish() {
        if (check_) {
            check_->finish();
        }
    }

    /// Maybe: it may stand in a text.
    bool may_have_pictures() const { return has_pictures_; }
    const Spool& spool() const { return spool_; }

  private:
    /// The end of a piece may cut the code.
    void look_for_pictures(std::string_view piece) {
        constexpr std::size_t most = 15;  // one less than the longest code may have
        const std::string seam = end_ + std::string(piece.substr(0, most));
        for (const std::string_view code : extractor::unread_codes) {
            has_pictures_ = has_pictures_ || seam.find(code) != std::string::npos ||
                            piece.find(code) != std::string_view::npos;
        }
        end_ = piece.size() < most ? seam : std::string(piece.substr(piece.size() - most));
        end_.erase(0, end_.size() - std::min(end_.size(), most));
    }

    std::optional<schema::ReportXmlCheck> check_;
    Spool spool_;
    std::string end_;
    bool has_pictures_ = false;
};

using ArrivalPointer = std::unique_ptr<Arrival>;

ArrivalPointer extract_xml(const InputBytes& input, const std::string& path, const Reading& reading,
                           bool check, const extractor::Readings* readings = nullptr) {
    const auto work = [&](extractor::Workers* workers, const TakePiece& take) {
        schema::write_xml(
            extractor::extract(input.get(), base_name(path),
                               {reading.password, workers, readings, &reading.corrections,
                                &reading.metadata, [&input] { input.release(); }, long_document}),
            take);
    };
    auto arrival = std::make_unique<Arrival>(path, check && reading.isolated);
    const auto take = [&arrival](std::string_view piece) { arrival->take(piece); };
    try {
        run_reading(work, path, input.get(), reading, take);
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
    arrival->finish();
    return arrival;
}

/// Pages that are pictures are known once the file was read. They are read by themselves, and the
/// file once more with what was read in their places: a file with text never waits for an engine.
/// `kept`, if given, gets what was read of the pictures.
ArrivalPointer read_pdf(const InputBytes& input, const std::string& path, const Reading& reading,
                        bool check, extractor::Readings* kept) {
    ArrivalPointer arrival = extract_xml(input, path, reading, check);
    if (!arrival->may_have_pictures()) {
        return arrival;
    }
    const Report report = read_back(arrival->spool().text(), path);
    const std::vector<int> pages = picture_pages(report.notes);
    try {
        extractor::Readings readings = read_pictures(input.get(), path, pages, reading);
        if (!pages.empty()) {
            arrival = extract_xml(input, path, reading, check, &readings);
        }
        if (kept != nullptr) {
            *kept = std::move(readings);
        }
        return arrival;
    } catch (const scan::EngineMissing& missing) {
        // A report of text with a picture among its pages is worth reading without; its note says
        // what is missing.
        if (report.source.kind == schema::SourceKind::scanned) {
            throw missing.in_file(path);
        }
        return arrival;
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

ArrivalPointer extract_pdf(const InputBytes& input, const std::string& path, const Reading& reading,
                           bool check, extractor::Readings* kept = nullptr) {
    ArrivalPointer arrival = read_pdf(input, path, reading, check, kept);
    input.require_unchanged(path);
    return arrival;
}

/// A transcript: no stranger's program wrote it, and it is read here.
Report extract_text(std::string_view bytes, const std::string& path, const Reading& reading) {
    try {
        return extractor::extract(bytes, base_name(path),
                                  {"", nullptr, nullptr, &reading.corrections, &reading.metadata});
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

/// They belong before the reading of a report, which an XML has behind it.
void refuse_corrections(const std::string& path, const Reading& reading) {
    if (!reading.corrections.file.empty()) {
        throw InputError(path,
                         {"extract の XML には訂正を入れられない",
                          "corrections cannot be put into the XML of extract"},
                         {"元の PDF か文字起こしと --corrections を指定してください",
                          "Give the PDF or transcript that it was made from with --corrections"});
    }
}

}  // namespace

void load_report_xml(const std::string& path, const Reading& reading, const TakePiece& take,
                     extractor::Readings* kept) {
    const InputBytes input(path, reading.isolated);
    const InputKind kind = recognise(input.get(), path);
    if (kind == InputKind::report_xml) {
        throw InputError(
            path, {"すでに extract の XML である", "it already is the XML of extract"},
            {"点検するなら tenken check を使ってください", "To audit it, use tenken check"});
    }
    if (kind == InputKind::pdf) {
        extract_pdf(input, path, reading, true, kept)->spool().read(take);
    } else {
        schema::write_xml(extract_text(input.get(), path, reading), take);
    }
}

Report load_report(const std::string& path, const Reading& reading) {
    const InputBytes input(path, reading.isolated);
    const InputKind kind = recognise(input.get(), path);
    if (kind == InputKind::report_xml) {
        refuse_corrections(path, reading);
        return schema::from_xml(input.get(), path);
    }
    return kind == InputKind::pdf
               ? read_back(extract_pdf(input, path, reading, false)->spool().text(), path)
               : extract_text(input.get(), path, reading);
}

std::vector<schema::Table> load_tables(const std::string& path, const Reading& reading,
                                       const extractor::PageChoice& choice) {
    const InputBytes input(path, reading.isolated);
    if (recognise(input.get(), path) != InputKind::pdf) {
        throw InputError(path, {"PDF でない", "it is not a PDF"},
                         {"表を含む PDF を指定してください", "Give a PDF that has tables"});
    }
    // The tables travel as a report that holds nothing else but notes on pages that are pictures.
    extractor::Readings readings;
    const auto work = [&](extractor::Workers* workers) {
        Report carrier;
        carrier.tables = extractor::tables(input.get(), base_name(path),
                                           {.password = reading.password,
                                            .workers = workers,
                                            .readings = &readings,
                                            .release_input = [&input] { input.release(); }},
                                           choice, &carrier.notes);
        return schema::to_xml(carrier);
    };
    try {
        Report carrier = read_back(run_reading(work, path, input.get(), reading), path);
        if (const std::vector<int> pages = picture_pages(carrier.notes); !pages.empty()) {
            try {
                readings = read_pictures(input.get(), path, pages, reading);
            } catch (const scan::EngineMissing& missing) {
                if (carrier.tables.empty()) {
                    throw missing.in_file(path);
                }
                return carrier.tables;  // those of the pages with text
            }
            carrier = read_back(run_reading(work, path, input.get(), reading), path);
        }
        input.require_unchanged(path);
        return carrier.tables;
    } catch (const InputError& error) {
        throw error.in_file(path);
    }
}

}  // namespace tenken::tools
