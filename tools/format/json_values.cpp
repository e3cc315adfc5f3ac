#include "tools/format/json_values.h"

#include <charconv>
#include <cmath>
#include <string_view>

namespace tenken::tools {

using Json = nlohmann::ordered_json;

Json item_json(const std::optional<std::string>& item) {
    // An item that the report does not number has no number to give.
    if (!item || item->empty()) {
        return nullptr;
    }
    constexpr std::size_t most_digits = 9;
    int number = 0;
    const char* end = item->data() + item->size();
    const auto result = std::from_chars(item->data(), end, number);
    const bool canonical = result.ec == std::errc() && result.ptr == end &&
                           item->size() <= most_digits && std::to_string(number) == *item;
    return canonical ? Json(number) : Json(*item);
}

Json page_json(const schema::Place& place) {
    return place.page > 0 ? Json(place.page) : Json(nullptr);
}

Json line_json(const schema::Place& place) {
    return place.line > 0 ? Json(place.line) : Json(nullptr);
}

Json box_json(const schema::Place& place) {
    if (place.page <= 0) {
        return nullptr;
    }
    Json box = Json::array();
    for (const double length : {place.box.x0, place.box.y0, place.box.x1, place.box.y1}) {
        const double rounded = std::round(length * 100) / 100;
        if (!std::isfinite(rounded)) {
            box.push_back(0);
        } else if (rounded == std::floor(rounded) && std::fabs(rounded) < 1e9) {
            box.push_back(static_cast<long>(rounded));
        } else {
            box.push_back(rounded);
        }
    }
    return box;
}

Json year_json(const std::optional<int>& fiscal_year) {
    return fiscal_year.value_or(0) > 0 ? Json(*fiscal_year) : Json(nullptr);
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json readings_json(const std::vector<rules::ProposedReading>& readings) {
    Json list = Json::array();
    for (const rules::ProposedReading& reading : readings) {
        list.push_back({{"page", page_json(reading.place)},
                        {"box", box_json(reading.place)},
                        {"line", line_json(reading.place)},
                        {"printed", reading.printed},
                        {"proposed", reading.proposed},
                        {"read", reading.read},
                        {"wanted", reading.wanted},
                        {"confidence", reading.confidence / 100.0}});
    }
    return list;
}

std::string dump(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tenken::tools
