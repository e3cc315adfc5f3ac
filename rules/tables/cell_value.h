// One cell of any table as arithmetic sees it.
#pragma once

#include <string>
#include <string_view>

#include "schema/decimal.h"

namespace tenken::rules {

/// What a cell holds. A blank, a dash, a zero and a figure that is kept back are four things, and
/// only the first two may stand for nothing in a sum.
struct CellValue {
    enum class Kind {
        number,
        blank,
        dash,       ///< － ― - … with or without a unit
        withheld,   ///< × X *** …: there is a figure, but it is not told
        bracketed,  ///< (1,234): told beside another figure, not added
        words,
    };
    Kind kind = Kind::blank;
    schema::Decimal value;      ///< as printed
    schema::Decimal precision;  ///< one unit of the last digit shown
    std::string unit;           ///< printed in the cell itself, "" if none
    std::string printed;        ///< the number without a unit that stands on a line of its own

    bool is_number() const { return kind == Kind::number; }
    /// A number, or nothing that would have to be added.
    bool adds() const { return kind == Kind::number || nothing(); }
    bool nothing() const { return kind == Kind::blank || kind == Kind::dash; }
};

/// A unit on a line of its own (千円 over the figure), or in front of it (千円2,050,134), is read
/// as the unit; a bracketed figure under the figure is passed over; several figures are words.
CellValue read_cell_value(std::string_view text);

/// The unit that a label or a line over a table names: 千円 of 金額（千円）, of （単位：千円） and
/// of 職員数 with 人 on a line of its own; "" if it names none.
std::string unit_named(std::string_view label);

}  // namespace tenken::rules
