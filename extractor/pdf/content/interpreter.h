// Runs content streams and hands what they draw to a PageBuilder. PDF 32000-1 §7.8, §8, §9.
//
// Form XObjects are frames on a stack of our own, so that depth costs no machine stack. Whatever a
// stream does, the loop ends: operators, forms and bytes of a page are bounded, and a form inside
// itself is passed over.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/content/graphics_state.h"
#include "extractor/pdf/content/marked_content.h"
#include "extractor/pdf/content/optional_content.h"
#include "extractor/pdf/content/page_builder.h"
#include "extractor/pdf/content/path_painter.h"
#include "extractor/pdf/content/resources.h"
#include "extractor/pdf/content/text_painter.h"
#include "extractor/pdf/content/tokenizer.h"

namespace tenken::pdf {

class Interpreter {
  public:
    Interpreter(PageBuilder& page, ResourceCache& cache, const OptionalContent& layers);

    /// Runs a page's content. `base` takes user space to the page as seen.
    void run(std::string_view content, Resources& resources, const Matrix& base);
    /// Draws a form by itself: the appearance of an annotation.
    void run_form(XObject& form, Resources& resources, const Matrix& base);

  private:
    /// A content stream that is being run.
    struct Frame {
        std::shared_ptr<const StreamData> keeps;
        Tokenizer tokens;
        Resources* resources = nullptr;
        std::size_t states = 0;  ///< saved states that are not its own
        std::size_t marks = 0;
        std::uint64_t identity = 0;
    };
    /// How far a frame was run.
    enum class Stop { stream_end, form_begins, limit };

    void start(const Matrix& base);
    void run_frames();
    Stop run_top();
    void leave_frame();

    // Operators by group; false if the group does not know it.
    void execute(std::uint32_t code);
    bool execute_path(std::uint32_t code);
    bool execute_text(std::uint32_t code);
    bool execute_state(std::uint32_t code);
    bool execute_color(std::uint32_t code);
    bool execute_object(std::uint32_t code);

    /// The last N operands if they are numbers.
    template <std::size_t N>
    std::optional<std::array<double, N>> numbers() const;
    /// Likewise, handed to `use`; nothing if they are not there.
    template <std::size_t N, typename Use>
    void with_numbers(Use&& use);
    std::string_view last_name();

    void save();
    void restore();
    void paint(bool fill, bool even_odd, bool stroke);
    void show_string(const Token& token);
    void show_array();
    void set_font(std::string_view name, double size);
    void set_color(bool stroking);
    void set_color_space(bool stroking);
    void apply_graphics_state();
    void begin_marked_content(bool with_properties);
    void draw_object();
    void begin_form(XObject& form, Resources& inherited);
    void draw_image(const XObject& image);
    void draw_image_box(long width, long height, const Paint& paint, bool one_colour);
    bool is_one_colour(const XObject& image);
    void draw_inline_image();
    void shade_clip();
    void reveal_clip_text();
    bool visible() const { return !marks_.hidden(); }
    Resources& resources() { return *frames_.back().resources; }

    PageBuilder& page_;
    ResourceCache& cache_;
    const OptionalContent& layers_;
    TextPainter text_;
    PathPainter path_;
    MarkedContent marks_;

    GraphicsState state_;
    std::vector<GraphicsState> saved_;
    std::size_t unsaved_ = 0;  ///< q beyond the bound, counted so that their Q match
    std::vector<Frame> frames_;
    std::vector<Token> operands_;
    std::string scratch_;
    std::size_t operators_ = 0;
    std::size_t forms_ = 0;
    std::size_t content_bytes_ = 0;
};

}  // namespace tenken::pdf
