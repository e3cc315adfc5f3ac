// Small readers that the parts of a rule file share: attributes, texts in two languages, lists.
#pragma once

#include <string>

#include "rules/engine/words.h"
#include "rules/engine/xml_position.h"
#include "schema/message.h"

namespace tenken::rules {

/// Character data with the white space at its ends taken off and line breaks made one blank.
std::string text_of(const schema::XmlNode& element);

// The faults that all files written by people share.
using schema::only_attributes;
using schema::required_attribute;
using schema::required_choice;
using schema::unknown_element;

/// The child `name` with xml:lang of that language; a fault if there is none.
const schema::XmlNode& child_in_language(const XmlFile& file, const schema::XmlNode& parent,
                                         const char* name, schema::Language language);
schema::Message read_languages(const XmlFile& file, const schema::XmlNode& parent,
                               const char* name);

/// The word or pattern children of `element`, behind what the list holds already.
void read_words(const XmlFile& file, const schema::XmlNode& element, WordList& list);
void read_patterns(const XmlFile& file, const schema::XmlNode& element, PatternList& list);

}  // namespace tenken::rules
