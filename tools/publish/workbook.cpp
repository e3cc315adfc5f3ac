#include "tools/publish/workbook.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

#include "tools/publish/words.h"
#include "tools/publish/workbook_book.h"

namespace tenken::tools {

namespace {

// libxlsxwriter 1.1 of Debian 12 writes to a named file only.
class TemporaryFile {
  public:
    TemporaryFile() : path_((std::filesystem::temp_directory_path() / "tenken-XXXXXX").string()) {
        const int descriptor = mkstemp(path_.data());
        if (descriptor < 0) {
            throw std::runtime_error("cannot make a temporary file for the workbook");
        }
        close(descriptor);
    }
    ~TemporaryFile() { unlink(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }
    std::string content() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    std::string path_;
};

}  // namespace

void add_year(SheetWriter& sheet, int fiscal_year) {
    if (fiscal_year > 0) {
        sheet.integer(fiscal_year);
    } else {
        sheet.skip();
    }
    sheet.text(year_words(fiscal_year, schema::Language::japanese));
}

void add_page(const Book& book, SheetWriter& sheet, const schema::Place& place) {
    if (place.page < 1) {
        sheet.skip();
        return;
    }
    const std::string& file = book.links.file;
    const std::string anchor = (book.links.html ? "#page-" : "#page=") + std::to_string(place.page);
    sheet.linked(place.page, file.empty() ? "" : "external:" + file + anchor);
}

std::string to_workbook(const schema::Report& report, const rules::Audit& audit,
                        schema::Language language, const WorkbookLinks& links) {
    const TemporaryFile file;
    lxw_workbook* workbook = xlsx().workbook_new(file.path().c_str());
    if (workbook == nullptr) {
        throw std::runtime_error("cannot make a workbook");
    }
    lxw_doc_properties properties = {};
    std::string title = report.title;
    properties.title = title.data();
    // A fixed day instead of the clock: the same input gives the same bytes.
    properties.created = 946'684'800;  // 2000-01-01
    xlsx().workbook_set_properties(workbook, &properties);

    const CellFormats formats(workbook);
    const Book book{workbook, formats, report, audit, language, links};
    add_cover(book);
    add_findings(book);
    add_items(book);
    add_year_texts(book);
    add_values(book);
    add_targets(book);
    add_effects(book);
    add_totals(book);
    add_series(book);
    const lxw_error error = xlsx().workbook_close(workbook);
    if (error != LXW_NO_ERROR) {
        throw std::runtime_error(std::string("cannot make a workbook: ") +
                                 xlsx().lxw_strerror(error));
    }
    return file.content();
}

}  // namespace tenken::tools
