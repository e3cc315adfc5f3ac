#include "tests/layout/page_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "schema/text.h"

namespace tenken::tests {
namespace {

using extractor::Glyph;
using extractor::Page;
using extractor::Ruling;

class Reader {
  public:
    explicit Reader(const std::string& file) : file_(file), in_(file) {
        if (!in_) {
            throw std::runtime_error(file + ": cannot be read");
        }
    }

    std::vector<Page> read() {
        std::string line;
        while (std::getline(in_, line)) {
            ++number_;
            std::istringstream words(line);
            std::string kind;
            if (!(words >> kind) || kind[0] == '#') {
                continue;
            }
            if (kind == "repeat") {
                read_repeat(words);
                continue;
            }
            for (int i = 0; i < times_; ++i) {
                dx_ = step_x_ * i;
                dy_ = step_y_ * i;
                count_ = i + 1;
                std::istringstream again(line);
                again >> kind;
                draw(kind, again);
            }
            times_ = 1;
            step_x_ = step_y_ = 0;
        }
        return std::move(pages_);
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error(file_ + ":" + std::to_string(number_) + ": " + what);
    }

    Page& page() {
        if (pages_.empty()) {
            fail("no page yet");
        }
        return pages_.back();
    }

    double number(std::istream& words) const {
        double value = 0;
        if (!(words >> value)) {
            fail("a number is missing");
        }
        return value;
    }
    double x(std::istream& words) const { return number(words) + dx_; }
    double y(std::istream& words) const { return number(words) + dy_; }

    void read_repeat(std::istream& words) {
        times_ = static_cast<int>(number(words));
        for (std::string step; words >> step;) {
            (step.substr(0, 3) == "dx=" ? step_x_ : step_y_) = std::stod(step.substr(3));
        }
    }

    void draw(const std::string& kind, std::istream& words) {
        if (kind == "page") {
            Page next;
            next.number = static_cast<int>(number(words));
            next.width = number(words);
            next.height = number(words);
            pages_.push_back(std::move(next));
        } else if (kind == "text" || kind == "down" || kind == "up") {
            read_text(kind, words);
        } else if (kind == "glyph") {
            read_glyph(words);
        } else if (kind == "h" || kind == "v") {
            const bool across = kind == "h";
            const double position = across ? y(words) : x(words);
            const double begin = across ? x(words) : y(words);
            const double end = across ? x(words) : y(words);
            read_ruling(across, position, begin, end, words);
        } else if (kind == "ruling") {
            std::string direction;
            words >> direction;
            const double position = number(words);
            const double begin = number(words);
            const double end = number(words);
            read_ruling(direction == "h", position, begin, end, words);
        } else if (kind == "grid") {
            read_grid(words);
        } else if (kind == "box") {
            const double x0 = x(words);
            const double y0 = y(words);
            const double x1 = x(words);
            const double y1 = y(words);
            outline(x0, y0, x1, y1, Ruling::Kind::stroke);
        } else if (kind == "shade") {
            read_shade(words);
        } else if (kind == "image") {
            const double x0 = x(words);
            const double y0 = y(words);
            const double x1 = x(words);
            const double y1 = y(words);
            page().images.push_back({{x0, y0, x1, y1}, false});
        } else {
            fail("unknown: " + kind);
        }
    }

    void add_ruling(bool across, double position, double begin, double end,
                    Ruling::Kind kind = Ruling::Kind::stroke, double thickness = 0.5) {
        Ruling ruling;
        ruling.horizontal = across;
        ruling.position = static_cast<float>(position);
        ruling.begin = static_cast<float>(begin);
        ruling.end = static_cast<float>(end);
        ruling.thickness = static_cast<float>(thickness);
        ruling.kind = kind;
        page().rulings.push_back(ruling);
    }

    void outline(double x0, double y0, double x1, double y1, Ruling::Kind kind) {
        add_ruling(true, y0, x0, x1, kind);
        add_ruling(true, y1, x0, x1, kind);
        add_ruling(false, x0, y0, y1, kind);
        add_ruling(false, x1, y0, y1, kind);
    }

    void read_ruling(bool across, double position, double begin, double end, std::istream& words) {
        double thickness = 0.5;
        Ruling::Kind kind = Ruling::Kind::stroke;
        bool dashed = false;
        for (std::string word; words >> word;) {
            if (word == "fill") {
                kind = Ruling::Kind::fill;
            } else if (word == "shade_edge") {
                kind = Ruling::Kind::shade_edge;
            } else if (word == "image") {
                kind = Ruling::Kind::image;
            } else if (word == "dashed") {
                dashed = true;
            } else if (word != "stroke") {
                thickness = std::stod(word);
            }
        }
        add_ruling(across, position, begin, end, kind, thickness);
        page().rulings.back().dashed = dashed;
    }

