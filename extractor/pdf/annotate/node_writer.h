// Objects as PDF syntax (PDF 32000-1 §7.3).
#pragma once

#include <string>
#include <string_view>

#include "extractor/pdf/file/node.h"
#include "extractor/pdf/file/object_store.h"

namespace tenken::pdf {

/// The value as it is, references left as references. What is nested deeper than Limits::nesting
/// becomes null.
void write_node(std::string& out, ObjectStore& store, const Node& node);

/// Up to three places behind the point, never with an exponent.
void write_number(std::string& out, double number);
void write_name(std::string& out, std::string_view name);
/// Any bytes, as a hexadecimal string.
void write_bytes(std::string& out, std::string_view bytes);
/// A text string: UTF-16BE with its mark, which every viewer knows.
void write_text(std::string& out, std::string_view utf8);

/// The entry of a dictionary, as it stands there; nullptr if there is none.
const Node* find_entry(const Node& dictionary, std::string_view key);

}  // namespace tenken::pdf
