// Properties of characters, by tables that ICU gave when the program was built.
#pragma once

namespace tenken::schema {

/// General categories L and Nd.
bool is_letter_or_digit(char32_t c);

/// Columns on a terminal: none for marks and controls, two for wide and ambiguous East Asian
/// characters (Unicode Standard Annex 11).
int columns_of(char32_t c);

}  // namespace tenken::schema
