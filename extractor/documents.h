// A PDF opened as often as it has readers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/extract.h"
#include "extractor/pdf/document.h"
#include "extractor/workers.h"

namespace tenken::extractor {

/// A document, and for further workers the same file opened again: a document has one user.
class Documents {
  public:
    Documents(std::string_view bytes, const std::string& name, const Options& options)
        : bytes_(bytes), name_(name), options_(options), first_(open()) {
        const auto count = static_cast<std::size_t>(first_.page_count());
        between_releases_ = std::min(1 + count * looked_at / (bytes.size() + 1), most_pages);
        release();
        const bool alone = !options.workers || first_.encrypted();
        others_.resize(alone ? 0 : options.workers->size() - 1);
    }

    pdf::Document& first() { return first_; }

    /// Calls `work(document, number)` for each page, and `beside` once before or beside them.
    template <typename Work, typename Beside>
    void each_page(const Work& work, const Beside& beside) {
        const auto count = static_cast<std::size_t>(first_.page_count());
        if (others_.empty()) {
            beside();
            for (std::size_t i = 0; i < count; ++i) {
                work(first_, static_cast<int>(i) + 1);
                passed(i);
            }
            return;
        }
        options_.workers->run(count + 1, [&](std::size_t worker, std::size_t index) {
            if (index == 0) {
                beside();
            } else {
                work(of(worker), static_cast<int>(index));
                passed(index);
            }
        });
    }
    template <typename Work>
    void each_page(const Work& work) {
        each_page(work, [] {});
    }

    /// Of all of them together, as one alone would have had them.
    std::vector<std::string> problems() const {
        std::vector<const pdf::Document*> all{&first_};
        for (const std::optional<pdf::Document>& other : others_) {
            if (other) {
                all.push_back(&*other);
            }
        }
        return pdf::Document::problems_of(all);
    }

    void release() const {
        if (options_.release_input) {
            options_.release_input();
        }
    }

  private:
    /// Bytes of the file that may be in memory.
    static constexpr std::size_t looked_at = std::size_t{1} << 19;
    /// Pages may share what they show: then each looks at more than its part of the file.
    static constexpr std::size_t most_pages = 8;

    void passed(std::size_t page) const {
        if (page % between_releases_ == 0) {
            release();
        }
    }

    pdf::Document open() const { return {bytes_, name_, {.password = options_.password}}; }
    pdf::Document& of(std::size_t worker) {
        if (worker == 0) {
            return first_;
        }
        std::optional<pdf::Document>& own = others_[worker - 1];
        if (!own) {
            own.emplace(open());
        }
        return *own;
    }

    std::string_view bytes_;
    const std::string& name_;
    const Options& options_;
    pdf::Document first_;
    std::size_t between_releases_ = 1;  ///< pages
    std::vector<std::optional<pdf::Document>> others_;
};

}  // namespace tenken::extractor
