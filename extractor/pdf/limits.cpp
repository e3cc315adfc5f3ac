#include "extractor/pdf/limits.h"

#include <array>

namespace tenken::pdf {

std::span<const LimitSpec> limit_specs() {
    static const std::array<LimitSpec, 12> specs{{
        {"pages", &Limits::pages, {"文書のページ数", "pages of a document"}},
        {"objects", &Limits::objects, {"オブジェクトの番号", "numbers of objects"}},
        {"nesting",
         &Limits::nesting,
         {"配列と辞書の入れ子の深さ", "arrays and dictionaries inside one another"}},
        {"stream-bytes",
         &Limits::stream_bytes,
         {"展開したストリームのバイト数", "bytes of one decoded stream"}},
        {"page-bytes",
         &Limits::page_content_bytes,
         {"1ページの内容のバイト数（描くフォームを含む）",
          "bytes of one page's content with all forms it draws"}},
        {"operators", &Limits::operators, {"1ページの演算子の数", "operators of one page"}},
        {"glyphs", &Limits::glyphs, {"1ページの文字数", "glyphs of one page"}},
        {"shapes",
         &Limits::shapes,
         {"1ページの罫線、網掛け、画像のそれぞれの数",
          "rulings, shades and images of one page, each"}},
        {"form-depth", &Limits::form_depth, {"フォームの入れ子の深さ", "forms inside one another"}},
        {"forms", &Limits::forms, {"1ページが描くフォームの数", "forms drawn on one page"}},
        {"pictures",
         &Limits::pictures,
         {"1ページの読み取る画像の数", "images of one page that are looked into"}},
        {"picture-bytes",
         &Limits::picture_bytes,
         {"1ページの読み取る画像の合計バイト数",
          "bytes of all images of one page that are looked into"}},
    }};
    return specs;
}

bool set_limit(std::string_view name, std::size_t value) {
    return schema::set_limit(limit_specs(), limits, name, value);
}

}  // namespace tenken::pdf
