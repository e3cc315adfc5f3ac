// XML straight into a string: what reports and findings are written with.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/decimal.h"
#include "schema/geometry.h"

namespace tenken::schema {

/// Writes well-formed XML 1.0 in UTF-8, indented by two blanks. A DOM would hold every cell of a
/// long report twice; this holds the output only. Whatever the strings hold, the result can be
/// parsed: characters that XML 1.0 forbids (section 2.2) and malformed UTF-8 become U+FFFD, line
/// ends and tabs survive as character references.
class XmlWriter {
  public:
    /// Takes pieces of the document in their order; they need not end where an element does.
    using Sink = std::function<void(std::string_view)>;

    /// Writes the XML declaration. With a sink the document is not gathered but handed over as it
    /// grows, in pieces of some 64 KiB.
    explicit XmlWriter(Sink sink = {});

    /// Begins an element. `name` must outlive it.
    void open(std::string_view name);
    /// Ends the innermost element.
    void close();

    /// Attributes come directly after open(). A name that is written is always a literal of ours.
    void attribute(std::string_view name, std::string_view value);
    void attribute(std::string_view name, long value);
    void attribute(std::string_view name, const Decimal& value);
    void flag(std::string_view name, bool value);  ///< name="true", nothing for false

    /// @page, @box and @line, those that are known. `page_name` for elements whose @page means
    /// something else.
    void place(const Place& place, std::string_view page_name = "page");

    /// From here on @doubtful says of a box how many of `doubts` lie in it.
    void mark_places(std::vector<Place> doubts) { doubts_ = std::move(doubts); }

    /// Text of the innermost element. Elements opened after it stand on the same line, since white
    /// space would become part of the text.
    void text(std::string_view text);

    /// <name>text</name>
    void leaf(std::string_view name, std::string_view text);

    /// The whole document, or its last piece to the sink and ""; nothing can be written after it.
    /// Every element is closed.
    std::string finish() &&;

  private:
    struct Level {
        std::string_view name;
        bool has_text = false;
        bool has_child = false;
    };
    void end_start_tag();
    void new_line();

    long doubts_in(const Place& place) const;

    void hand_over();

    Sink sink_;
    std::string out_;
    std::vector<Level> levels_;
    std::vector<Place> doubts_;
    bool in_start_tag_ = false;
};

/// "x0 y0 x1 y1" with at most two decimals each, which is 3.5 micrometres.
std::string box_text(const Box& box);

}  // namespace tenken::schema
