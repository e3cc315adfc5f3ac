// How the values of the model are written in JSON. Private to the formats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "rules/finding.h"
#include "schema/geometry.h"

namespace tenken::tools {

/// A JSON number where the item's number is one (38), else a string (R2-1), null for none.
nlohmann::ordered_json item_json(const std::optional<std::string>& item);

nlohmann::ordered_json page_json(const schema::Place& place);  ///< null for none
nlohmann::ordered_json line_json(const schema::Place& place);  ///< null for none
/// [x0, y0, x1, y1] with at most two decimals, null where there is no page.
nlohmann::ordered_json box_json(const schema::Place& place);
nlohmann::ordered_json text_or_null(const std::string& text);

/// null for none; a rule says 0 where a label could not be read as a year.
nlohmann::ordered_json year_json(const std::optional<int>& fiscal_year);

/// Each with its place, the digit read, the one wanted, and the confidence as a share of 1.
nlohmann::ordered_json readings_json(const std::vector<rules::ProposedReading>& readings);

/// Indented by two blanks, UTF-8 as it is, malformed bytes replaced, ends in a line feed.
std::string dump(const nlohmann::ordered_json& json);

}  // namespace tenken::tools
