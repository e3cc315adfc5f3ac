// The off-target board: what was missed first, then what could not be decided, then what was met.
#include <fmt/format.h>

#include "tools/publish/html_parts.h"

namespace tenken::tools {

namespace {

using rules::TargetTrack;

std::string figures_of(const HtmlContext& context, TargetTrack::Outcome outcome,
                       std::size_t& count) {
    std::string figures;
    count = 0;
    for (const TargetTrack& track : context.audit.tracks) {
        if (track.outcome == outcome) {
            figures += html_track(context, track);
            ++count;
        }
    }
    return figures;
}

}  // namespace

std::string html_board(const HtmlContext& context) {
    using Outcome = TargetTrack::Outcome;
    std::string out = fmt::format("<section id=\"board\"><h2>{}</h2>\n",
                                  context.pick("目標の達成状況", "Targets"));
    if (context.audit.tracks.empty()) {
        return out + fmt::format("<p>{}</p></section>\n",
                                 context.pick("数値の目標は読み取れませんでした。",
                                              "No numeric target was read."));
    }
    out += fmt::format(
        "<p class=\"legend\"><span class=\"key hit\"></span>{} <span class=\"key miss\"></span>{} "
        "<span class=\"key line\"></span>{} <span class=\"key wanted\"></span>{}</p>\n",
        context.pick("目標を満たす年", "year that meets the target"),
        context.pick("満たさない年", "year that misses it"), context.pick("目標値", "target"),
        context.pick("目標の側", "wanted side"));
    struct Group {
        Outcome outcome;
        const char* ja;
        const char* en;
        bool open;
    };
    static constexpr Group groups[] = {
        {Outcome::missed, "未達", "Missed", true},
        {Outcome::undecided, "判定できない", "Undecided", false},
        {Outcome::met, "達成", "Met", false},
    };
    for (const Group& group : groups) {
        std::size_t count = 0;
        const std::string figures = figures_of(context, group.outcome, count);
        if (count > 0) {
            out += fmt::format(
                "<details class=\"targets\"{}><summary>{} ({})</summary>\n"
                "<div class=\"board\">\n{}</div></details>\n",
                group.open ? " open" : "", context.pick(group.ja, group.en), count, figures);
        }
    }
    return out + "</section>\n";
}

}  // namespace tenken::tools
