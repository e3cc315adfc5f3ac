#include "extractor/pdf/content/optional_content.h"

namespace tenken::pdf {

OptionalContent::OptionalContent(const Value& catalog) {
    const Value configuration = catalog.get("OCProperties").get("D");
    base_off_ = configuration.get("BaseState").name() == "OFF";
    const Value exceptions = configuration.get(base_off_ ? "ON" : "OFF");
    for (std::size_t i = 0; i < exceptions.size(); ++i) {
        exceptions_.insert(exceptions.at(i).identity());
    }
    exceptions_.erase(0);
}

bool OptionalContent::on(const Value& group) const {
    return exceptions_.contains(group.identity()) == base_off_;
}

bool OptionalContent::visible(const Value& group) const {
    if (!group.is_dictionary() || (exceptions_.empty() && !base_off_)) {
        return true;
    }
    if (group.get("Type").name() != "OCMD") {
        return on(group);
    }
    const Value members = group.get("OCGs");
    if (members.is_dictionary()) {
        return on(members) != group.get("P").name().ends_with("Off");
    }
    std::size_t count = 0;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Value member = members.at(i);
        if (member.is_dictionary()) {
            ++count;
            shown += on(member) ? 1 : 0;
        }
    }
    if (count == 0) {
        return true;
    }
    const std::string_view policy = group.get("P").name();
    if (policy == "AllOn") {
        return shown == count;
    }
    if (policy == "AnyOff") {
        return shown < count;
    }
    if (policy == "AllOff") {
        return shown == 0;
    }
    return shown > 0;
}

}  // namespace tenken::pdf
