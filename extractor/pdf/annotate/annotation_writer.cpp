#include "extractor/pdf/annotate/annotation_writer.h"

#include <array>
#include <initializer_list>

#include <fmt/format.h>

#include "extractor/pdf/annotate/node_writer.h"
#include "extractor/pdf/content/rectangle.h"

namespace tenken::pdf {

namespace {

using schema::Box;

constexpr double frame_width = 1;
/// Side of a note's sign, and where its lines of writing stand in it.
constexpr double sign_side = 18;
constexpr double sign_margin = 4;

void write_numbers(std::string& out, std::initializer_list<double> numbers) {
    for (const double number : numbers) {
        out += out.empty() || out.back() == '[' ? "" : " ";
        write_number(out, number);
    }
}

/// Top left, top right, bottom left, bottom right as seen: the order in which viewers take
/// /QuadPoints, whatever §12.5.6.10 says.
using Corners = std::array<Point, 4>;

Corners corners_of(const Box& box, const Matrix& to_user) {
    return {to_user.apply(box.x0, box.y0), to_user.apply(box.x1, box.y0),
            to_user.apply(box.x0, box.y1), to_user.apply(box.x1, box.y1)};
}

void write_outline(std::string& drawing, const Corners& corners, const char* paint) {
    const auto point = [&](std::size_t corner, const char* how) {
        write_numbers(drawing, {corners[corner].x, corners[corner].y});
        drawing += how;
    };
    point(0, " m");
    point(1, " l");
    point(3, " l");
    point(2, " l");
    drawing += paint;
}

void write_color(std::string& out, const Annotation& annotation, double factor, const char* set) {
    write_numbers(out,
                  {annotation.red * factor, annotation.green * factor, annotation.blue * factor});
    out += set;
}

const char* dashes(Annotation::Frame frame) {
    switch (frame) {
        case Annotation::Frame::solid:
            return "[] 0 d\n";
        case Annotation::Frame::dashed:
            return "[4 2] 0 d\n";
        case Annotation::Frame::dotted:
            return "[1 2] 0 d\n";
    }
    return "";
}

/// The marker's colour, multiplied so that what is written stays black, and a darker frame.
std::string highlight_drawing(const Annotation& annotation, const Matrix& to_user) {
    std::string drawing = "/Marker gs\n";
    write_color(drawing, annotation, 1, " rg\n");
    for (const Box& box : annotation.boxes) {
        write_outline(drawing, corners_of(box, to_user), " h f\n");
    }
    write_color(drawing, annotation, 0.55, " RG\n");
    write_number(drawing, frame_width);
    drawing += " w ";
    drawing += dashes(annotation.frame);
    for (const Box& box : annotation.boxes) {
        write_outline(drawing, corners_of(box, to_user), " h S\n");
    }
    return drawing;
}

/// A slip of paper with three lines of writing.
std::string note_drawing(const Annotation& annotation, const Box& sign, const Matrix& to_user) {
    std::string drawing;
    write_color(drawing, annotation, 1, " rg\n");
    write_color(drawing, annotation, 0.4, " RG\n1 w\n");
    const Box paper{sign.x0 + 1, sign.y0 + 1, sign.x1 - 1, sign.y1 - 1};
    write_outline(drawing, corners_of(paper, to_user), " h B\n");
    for (int line = 1; line <= 3; ++line) {
        const double y = sign.y0 + sign.height() * line / 4;
        const Point begin = to_user.apply(sign.x0 + sign_margin, y);
        const Point end = to_user.apply(sign.x1 - sign_margin, y);
        write_numbers(drawing, {begin.x, begin.y});
        drawing += " m";
        write_numbers(drawing, {end.x, end.y});
        drawing += " l S\n";
    }
    return drawing;
}

void write_entry(std::string& out, const char* key, const std::string& text) {
    if (!text.empty()) {
        out += key;
        write_text(out, text);
    }
}

}  // namespace

WrittenAnnotation write_annotation(const Annotation& annotation, const Matrix& to_user,
                                   const std::string& page, std::uint32_t appearance) {
    const bool highlight = annotation.kind == Annotation::Kind::highlight;
    const Box first = annotation.boxes.front();
    const Box sign{first.x0, first.y0, first.x0 + sign_side, first.y0 + sign_side};
    Rectangle covered = Rectangle::nothing();
    std::string quads;
    const auto cover = [&](const Box& box) {
        for (const Point& corner : corners_of(box, to_user)) {
            covered.add(corner);
            write_numbers(quads, {corner.x, corner.y});
        }
    };
    if (highlight) {
        for (const Box& box : annotation.boxes) {
            cover(box);
        }
    } else {
        cover(sign);
    }
    // Half of the frame's line lies outside of the quadrilaterals.
    std::string rect = "[";
    write_numbers(rect, {covered.x0 - frame_width, covered.y0 - frame_width,
                         covered.x1 + frame_width, covered.y1 + frame_width});
    rect += "]";

    WrittenAnnotation written;
    written.dictionary = fmt::format("<< /Type /Annot /Subtype /{} /Rect {} /F 4 /P {}",
                                     highlight ? "Highlight" : "Text", rect, page);
    written.dictionary += highlight ? " /QuadPoints [" + quads + "]" : " /Name /Comment";
    written.dictionary += " /C [";
    write_color(written.dictionary, annotation, 1, "]");
    write_entry(written.dictionary, " /NM ", annotation.name);
    write_entry(written.dictionary, " /T ", annotation.author);
    write_entry(written.dictionary, " /Subj ", annotation.subject);
    write_entry(written.dictionary, " /Contents ", annotation.contents);
    written.dictionary += fmt::format(" /AP << /N {} 0 R >> >>", appearance);

    written.drawing = highlight ? highlight_drawing(annotation, to_user)
                                : note_drawing(annotation, sign, to_user);
    written.appearance = fmt::format(
        "<< /Type /XObject /Subtype /Form /BBox {} /Resources << {}>> /Length {} >>", rect,
        highlight ? "/ExtGState << /Marker << /Type /ExtGState /BM /Multiply >> >> " : "",
        written.drawing.size());
    return written;
}

}  // namespace tenken::pdf
