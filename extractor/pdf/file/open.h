// From bytes to a page tree: header, guards, password, repair.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/file/guard.h"
#include "extractor/pdf/file/pdf_file.h"
#include "extractor/pdf/page_tree.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

struct OpenedFile {
    std::unique_ptr<PdfFile> file;
    std::vector<PageNode> pages;        ///< at least one
    std::vector<std::string> problems;  ///< what was repaired or passed over, in English
    bool altered = false;  ///< what was read are not the file's bytes as they are, but mended ones

    Value trailer() const { return file->trailer(); }
};

/// `bytes` outlives the result; `name` is for messages. Throws schema::InputError.
OpenedFile open_file(std::string_view bytes, const std::string& name, const std::string& password);

/// What `bytes`, which begin with %PDF, say of their own encryption.
Encryption claimed_encryption(std::string_view bytes);

}  // namespace tenken::pdf
