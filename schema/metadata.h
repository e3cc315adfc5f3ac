// What an archive writes about a report in its catalogue, beside what the report itself says.
#pragma once

#include <string>

namespace tenken::schema {

/// What no page of the report says. The rest of the catalogue's entry (title, period, pages, how
/// well it was read) is reckoned from the report when it is written.
struct Metadata {
    std::string software;  ///< "tenken 1.0"; "" leaves the whole entry out
    std::string made;      ///< 2025-03-31: when it was extracted, if that is told; no clock is read
    std::string code;      ///< 団体コード of the municipality, 5 or 6 digits
    std::string issued;    ///< 2022-09-30: when the city published it
    std::string edition;   ///< 版: 訂正第2版
    std::string url;       ///< where it was published
    friend bool operator==(const Metadata&, const Metadata&) = default;
};

}  // namespace tenken::schema
