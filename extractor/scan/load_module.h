// Finds and loads the module that reads pictures, and the language data that it needs.
#pragma once

#include <memory>
#include <string>

#include "extractor/scan/module.h"
#include "schema/error.h"

namespace tenken::scan {

/// The module, a library it needs, or the language data is not there.
class EngineMissing : public schema::InputError {
  public:
    using InputError::InputError;
};

/// A reader with what it stands on. Everything that needs a file is open when this is made.
class LoadedReader {
  public:
    /// Throws EngineMissing that says what to install: the module (beside the program or in
    /// ../lib/tenken), a library it needs, or the language data (TESSDATA_PREFIX, else where
    /// Debian and the engine's own installation put it).
    LoadedReader();

    PageReader& reader() { return *reader_; }
    const std::string& languages() const { return languages_; }  ///< "jpn+jpn_vert"

  private:
    LanguageData data_;
    std::string languages_;
    std::unique_ptr<PageReader> reader_;
};

}  // namespace tenken::scan
