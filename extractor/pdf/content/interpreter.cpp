#include "extractor/pdf/content/interpreter.h"

#include <algorithm>
#include <utility>

#include "extractor/pdf/content/operator_code.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf {

Interpreter::Interpreter(PageBuilder& page, ResourceCache& cache, const OptionalContent& layers)
    : page_(page), cache_(cache), layers_(layers), text_(page), path_(page) {
    frames_.reserve(limits.form_depth + 1);
    operands_.reserve(64);
}

void Interpreter::start(const Matrix& base) {
    state_ = {};
    state_.matrix = base;
    state_.clip = page_.sheet();
    saved_.clear();
    unsaved_ = 0;
    operands_.clear();
}

void Interpreter::run(std::string_view content, Resources& resources, const Matrix& base) {
    start(base);
    content_bytes_ += content.size();
    frames_.push_back({nullptr, Tokenizer(content), &resources, 0, 0, 0});
    run_frames();
}

void Interpreter::run_form(XObject& form, Resources& resources, const Matrix& base) {
    start(base);
    begin_form(form, resources);
    run_frames();
}

void Interpreter::run_frames() {
    while (!frames_.empty()) {
        const Stop stop = run_top();
        if (stop == Stop::limit) {
            page_.problem("the page draws too much; the rest was not read");
            while (!frames_.empty()) {
                leave_frame();
            }
            return;
        }
        if (stop == Stop::stream_end) {
            leave_frame();
        }
    }
}

Interpreter::Stop Interpreter::run_top() {
    const std::size_t depth = frames_.size();
    Tokenizer& tokens = frames_.back().tokens;
    std::size_t nesting = 0;
    for (;;) {
        const Token token = tokens.next();
        switch (token.kind) {
            case Token::Kind::end:
                return Stop::stream_end;
            case Token::Kind::array_begin:
            case Token::Kind::dictionary_begin:
                ++nesting;
                break;
            case Token::Kind::array_end:
            case Token::Kind::dictionary_end:
                nesting -= nesting > 0 ? 1 : 0;
                break;
            case Token::Kind::keyword: {
                const bool value =
                    token.text == "true" || token.text == "false" || token.text == "null";
                if (value) {
                    break;
                }
                // Within an array too: its bracket was forgotten.
                nesting = 0;
                if (++operators_ > limits.operators) {
                    return Stop::limit;
                }
                execute(operator_code(token.text));
                operands_.clear();
                if (content_bytes_ > limits.page_content_bytes) {
                    return Stop::limit;
                }
                if (frames_.size() != depth) {
                    return Stop::form_begins;
                }
                continue;
            }
            default:
                break;
        }
        const std::size_t most = nesting > 0 ? limits.array_elements : limits.operands;
        if (operands_.size() >= most) {
            operands_.clear();
        }
        operands_.push_back(token);
    }
}

void Interpreter::leave_frame() {
    const Frame frame = std::move(frames_.back());
    frames_.pop_back();
    marks_.end_all(frame.marks, page_.page().glyphs);
    operands_.clear();
    unsaved_ = 0;
    path_.finish(state_);
    if (frames_.empty()) {
        return;
    }
    // The state from before the form lies just below the form's own.
    saved_.resize(frame.states);
    state_ = saved_.back();
    saved_.pop_back();
}

void Interpreter::execute(std::uint32_t code) {
    if (code != 0) {
        execute_text(code) || execute_path(code) || execute_state(code) || execute_color(code) ||
            execute_object(code);
    }
}

void Interpreter::save() {
    if (saved_.size() >= limits.saved_states) {
        ++unsaved_;
        return;
    }
    saved_.push_back(state_);
}

void Interpreter::restore() {
    if (unsaved_ > 0) {
        --unsaved_;
        return;
    }
    if (saved_.size() > frames_.back().states) {
        state_ = saved_.back();
        saved_.pop_back();
    }
}

void Interpreter::begin_form(XObject& form, Resources& inherited) {
    const std::uint64_t identity = form.value.identity();
    const bool inside_itself = std::any_of(frames_.begin(), frames_.end(), [&](const Frame& frame) {
        return identity != 0 && frame.identity == identity;
    });
    if (inside_itself || frames_.size() > limits.form_depth || ++forms_ > limits.forms) {
        page_.problem("a form is drawn inside itself, too deep or too often; it was passed over");
        return;
    }
    std::shared_ptr<const StreamData> content = cache_.content(form);
    if (!content->complete) {
        page_.problem("a form's content is damaged; what comes before the damage was read");
    }
    content_bytes_ += content->bytes.size();
    const bool nested = !frames_.empty();
    if (nested) {
        saved_.push_back(state_);
    }
    state_.matrix = form.matrix * state_.matrix;
    if (form.has_box) {
        const double* box = form.box;
        state_.clip = state_.clip.cut(transformed(state_.matrix, box[0], box[1], box[2], box[3]));
    }
    const Value own = form.value.get("Resources");
    Resources& resources = own.is_dictionary() ? cache_.resources(own) : inherited;
    const std::string_view bytes = content->bytes;
    frames_.push_back({std::move(content), Tokenizer(bytes), &resources, saved_.size(),
                       marks_.depth(), identity});
}

}  // namespace tenken::pdf
