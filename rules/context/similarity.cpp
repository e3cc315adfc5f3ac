#include "rules/context/similarity.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "schema/text.h"

namespace tenken::rules {
namespace {

/// Texts longer than this are compared by their beginnings; indicators are a line at most.
constexpr std::size_t longest = 2000;

std::vector<std::uint64_t> pairs(std::string_view text) {
    std::u32string points = code_points(text.substr(0, std::min(text.size(), longest)));
    std::vector<std::uint64_t> result;
    if (points.size() == 1) {
        result.push_back(points[0]);
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
        result.push_back(static_cast<std::uint64_t>(points[i - 1]) << 32 | points[i]);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t count = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) {
            ++count;
            ++x;
            ++y;
        } else {
            *x < *y ? ++x : ++y;
        }
    }
    return count;
}

}  // namespace

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        points.push_back(schema::next_code_point(text, at));
    }
    return points;
}

double containment(std::string_view a, std::string_view b) {
    const auto first = pairs(a);
    const auto second = pairs(b);
    if (first.empty() || second.empty()) {
        return 0;
    }
    return static_cast<double>(shared(first, second)) /
           static_cast<double>(std::min(first.size(), second.size()));
}

double likeness(std::string_view a, std::string_view b) {
    const auto first = pairs(a);
    const auto second = pairs(b);
    if (first.empty() || second.empty()) {
        return 0;
    }
    return 2.0 * static_cast<double>(shared(first, second)) /
           static_cast<double>(first.size() + second.size());
}

int edit_distance(std::u32string_view a, std::u32string_view b, int most) {
    const std::size_t longer = std::max(a.size(), b.size());
    const std::size_t shorter = std::min(a.size(), b.size());
    if (longer - shorter > static_cast<std::size_t>(most)) {
        return most + 1;
    }
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = static_cast<int>(j);
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
            least = std::min(least, row[j]);
        }
        if (least > most) {
            return most + 1;
        }
    }
    return std::min(row[b.size()], most + 1);
}

}  // namespace tenken::rules
