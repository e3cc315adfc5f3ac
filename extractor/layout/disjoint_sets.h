// Union-find over 0 … n-1, with path halving.
#pragma once

#include <numeric>
#include <utility>
#include <vector>

namespace tenken::layout {

class DisjointSets {
  public:
    explicit DisjointSets(int size) : parent_(static_cast<std::size_t>(size)) {
        std::iota(parent_.begin(), parent_.end(), 0);
    }

    int find(int element) {
        while (parent(element) != element) {
            parent(element) = parent(parent(element));
            element = parent(element);
        }
        return element;
    }

    /// The smaller of the two roots stays root, so that results do not depend on the order of
    /// calls.
    void unite(int a, int b) {
        a = find(a);
        b = find(b);
        if (a > b) {
            std::swap(a, b);
        }
        parent(b) = a;
    }

  private:
    int& parent(int element) { return parent_[static_cast<std::size_t>(element)]; }
    std::vector<int> parent_;
};

}  // namespace tenken::layout
