#include "extractor/layout/component.h"

#include <algorithm>

#include "extractor/layout/disjoint_sets.h"

namespace tenken::layout {
namespace {

using schema::Box;

Box around(const Lines& lines) {
    Box box{1e9, 1e9, -1e9, -1e9};
    for (const Line& line : lines.horizontal) {
        box = {std::min(box.x0, line.begin), std::min(box.y0, line.position),
               std::max(box.x1, line.end), std::max(box.y1, line.position)};
    }
    for (const Line& line : lines.vertical) {
        box = {std::min(box.x0, line.position), std::min(box.y0, line.begin),
               std::max(box.x1, line.position), std::max(box.y1, line.end)};
    }
    return box;
}

double area(const Box& box) {
    return box.width() * box.height();
}

}  // namespace

std::vector<Component> components(const Lines& lines) {
    const int horizontals = static_cast<int>(lines.horizontal.size());
    const int verticals = static_cast<int>(lines.vertical.size());
    DisjointSets sets(horizontals + verticals);
    for (int i = 0; i < horizontals; ++i) {
        const Line& across = lines.horizontal[static_cast<std::size_t>(i)];
        auto down = std::lower_bound(
            lines.vertical.begin(), lines.vertical.end(), across.begin - touching,
            [](const Line& line, double position) { return line.position < position; });
        for (; down != lines.vertical.end() && down->position <= across.end + touching; ++down) {
            if (across.position >= down->begin - touching &&
                across.position <= down->end + touching) {
                sets.unite(i, horizontals + static_cast<int>(down - lines.vertical.begin()));
            }
        }
    }
    std::vector<Component> all;
    std::vector<int> number(static_cast<std::size_t>(horizontals + verticals), -1);
    const auto component_of = [&](int line) -> Component& {
        int& n = number[static_cast<std::size_t>(sets.find(line))];
        if (n < 0) {
            n = static_cast<int>(all.size());
            all.emplace_back();
        }
        return all[static_cast<std::size_t>(n)];
    };
    for (int i = 0; i < horizontals; ++i) {
        component_of(i).lines.horizontal.push_back(lines.horizontal[static_cast<std::size_t>(i)]);
    }
    for (int i = 0; i < verticals; ++i) {
        component_of(horizontals + i)
            .lines.vertical.push_back(lines.vertical[static_cast<std::size_t>(i)]);
    }
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const Component& component) {
                                 return component.lines.horizontal.empty() ||
                                        component.lines.vertical.empty();
                             }),
              all.end());
    for (Component& component : all) {
        component.box = around(component.lines);
    }
    std::stable_sort(all.begin(), all.end(), [](const Component& a, const Component& b) {
        return area(a.box) < area(b.box);
    });
    return all;
}

}  // namespace tenken::layout
