// The module that decrypts, loaded for the files that need it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extractor/pdf/file/foreign_document.h"

namespace tenken::pdf {

/// Loads the module and its ciphers. Once per process; to be called before the door is shut on a
/// child that may open nothing. What goes wrong is said when a document is asked for.
void load_decryption();

/// `bytes` outlive it. Throws schema::InputError for file `name` if the module is not there.
std::unique_ptr<ForeignDocument> make_foreign_document(std::string_view bytes,
                                                       const std::string& name);

}  // namespace tenken::pdf
