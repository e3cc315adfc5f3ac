#include "schema/xml_writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "schema/xml_characters.h"

namespace tenken::schema {

namespace {

void append_integer(std::string& out, long value) {
    char digits[24];
    const auto result = std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, result.ptr);
}

/// Hundredths, without trailing zeros; what is no number or beyond any page becomes 0.
void append_length(std::string& out, double value) {
    constexpr double limit = 1e9;
    if (!(std::fabs(value) < limit)) {
        value = 0;
    }
    long hundredths = std::lround(value * 100);
    if (hundredths < 0) {
        out += '-';
        hundredths = -hundredths;
    }
    append_integer(out, hundredths / 100);
    const long rest = hundredths % 100;
    if (rest != 0) {
        out += '.';
        out += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) {
            out += static_cast<char>('0' + rest % 10);
        }
    }
}

void append_box(std::string& out, const Box& box) {
    append_length(out, box.x0);
    out += ' ';
    append_length(out, box.y0);
    out += ' ';
    append_length(out, box.x1);
    out += ' ';
    append_length(out, box.y1);
}

}  // namespace

std::string box_text(const Box& box) {
    std::string out;
    append_box(out, box);
    return out;
}

XmlWriter::XmlWriter(Sink sink)
    : sink_(std::move(sink)), out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") {}

void XmlWriter::hand_over() {
    sink_(out_);
    out_.clear();
}

void XmlWriter::open(std::string_view name) {
    end_start_tag();
    const bool inside_text = !levels_.empty() && levels_.back().has_text;
    if (!levels_.empty()) {
        levels_.back().has_child = true;
    }
    if (!inside_text) {
        new_line();
    }
    out_ += '<';
    out_ += name;
    levels_.push_back({name, false, false});
    in_start_tag_ = true;
}

void XmlWriter::close() {
    constexpr std::size_t piece = std::size_t{1} << 16;
    if (sink_ && out_.size() >= piece) {
        hand_over();
    }
    const Level level = levels_.back();
    levels_.pop_back();
    if (in_start_tag_) {
        out_ += "/>";
        in_start_tag_ = false;
        return;
    }
    if (level.has_child && !level.has_text) {
        new_line();
    }
    out_ += "</";
    out_ += level.name;
    out_ += '>';
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_xml_attribute(out_, value);
    out_ += '"';
}

void XmlWriter::attribute(std::string_view name, long value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_integer(out_, value);
    out_ += '"';
}

void XmlWriter::attribute(std::string_view name, const Decimal& value) {
    attribute(name, std::string_view(value.to_string()));
}

void XmlWriter::flag(std::string_view name, bool value) {
    if (value) {
        attribute(name, std::string_view("true"));
    }
}

void XmlWriter::place(const Place& place, std::string_view page_name) {
    if (place.page != 0) {
        attribute(page_name, static_cast<long>(place.page));
    }
    if (place.box != Box{}) {
        out_ += " box=\"";
        append_box(out_, place.box);
        out_ += '"';
    }
    if (place.line != 0) {
        attribute("line", static_cast<long>(place.line));
    }
    if (const long count = doubts_.empty() ? 0 : doubts_in(place); count > 0) {
        attribute("doubtful", count);
    }
}

long XmlWriter::doubts_in(const Place& place) const {
    return std::count_if(doubts_.begin(), doubts_.end(), [&](const Place& doubt) {
        return doubt.page == place.page &&
               place.box.contains(doubt.box.center_x(), doubt.box.center_y());
    });
}

void XmlWriter::text(std::string_view text) {
    levels_.back().has_text = true;
    if (text.empty()) {
        return;
    }
    end_start_tag();
    append_xml_text(out_, text);
}

void XmlWriter::leaf(std::string_view name, std::string_view content) {
    open(name);
    text(content);
    close();
}

std::string XmlWriter::finish() && {
    while (!levels_.empty()) {
        close();
    }
    out_ += '\n';
    if (sink_) {
        hand_over();
    }
    return std::move(out_);
}

void XmlWriter::end_start_tag() {
    if (in_start_tag_) {
        out_ += '>';
        in_start_tag_ = false;
    }
}

void XmlWriter::new_line() {
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
}

}  // namespace tenken::schema
