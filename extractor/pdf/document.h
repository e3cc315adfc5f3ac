// A PDF file as a sequence of pages. The only public header of this folder; no PoDoFo type in it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/page.h"
#include "extractor/picture.h"
#include "schema/kept_text.h"

namespace tenken::pdf {

/// Bounds against hostile files; each has the reason beside its value in limits.h.
struct Limits;

/// Loads what opening these bytes needs from other files (OpenSSL's legacy ciphers, for an
/// encrypted PDF): to be called before the process shuts itself in. Document does it too, if nobody
/// has.
void prepare(std::string_view bytes);

/// True if these bytes are meant to be a PDF: the header stands near their beginning (behind some
/// other bytes, as PDF 32000-1 annex H 3.4.1 allows), or is lost and the objects are there.
bool looks_like_pdf(std::string_view bytes);

struct OpenOptions {
    std::string password;
};

class Document {
  public:
    /// `bytes` is the whole file and must live as long as the document; `name` is for messages.
    /// Throws schema::InputError: not a PDF, empty, truncated beyond use, needs a password, no
    /// pages.
    Document(schema::KeptText bytes, const std::string& name, const OpenOptions& options = {});
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;

    int page_count() const;
    const std::string& producer() const;
    /// What was repaired or passed over so far, in English; empty for a sound file. Objects are
    /// read when a page needs them, so ask again after the last page.
    std::vector<std::string> problems() const { return problems_of({this}); }
    /// The same of several documents over the same bytes that read its pages between them.
    static std::vector<std::string> problems_of(const std::vector<const Document*>& documents);
    /// True if a library reads it that does not bear a second document beside it.
    bool encrypted() const;

    /// Interprets page `number` (1-based). A damaged page gives what could be read, with
    /// `problems`.
    extractor::Page page(int number);

    /// The images of page `number` as they stand in the file, in the order drawn. `with_drawings`:
    /// what is drawn without a font, letters among it, is a picture behind them.
    extractor::PictureSheet pictures(int number, bool with_drawings = false);

  private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace tenken::pdf
