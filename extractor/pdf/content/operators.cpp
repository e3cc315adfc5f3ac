// The operators themselves, by the groups of PDF 32000-1 annex A.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "extractor/pdf/content/interpreter.h"
#include "extractor/pdf/content/operator_code.h"

namespace tenken::pdf {

namespace {

constexpr std::uint32_t op(std::string_view name) {
    return operator_code(name);
}

}  // namespace

template <std::size_t N>
std::optional<std::array<double, N>> Interpreter::numbers() const {
    if (operands_.size() < N) {
        return std::nullopt;
    }
    std::array<double, N> found;
    const std::size_t first = operands_.size() - N;
    for (std::size_t i = 0; i < N; ++i) {
        const Token& token = operands_[first + i];
        if (token.kind != Token::Kind::number) {
            return std::nullopt;
        }
        found[i] = token.number;
    }
    return found;
}

template <std::size_t N, typename Use>
void Interpreter::with_numbers(Use&& use) {
    if (const auto found = numbers<N>()) {
        use(*found);
    }
}

std::string_view Interpreter::last_name() {
    return operands_.empty() ? std::string_view() : name_bytes(operands_.back(), scratch_);
}

bool Interpreter::execute_path(std::uint32_t code) {
    const Matrix& m = state_.matrix;
    switch (code) {
        case op("re"):
            with_numbers<4>([&](const auto& v) { path_.rectangle(m, v[0], v[1], v[2], v[3]); });
            return true;
        case op("m"):
            with_numbers<2>([&](const auto& v) { path_.move_to(m, v[0], v[1]); });
            return true;
        case op("l"):
            with_numbers<2>([&](const auto& v) { path_.line_to(m, v[0], v[1]); });
            return true;
        case op("c"):
            with_numbers<6>([&](const auto& v) {
                path_.curve_to(m, {v[0], v[1]}, {v[2], v[3]}, {v[4], v[5]});
            });
            return true;
        case op("v"):
            with_numbers<4>([&](const auto& v) { path_.curve_to(m, {v[0], v[1]}, {v[2], v[3]}); });
            return true;
        case op("y"):
            with_numbers<4>([&](const auto& v) {
                path_.curve_to(m, {v[0], v[1]}, {v[2], v[3]}, {v[2], v[3]});
            });
            return true;
        case op("h"):
            path_.close();
            return true;
        case op("W"):
        case op("W*"):
            path_.clip_after_painting();
            return true;
        case op("n"):
            path_.finish(state_);
            return true;
        case op("f"):
        case op("F"):
            paint(true, false, false);
            return true;
        case op("f*"):
            paint(true, true, false);
            return true;
        case op("s"):
            path_.close();
            paint(false, false, true);
            return true;
        case op("S"):
            paint(false, false, true);
            return true;
        case op("b"):
        case op("b*"):
            path_.close();
            paint(true, code == op("b*"), true);
            return true;
        case op("B"):
        case op("B*"):
            paint(true, code == op("B*"), true);
            return true;
        default:
            return false;
    }
}

void Interpreter::paint(bool fill, bool even_odd, bool stroke) {
    if (visible()) {
        reveal_clip_text();
        if (fill) {
            path_.fill(state_, even_odd);
        }
        if (stroke) {
            path_.stroke(state_);
        }
    }
    path_.finish(state_);
}

bool Interpreter::execute_text(std::uint32_t code) {
    TextState& text = state_.text;
    switch (code) {
        case op("BT"):
            text_.begin();
            return true;
        case op("ET"):
            return true;
        case op("Td"):
            with_numbers<2>([&](const auto& v) { text_.next_line(v[0], v[1]); });
            return true;
        case op("TD"):
            with_numbers<2>([&](const auto& v) {
                text.leading = -v[1];
                text_.next_line(v[0], v[1]);
            });
            return true;
        case op("Tm"):
            with_numbers<6>([&](const auto& v) {
                text_.set_matrix({v[0], v[1], v[2], v[3], v[4], v[5]});
            });
            return true;
        case op("T*"):
            text_.next_line(0, -text.leading);
            return true;
        case op("Tj"):
            if (!operands_.empty()) {
                show_string(operands_.back());
            }
            return true;
        case op("TJ"):
            show_array();
            return true;
        case op("'"):
            text_.next_line(0, -text.leading);
            if (!operands_.empty()) {
                show_string(operands_.back());
            }
            return true;
        case op("\""):
            if (operands_.size() >= 3) {
                text.word_spacing = operands_[operands_.size() - 3].number;
                text.char_spacing = operands_[operands_.size() - 2].number;
                text_.next_line(0, -text.leading);
                show_string(operands_.back());
            }
            return true;
        case op("Tf"):
            if (operands_.size() >= 2) {
                set_font(name_bytes(operands_[operands_.size() - 2], scratch_),
                         operands_.back().number);
            }
            return true;
        case op("Tc"):
            with_numbers<1>([&](const auto& v) { text.char_spacing = v[0]; });
            return true;
        case op("Tw"):
            with_numbers<1>([&](const auto& v) { text.word_spacing = v[0]; });
            return true;
        case op("Tz"):
            with_numbers<1>([&](const auto& v) { text.scale = v[0] / 100; });
            return true;
        case op("TL"):
            with_numbers<1>([&](const auto& v) { text.leading = v[0]; });
            return true;
        case op("Ts"):
            with_numbers<1>([&](const auto& v) { text.rise = v[0]; });
            return true;
        case op("Tr"):
            with_numbers<1>(
                [&](const auto& v) { text.mode = static_cast<int>(std::clamp(v[0], 0.0, 7.0)); });
            return true;
        default:
            return false;
    }
}

void Interpreter::set_font(std::string_view name, double size) {
    state_.text.font = resources().font(name);
    state_.text.size = size;
}

void Interpreter::show_string(const Token& token) {
    if (!token.is_string()) {
        return;
    }
    if (!state_.text.font) {
        set_font({}, state_.text.size);  // shown without a font: counted as undecodable
    }
    const std::uint32_t before = page_.glyph_count();
    text_.show(state_, string_bytes(token, scratch_), visible());
    if (state_.text.only_clips()) {
        if (state_.clip_text_last == state_.clip_text_first) {
            state_.clip_text_first = before;
        }
        state_.clip_text_last = page_.glyph_count();
    }
}

void Interpreter::show_array() {
    for (const Token& token : operands_) {
        if (token.kind == Token::Kind::number) {
            text_.adjust(state_.text, token.number);
        } else {
            show_string(token);
        }
    }
}

// What was drawn as clipping text can be read once something is painted through it.
void Interpreter::reveal_clip_text() {
    auto& glyphs = page_.page().glyphs;
    const std::size_t last = std::min<std::size_t>(state_.clip_text_last, glyphs.size());
    for (std::size_t i = state_.clip_text_first; i < last; ++i) {
        glyphs[i].hidden = false;
    }
    state_.clip_text_first = state_.clip_text_last = 0;
}

bool Interpreter::execute_state(std::uint32_t code) {
    switch (code) {
        case op("q"):
            save();
            return true;
        case op("Q"):
            restore();
            return true;
        case op("cm"):
            with_numbers<6>([&](const auto& v) {
                state_.matrix = Matrix{v[0], v[1], v[2], v[3], v[4], v[5]} * state_.matrix;
            });
            return true;
        case op("w"):
            with_numbers<1>([&](const auto& v) { state_.line_width = std::abs(v[0]); });
            return true;
        case op("J"):
            with_numbers<1>([&](const auto& v) { state_.projecting = v[0] != 0; });
            return true;
        case op("d"):
            state_.dashed = std::any_of(
                operands_.begin(), operands_.empty() ? operands_.end() : operands_.end() - 1,
                [](const Token& t) { return t.kind == Token::Kind::number && t.number > 0; });
            return true;
        case op("gs"):
            apply_graphics_state();
            return true;
        case op("BMC"):
        case op("BDC"):
            begin_marked_content(code == op("BDC"));
            return true;
        case op("EMC"):
            marks_.end(frames_.back().marks, page_.page().glyphs);
            return true;
        default:
            return false;
    }
}

void Interpreter::apply_graphics_state() {
    const Value changes = resources().graphics_state(last_name());
    if (!changes.is_dictionary()) {
        return;
    }
    const Value width = changes.get("LW");
    if (width.is_number()) {
        state_.line_width = std::abs(width.number());
    }
    const Value dash = changes.get("D").at(0);
    if (dash.is_array()) {
        state_.dashed = dash.at(0).number() > 0 || dash.at(1).number() > 0;
    }
    if (const Value mode = changes.get("BM"); !mode.is_null()) {
        const auto name = mode.is_array() ? mode.at(0).name() : mode.name();
        state_.blends = name != "Normal" && name != "Compatible";
    }
    const Value fill_alpha = changes.get("ca");
    if (fill_alpha.is_number()) {
        state_.fill_transparent = fill_alpha.number() <= 0;
        state_.fill_lets_through = fill_alpha.number() < 1;
    }
    const Value stroke_alpha = changes.get("CA");
    if (stroke_alpha.is_number()) {
        state_.stroke_transparent = stroke_alpha.number() <= 0;
    }
    const Value font = changes.get("Font");
    if (font.is_array() && font.at(0).identity() != 0) {
        state_.text.font = cache_.font(font.at(0));
        state_.text.size = font.at(1).number();
    }
}

void Interpreter::begin_marked_content(bool with_properties) {
    MarkedContent::Mark mark;
    mark.first_glyph = page_.glyph_count();
    if (with_properties && operands_.size() >= 2) {
        const Token& last = operands_.back();
        if (last.kind == Token::Kind::name) {
            const bool layer = operands_[operands_.size() - 2].text == "OC";
            const Value property = resources().property(name_bytes(last, scratch_));
            mark.hides = layer && !layers_.visible(property);
            const Value text = property.get("ActualText");
            if (text.is_string()) {
                mark.actual_text = text_string(text.string());
            }
        } else {
            // An inline dictionary. ActualText inside a further one is not ours, and none is known.
            for (std::size_t i = 0; i + 1 < operands_.size(); ++i) {
                if (operands_[i].kind == Token::Kind::name && operands_[i].text == "ActualText" &&
                    operands_[i + 1].is_string()) {
                    mark.actual_text = text_string(string_bytes(operands_[i + 1], scratch_));
                }
            }
        }
    }
    marks_.begin(std::move(mark));
}

bool Interpreter::execute_color(std::uint32_t code) {
    switch (code) {
        case op("g"):
        case op("G"):
            with_numbers<1>([&](const auto& v) {
                (code == op("G") ? state_.stroke : state_.fill) = grey_paint(v[0]);
                (code == op("G") ? state_.stroke_space : state_.fill_space) = nullptr;
            });
            return true;
        case op("rg"):
        case op("RG"):
            with_numbers<3>([&](const auto& v) {
                (code == op("RG") ? state_.stroke : state_.fill) = rgb_paint(v[0], v[1], v[2]);
                (code == op("RG") ? state_.stroke_space : state_.fill_space) = nullptr;
            });
            return true;
        case op("k"):
        case op("K"):
            with_numbers<4>([&](const auto& v) {
                (code == op("K") ? state_.stroke : state_.fill) =
                    cmyk_paint(v[0], v[1], v[2], v[3]);
                (code == op("K") ? state_.stroke_space : state_.fill_space) = nullptr;
            });
            return true;
        case op("cs"):
        case op("CS"):
            set_color_space(code == op("CS"));
            return true;
        case op("sc"):
        case op("scn"):
        case op("SC"):
        case op("SCN"):
            set_color(code == op("SC") || code == op("SCN"));
            return true;
        default:
            return false;
    }
}

void Interpreter::set_color_space(bool stroking) {
    // Kept alive by the resources, which outlive the page.
    const ColorSpace* space = resources().color_space(last_name()).get();
    (stroking ? state_.stroke_space : state_.fill_space) = space;
    (stroking ? state_.stroke : state_.fill) = space->initial();
}

void Interpreter::set_color(bool stroking) {
    std::array<double, 32> values{};
    std::size_t count = 0;
    for (const Token& token : operands_) {
        if (token.kind == Token::Kind::number && count < values.size()) {
            values[count++] = token.number;
        }
    }
    const std::span<const double> used(values.data(), count);
    const ColorSpace* space = stroking ? state_.stroke_space : state_.fill_space;
    Paint& target = stroking ? state_.stroke : state_.fill;
    if (space) {
        target = space->paint(used);
    } else if (count == 3) {
        target = rgb_paint(values[0], values[1], values[2]);
    } else if (count == 4) {
        target = cmyk_paint(values[0], values[1], values[2], values[3]);
    } else if (count > 0) {
        target = grey_paint(values[0]);
    }
}

}  // namespace tenken::pdf
