// Is this text a report's XML, as to_xml writes it? Asked of text that another process wrote,
// before it is passed on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenken::schema {

/// Goes over the text once, keeping no more than the names of the open elements and a tag that is
/// not complete yet.
class ReportXmlCheck {
  public:
    /// `file` is for messages.
    explicit ReportXmlCheck(std::string file) : file_(std::move(file)) {}

    /// The next piece of the text, cut anywhere. Throws InputError with the line for what is not
    /// well formed or not UTF-8, for a root element that is no report, for numbers, boxes, flags
    /// and words of a list that are not written as report.xsd has them, and for anything of XML
    /// that to_xml never writes: document types, comments, processing instructions, entities but
    /// the five. Elements and attributes may be unknown, as to from_xml.
    void read(std::string_view piece);

    /// The text is over: throws if the report is not.
    void finish();

  private:
    enum class State { declaration, inside, behind };

    [[noreturn]] void fail(const char* what) const;
    bool step();
    bool tag_is_complete() const;
    char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void expect(char c);
    std::string_view name();
    void reference();
    void characters(char end);
    void multibyte();
    void attribute(bool& is_report);
    void start_tag();
    void end_tag();

    std::string file_;
    State state_ = State::declaration;
    bool last_ = false;      ///< nothing will follow `text_`
    std::string rest_;       ///< what of earlier pieces was not complete
    std::string_view text_;  ///< what is looked at
    std::size_t at_ = 0;
    std::size_t last_tag_ = 0;            ///< where the last one of text_ begins
    std::size_t lines_ = 0;               ///< of the text before `text_`
    std::string open_;                    ///< names of the open elements, one behind the other
    std::vector<std::size_t> levels_;     ///< where each of them begins
    std::vector<std::string_view> keys_;  ///< of the tag that is being read
};

/// The same of a whole text.
void check_report_xml(std::string_view xml, const std::string& file);

}  // namespace tenken::schema
