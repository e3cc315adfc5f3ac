// How many pages were read and how long the others will take; on standard error.
#pragma once

#include <cstddef>

#include "schema/message.h"

namespace tenken::tools {

class PageProgress {
  public:
    /// On a terminal one line that is written anew and taken away at the end; elsewhere nothing, or
    /// where `asked` a line a page.
    PageProgress(std::size_t pages, bool asked, schema::Language language);
    ~PageProgress();
    PageProgress(const PageProgress&) = delete;
    PageProgress& operator=(const PageProgress&) = delete;

    void say(std::size_t done);

  private:
    std::size_t pages_;
    bool terminal_;
    bool asked_;
    bool japanese_;
    double start_;
};

}  // namespace tenken::tools
