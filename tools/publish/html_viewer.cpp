// The pages as pictures, with the places of the findings marked.
#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"
#include "tools/publish/words.h"

namespace tenken::tools {

namespace {

using rules::Finding;
using rules::Severity;
using schema::Box;

/// Places that bear on one finding and are drawn when it is shown.
constexpr std::size_t most_related = 12;

/// One rectangle, for all findings that stand on it.
struct Mark {
    Box box;
    Severity gravest = Severity::note;
    bool waived = true;
    std::string findings;  ///< their ids, parted by blanks
    std::string title;
};

std::string rectangle(const Box& box, const std::string& css, const std::string& findings) {
    return fmt::format(
        "<rect class=\"{}\" data-finding=\"{}\" x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" "
        "height=\"{:.2f}\"",
        css, findings, box.x0, box.y0, box.width(), box.height());
}

class Marks {
  public:
    explicit Marks(const HtmlContext& context) : context_(context) {
        for (std::size_t i = 0; i < context.audit.findings.size(); ++i) {
            add(context.audit.findings[i], finding_id(i));
        }
    }

    /// What is drawn over the picture of the page.
    std::string on(int page) const {
        std::string out;
        if (const auto found = related_.find(page); found != related_.end()) {
            out += found->second;
        }
        const auto found = marks_.find(page);
        for (const Mark& mark : found == marks_.end() ? std::vector<Mark>{} : found->second) {
            const std::string css = fmt::format("mark {}", rules::severity_name(mark.gravest));
            out += rectangle(mark.box, mark.waived ? css + " waived" : css, mark.findings) +
                   "><title>" + escape_html(mark.title) + "</title></rect>";
        }
        return out;
    }
    bool any_on(int page) const { return marks_.count(page) > 0; }

  private:
    void add(const Finding& finding, const std::string& id) {
        const schema::Place& place = finding.place;
        if (!context_.pictured(place.page) || place.box.empty()) {
            return;
        }
        std::vector<Mark>& on_page = marks_[place.page];
        auto mark = std::find_if(on_page.begin(), on_page.end(),
                                 [&](const Mark& other) { return other.box == place.box; });
        if (mark == on_page.end()) {
            mark = on_page.insert(on_page.end(), Mark{place.box, Severity::note, true, {}, {}});
        }
        mark->gravest = std::max(mark->gravest, finding.severity);
        mark->waived = mark->waived && finding.waived;
        mark->findings += (mark->findings.empty() ? "" : " ") + id;
        mark->title += (mark->title.empty() ? "" : "\n") +
                       severity_mark(finding.severity, context_.language) + " " +
                       finding.title.in(context_.language);
        const std::size_t count = std::min(finding.related.size(), most_related);
        for (std::size_t i = 0; i < count; ++i) {
            const schema::Place& other = finding.related[i].place;
            if (context_.pictured(other.page) && !other.box.empty()) {
                related_[other.page] += rectangle(other.box, "related", id) + "/>";
            }
        }
    }

    const HtmlContext& context_;
    std::map<int, std::vector<Mark>> marks_;
    std::map<int, std::string> related_;
};

std::string buttons(const HtmlContext& context) {
    return fmt::format(
        "<span class=\"steps\"><button type=\"button\" data-step=\"-1\">↑ {}</button>"
        "<button type=\"button\" data-step=\"1\">↓ {}</button></span>"
        "<span class=\"zoom\"><button type=\"button\" data-zoom=\"-1\" aria-label=\"{}\">−</button>"
        "<button type=\"button\" data-zoom=\"1\" aria-label=\"{}\">＋</button></span>",
        context.pick("前の指摘", "Previous"), context.pick("次の指摘", "Next"),
        context.pick("ページを縮小", "Smaller page"), context.pick("ページを拡大", "Larger page"));
}

}  // namespace

std::string html_viewer(const HtmlContext& context) {
    if (context.pages.empty()) {
        return "";
    }
    const Marks marks(context);
    std::string out = fmt::format(
        "<section id=\"viewer\" tabindex=\"0\" aria-labelledby=\"viewer-head\">\n"
        "<div class=\"bar\"><h2 id=\"viewer-head\">{}</h2>{}<button type=\"button\" "
        "class=\"close\">{}</button></div>\n<div class=\"pages\">\n",
        context.pick("該当ページ", "Pages"), buttons(context), context.pick("閉じる", "Close"));
    for (const auto& [number, picture] : context.pages) {
        std::string svg = picture;
        if (svg.ends_with("</svg>")) {
            svg.insert(svg.size() - 6, marks.on(number));
        }
        out +=
            fmt::format("<section class=\"page{0}\" id=\"page-{1}\"><h3>p. {1}</h3>{2}</section>\n",
                        marks.any_on(number) ? "" : " plain", number, svg);
    }
    return out + "</div></section>\n";
}

}  // namespace tenken::tools
