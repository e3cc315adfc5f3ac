// What all updates of a file need: opening it, and writing its pages anew.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "extractor/pdf/annotate/update_writer.h"
#include "extractor/pdf/content/matrix.h"
#include "extractor/pdf/file/open.h"
#include "schema/message.h"

namespace tenken::pdf {

struct UpdatableFile {
    OpenedFile opened;
    FileEnd end;
};

/// What cannot be done with a file that is encrypted or damaged, and what to do then.
struct UpdateRefusal {
    schema::Message what;
    schema::Message if_damaged;
    schema::Message if_encrypted;
};

/// Throws schema::InputError: what Document throws, and for files that nothing can be added to.
UpdatableFile open_for_update(std::string_view bytes, const std::string& name,
                              const UpdateRefusal& refusal);

/// The dictionary of a page that is an object of its own, else nullptr.
const Node* page_object(ObjectStore& store, const PageNode& page);

/// From points on the page as seen to its user space; false if that is flat.
bool find_user_space(const PageNode& page, Matrix& to_user);

/// What a reference leads to, or the value itself; a null if that is nothing.
Node resolved(ObjectStore& store, const Node& value);

/// An entry of the page, or of the nearest node above it that has one.
Node inherited(ObjectStore& store, const Node& page, std::string_view key);

/// " /Key value" for each entry of a dictionary but those named.
void write_entries_but(std::string& out, ObjectStore& store, const Node& dictionary,
                       std::initializer_list<std::string_view> left_out);

/// The bytes as FlateDecode unpacks them.
std::string packed(const std::string& bytes);

}  // namespace tenken::pdf
