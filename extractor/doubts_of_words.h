// Doubts that no figure rests on.
#pragma once

#include "extractor/page.h"
#include "extractor/scan/reading.h"

namespace tenken::extractor {

/// True if a doubt concerns a word: what was read and what it may be are kana or kanji, no numeral
/// among them, and within two characters on its line there is no digit, percent or minus sign, nor
/// behind it what stands behind figures (年, 円, 件): R1年 is read as 召年, too. Not
/// for a doubt of ink that nobody read ("shape"), which may be a lost figure, nor for a kana that a
/// digit is taken for, unless words go on at both sides of it. `page`: as it was
/// read, upright.
bool concerns_words(const Page& page, const scan::Doubt& doubt);

}  // namespace tenken::extractor
