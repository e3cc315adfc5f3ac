// Packs: folders of rule files, those compiled in and those of the user.
#pragma once

#include <string>
#include <vector>

#include "rules/engine/xml_position.h"

namespace tenken::rules {

struct PackFile {
    std::string family;  ///< the folder the file stands in
    XmlFile xml;
    bool examples = true;  ///< false where they were left out
};

/// The files compiled in, in a fixed order, with the examples of their rules or without.
std::vector<PackFile> built_in_pack(bool examples = true);

/// Every .xml in `folder` and the folders in it, by path. Throws schema::InputError if it is no
/// folder, cannot be read, or holds more than a pack may.
std::vector<PackFile> pack_in(const std::string& folder);

}  // namespace tenken::rules
