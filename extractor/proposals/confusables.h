// Which characters look alike: the data of confusables.txt.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace tenken::extractor {

class Confusables {
  public:
    /// Sets a line in UTF-8; a line that begins with # says nothing.
    explicit Confusables(std::string_view data);

    /// All that look like it, itself not among them, in the order of the data.
    std::u32string like(char32_t character) const;
    bool are_alike(char32_t a, char32_t b) const;

  private:
    std::map<char32_t, std::u32string> alike_;
};

/// The sets that come with the program.
const Confusables& built_in_confusables();

}  // namespace tenken::extractor