    void read_grid(std::istream& words) {
        std::vector<double> xs;
        std::vector<double> ys;
        std::vector<double>* list = &xs;
        for (std::string word; words >> word;) {
            if (word == "/") {
                list = &ys;
            } else {
                list->push_back(std::stod(word) + (list == &xs ? dx_ : dy_));
            }
        }
        for (const double at : ys) {
            add_ruling(true, at, xs.front(), xs.back());
        }
        for (const double at : xs) {
            add_ruling(false, at, ys.front(), ys.back());
        }
    }

    void read_shade(std::istream& words) {
        const double x0 = x(words);
        const double y0 = y(words);
        const double x1 = x(words);
        const double y1 = y(words);
        int grey = 220;
        words >> grey;
        page().shades.push_back({{x0, y0, x1, y1}, static_cast<std::uint8_t>(grey)});
        if (kind_of_pages_ == Written::by_hand) {
            outline(x0, y0, x1, y1, Ruling::Kind::shade_edge);
        }
    }

    void read_glyph(std::istream& words) {
        kind_of_pages_ = Written::by_program;
        Glyph glyph;
        glyph.box.x0 = x(words);
        glyph.box.y0 = y(words);
        glyph.box.x1 = x(words);
        glyph.box.y1 = y(words);
        glyph.baseline = static_cast<float>(y(words));
        glyph.size = static_cast<float>(number(words));
        glyph.advance = static_cast<float>(number(words));
        std::string rest;
        std::getline(words, rest);
        rest.erase(0, 1);
        const std::size_t end = rest.find(' ', 1);
        glyph.text = rest.substr(0, end);
        if (glyph.text == "\\s") {
            glyph.text = " ";
        } else if (glyph.text == "\\\\") {
            glyph.text = "\\";
        }
        std::istringstream options(end == std::string::npos ? "" : rest.substr(end));
        for (std::string option; options >> option;) {
            set_option(glyph, option);
        }
        add(std::move(glyph));
    }

    static bool set_option(Glyph& glyph, const std::string& option) {
        if (option == "hidden") {
            glyph.hidden = true;
        } else if (option == "bold") {
            glyph.bold = true;
        } else if (option == "vertical") {
            glyph.vertical = true;
        } else if (option.substr(0, 6) == "angle=") {
            glyph.angle = static_cast<std::int16_t>(std::stoi(option.substr(6)));
        } else {
            return false;
        }
        return true;
    }

    void add(Glyph glyph) {
        glyph.order = static_cast<std::uint32_t>(page().glyphs.size());
        page().undecoded += glyph.text == "\xEF\xBF\xBD" ? 1 : 0;
        page().glyphs.push_back(std::move(glyph));
    }

    void read_text(const std::string& kind, std::istream& words) {
        double at_x = x(words);
        double at_y = y(words);
        const double size = number(words);
        Glyph form;
        std::string text;
        std::getline(words, text);
        text.erase(0, 1);
        for (;;) {
            const std::size_t blank = text.find(' ');
            if (blank == std::string::npos || !set_option(form, text.substr(0, blank))) {
                break;
            }
            text.erase(0, blank + 1);
        }
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            char32_t c = schema::next_code_point(text, at);
            Glyph glyph = form;
            glyph.text = text.substr(begin, at - begin);
            if (c == U'\\' && at < text.size() && text[at] == 's') {
                ++at;
                glyph.text = " ";
            } else if (c == U'#' && times_ > 1) {
                glyph.text = std::to_string(count_ % 10);
            }
            const double advance = c < 0x2000 ? size / 2 : size;
            glyph.size = static_cast<float>(size);
            glyph.advance = static_cast<float>(advance);
            if (kind == "down") {
                glyph.vertical = true;
                glyph.baseline = static_cast<float>(at_x);
                glyph.box = {at_x - size / 2, at_y, at_x + size / 2, at_y + size};
                glyph.advance = static_cast<float>(size);
                at_y += size;
            } else if (kind == "up") {
                glyph.angle = 90;
                glyph.baseline = static_cast<float>(at_x);
                glyph.box = {at_x - 0.88 * size, at_y - advance, at_x + 0.12 * size, at_y};
                at_y -= advance;
            } else {
                glyph.baseline = static_cast<float>(at_y);
                glyph.box = {at_x, at_y - 0.88 * size, at_x + advance, at_y + 0.12 * size};
                at_x += advance;
            }
            add(std::move(glyph));
        }
    }

    enum class Written { by_hand, by_program };
    std::string file_;
    std::ifstream in_;
    int number_ = 0;
    std::vector<Page> pages_;
    Written kind_of_pages_ = Written::by_hand;  // a program writes the edges of shades itself
    int times_ = 1;
    int count_ = 1;
    double step_x_ = 0;
    double step_y_ = 0;
    double dx_ = 0;
    double dy_ = 0;
};

}  // namespace

std::vector<Page> read_pages(const std::string& file) {
    return Reader(file).read();
}

}  // namespace tenken::tests
