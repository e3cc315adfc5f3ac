#include "rules/context/units.h"

#include "schema/text.h"

namespace tenken::rules {

using schema::Decimal;

Decimal precision_or_shown(const Decimal& precision, const Decimal& value) {
    return precision.is_zero() ? Decimal(1, value.scale()) : precision.abs();
}

Units::Units(const Vocabulary& vocabulary)
    : same_(vocabulary.word_list("same-units")),
      measured_(vocabulary.word_list("measured-units")) {}

std::string Units::family(std::string_view unit) const {
    const std::string base = schema::unit_scale(unit).base;
    return std::string(same_.canonical(schema::squeeze(base)));
}

Decimal Units::step(const Decimal& precision, std::string_view unit) const {
    const Decimal one = Decimal(1);
    const Decimal base = schema::in_base(precision, unit);
    if (base < one || measured_.is(family(unit))) {
        return base;
    }
    // Money in whole yen and things counted one by one are exact; what is shown in thousands is
    // not.
    return base <= one ? Decimal() : base;
}

Figure Units::figure(const schema::Quantity& quantity) const {
    Figure figure =
        this->figure(quantity.value, quantity.precision, quantity.unit, quantity.printed, {});
    figure.approximate = quantity.approximate;
    return figure;
}

Figure Units::figure(const Decimal& value, const Decimal& precision, const std::string& unit,
                     const std::string& printed, const schema::Place& place) const {
    Figure figure;
    figure.value = schema::in_base(value, unit);
    figure.step = step(precision_or_shown(precision, value), unit);
    figure.unit = unit;
    figure.printed = printed;
    figure.place = place;
    return figure;
}

}  // namespace tenken::rules
