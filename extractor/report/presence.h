// A value, a blank, a mark for nothing, a statement that there is nothing: four different things.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/report/vocabulary.h"
#include "schema/report.h"

namespace tenken::report {

/// Tells presences apart by the vocabulary and by the report's own legend.
class PresenceReader {
  public:
    explicit PresenceReader(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    /// False where no line of the text can be a legend: `squeezed` has no quotation marks.
    static bool may_explain(std::string_view squeezed);

    /// Takes the marks that a legend line explains (「…」は不詳); others are passed over.
    /// True if the line was one.
    bool learn(std::string_view line);

    /// `grade`: ×, △ and single letters are grades there, not marks for nothing.
    schema::Presence of(std::string_view text, bool grade = false) const;

    /// A mark or short word of the kind that grades are made of: ◎, A, S.
    bool is_grade_mark(std::string_view text) const;

  private:
    const Vocabulary& vocabulary_;
    std::vector<std::string> explained_;
};

}  // namespace tenken::report
