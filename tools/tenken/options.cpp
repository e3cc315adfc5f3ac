#include "tools/tenken/options.h"

#include <algorithm>

namespace tenken::tools {

const std::vector<CommandSpec>& commands() {
    static const std::vector<CommandSpec> table{
        {"extract",
         {{"REPORT",
           true,
           {"報告書（PDF、または文字起こしの .txt）", "the report (a PDF, or a transcript .txt)"}}},
         {"報告書を読み、XML にする", "Reads a report into XML"},
         {"実績報告書の項目、目標、年度ごとの実績、効果額、集計、系列、表を、ページ上の位置とともに"
          " "
          "XML（schema/report.xsd）に書き出します。",
          "Writes the items of a report, their targets, the results of each year, effects, totals, "
          "time series and tables, each with its place on the page, as XML (schema/report.xsd)."},
         {"tenken extract report.pdf -o report.xml"}},
        {"check",
         {{"REPORT",
           true,
           {"報告書（PDF、文字起こし、または extract の XML）",
            "the report (a PDF, a transcript, or the XML of extract)"}}},
         {"報告書を点検する", "Audits a report"},
         {"年度の抜け、目標と実績の差、合計の不一致などを規則に照らして調べ、項目ごとに、ページ、"
          "印字された文字、数を入れた計算とともに示します。",
          "Looks for missing years, results that miss their targets, totals that do not agree and "
          "more, and shows each finding by item, with its page, the printed string and the sum "
          "with "
          "the numbers put in."},
         {"tenken check report.pdf", "tenken check report.xml --format json -o findings.json",
          "tenken check report.pdf --rules my-rules --fail-level error"}},
        {"tables",
         {{"FILE.pdf", true, {"表を取り出す PDF", "any PDF with tables"}}},
         {"PDF の表をすべて取り出す", "Takes every table out of any PDF"},
         {"何についての PDF でも、罫線のある表をセルの結合とページ上の位置とともに取り出します。",
          "Takes the ruled tables out of any PDF, whatever it is about, with spanning cells and "
          "places "
          "on the page."},
         {"tenken tables budget.pdf --format csv -o budget.csv"}},
        {"report",
         {{"REPORT",
           true,
           {"報告書（PDF、文字起こし、または extract の XML）",
            "the report (a PDF, a transcript, or the XML of extract)"}}},
         {"点検の結果を、人が開くファイルにする", "Writes the audit as files that people open"},
         {"点検の結果を、ページの絵に印を付けた HTML、印を付け足した PDF、Excel "
          "のブック、正誤表の案、質問票として書き出します。"
          "どれか一つでも、いくつでも指定できます。",
          "Writes the audit as an HTML page with the pages pictured and marked, the PDF with marks "
          "added, an Excel workbook, a draft of the errata and a list of questions; any of them."},
         {"tenken report report.pdf --html audit.html --pdf marked.pdf --xlsx audit.xlsx",
          "tenken report report.pdf --errata errata.csv --questions questions.html"}},
        {"rules",
         {{"ACTION",
           true,
           {"list: 一覧、explain: 説明、test: 規則の中の例を試す",
            "list them, explain one, or test them by the examples they hold"},
           {"list", "explain", "test"}},
          {"NAME",
           false,
           {"explain では規則の ID、test では ID か種別かフォルダー",
            "the id of a rule; for test an id, a family or a folder"}}},
         {"規則を調べる", "Shows and tests the rules"},
         {"点検の規則は XML のファイルで、プログラムを作り直さずに読み、試し、変えられます。",
          "The rules of the audit are XML files, which can be read, tested and changed without "
          "building "
          "the program."},
         {"tenken rules list", "tenken rules explain T-02", "tenken rules test my-rules"}},
    };
    return table;
}

const std::vector<OptionSpec>& options() {
    static const std::vector<OptionSpec> table{
        {"--output",
         "-o",
         "OUT",
         {},
         "",
         false,
         {"extract", "check", "tables"},
         {"書き出すファイル。途中で失敗したら残しません（省略時は標準出力）",
          "file to write, whole or not at all (default: standard output)"}},
        {"--format",
         "",
         "FORMAT",
         {"text", "json", "xml", "sarif", "junit"},
         "text",
         false,
         {"check"},
         {"結果の形式", "form of the result"}},
        {"--format",
         "",
         "FORMAT",
         {"json", "csv", "html"},
         "json",
         false,
         {"tables"},
         {"結果の形式", "form of the result"}},
        {"--rules",
         "",
         "PACK",
         {},
         "",
         true,
         {"check", "report", "rules"},
         {"追加する規則のフォルダー。同じ ID の規則は置き換わります。繰り返せます",
          "folder with rules to add; a rule of the same id is replaced; may be repeated"}},
        {"--fail-level",
         "",
         "LEVEL",
         {"note", "warning", "error", "never"},
         "warning",
         false,
         {"check"},
         {"この重さ以上の指摘があれば終了コードを 1 にします",
          "findings from this severity on make the exit status 1"}},
        {"--waivers",
         "",
         "F.xml",
         {},
         "",
         false,
         {"check", "report"},
         {"見て認めた指摘のファイル（rules/"
          "waivers.xsd）。理由とともに「承認済」と示し、終了コードに"
          "数えません",
          "file of findings that were looked at and let stand (rules/waivers.xsd); they are shown "
          "as waived, with the reason, and do not count for the exit status"}},
        {"--today",
         "",
         "DATE",
         {},
         "",
         false,
         {"check", "report"},
         {"免除の期限を見る日（2025-03-31 の形。省略時は今日）",
          "day on which waivers are held to have expired or not, such as 2025-03-31 (default: "
          "today)"}},
        {"--baseline",
         "",
         "OLD.json",
         {},
         "",
         false,
         {"check"},
         {"前に check --format json で保存した結果。それにない指摘だけを示します",
          "what check --format json saved earlier; shows only the findings that are not in it"}},
        {"--max-per-rule",
         "",
         "N",
         {},
         "30",
         false,
         {"check"},
         {"text で一つの規則について示す指摘の数。0 ですべて（件数は常に正確です）",
          "findings of one rule that text shows, 0 for all; counts are always exact"}},
        {"--verbose",
         "-v",
         "",
         {},
         "",
         false,
         {"check"},
         {"一致した検査、判断できなかった検査、読み取り上の注記も示します",
          "also show the checks that agreed, those left undecided and the notes on the reading"}},
        {"--color",
         "",
         "WHEN",
         {"auto", "always", "never"},
         "auto",
         false,
         {"check"},
         {"色を付けるか。auto は端末のときだけで、NO_COLOR に従います",
          "colours; auto: on a terminal only, and not if NO_COLOR is set"}},
        {"--password",
         "",
         "TEXT",
         {},
         "",
         false,
         {"extract", "check", "report", "tables"},
         {"PDF を開くパスワード", "password that opens the PDF"}},
        {"--no-sandbox",
         "",
         "",
         {},
         "",
         false,
         {"extract", "check", "report", "tables"},
         {"PDF "
          "の読み取りを隔離しません。隔離できないカーネルで、信頼できるファイルにだけ使ってくださ"
          "い",
          "read PDFs without isolation; for kernels that cannot, and files you trust"}},
        {"--limit",
         "",
         "NAME=VALUE",
         {},
         "",
         true,
         {"extract", "check", "report", "tables"},
         {"PDF の読み取りの上限（pages、glyphs、stream-bytes、memory など。tenken help limits "
          "が一覧）。繰り返せます",
          "a bound on reading PDFs (pages, glyphs, stream-bytes, memory and others: tenken help "
          "limits lists them); may be repeated"}},
        {"--html",
         "",
         "F",
         {},
         "",
         false,
         {"report"},
         {"一つで完結した HTML。指摘をページの絵の上に示します",
          "one self-contained HTML page that shows the findings on pictures of the pages"}},
        {"--pdf",
         "",
         "F",
         {},
         "",
         false,
         {"report"},
         {"元の PDF に印と付箋を付け足したもの。元のバイト列は変えません",
          "the PDF with highlights and notes added; its own bytes stay as they are"}},
        {"--xlsx", "", "F", {}, "", false, {"report"}, {"Excel のブック", "an Excel workbook"}},
        {"--errata",
         "",
         "F",
         {},
         "",
         false,
         {"report"},
         {"正誤表の案（.html なら HTML、ほかは CSV）",
          "a draft of the errata (HTML for .html, else CSV)"}},
        {"--questions",
         "",
         "F",
         {},
         "",
         false,
         {"report"},
         {"質問票（.html なら HTML、ほかは CSV）",
          "the questions to ask (HTML for .html, else CSV)"}},
        {"--findings",
         "",
         "F.json",
         {},
         "",
         false,
         {"report"},
         {"点検し直さず、check --format json で保存した指摘を使います",
          "use the findings that check --format json saved, instead of auditing anew"}},
        {"--original",
         "",
         "F.pdf",
         {},
         "",
         false,
         {"report"},
         {"REPORT が XML のとき、その元の PDF（ページの絵と --pdf に使います）",
          "the PDF that an XML was extracted from, for the pictures of pages and --pdf"}},
        {"--lang",
         "",
         "LANG",
         {"ja", "en"},
         "",
         false,
         {},
         {"表示の言語（省略時はロケール、なければ日本語）",
          "language of messages (default: the locale's, else Japanese)"}},
        {"--help", "-h", "", {}, "", false, {}, {"この説明を示します", "show this help"}},
        {"--version", "", "", {}, "", false, {}, {"版を示します", "show the version"}},
    };
    return table;
}

const CommandSpec* find_command(std::string_view name) {
    for (const CommandSpec& command : commands()) {
        if (command.name == name) {
            return &command;
        }
    }
    return nullptr;
}

bool takes(std::string_view command, const OptionSpec& option) {
    return option.commands.empty() || std::find(option.commands.begin(), option.commands.end(),
                                                command) != option.commands.end();
}

const std::vector<ExitStatusSpec>& exit_statuses() {
    static const std::vector<ExitStatusSpec> table{
        {0, {"できた。--fail-level 以上の指摘はない", "done, nothing at or above --fail-level"}},
        {1,
         {"できた。そのような指摘がある（check のみ）", "done, with such findings (check only)"}},
        {2,
         {"できなかった。標準エラーの一行が、どのファイルの何が悪く、どうすればよいかを示す",
          "could not be done; one line on standard error says which file, what is wrong and what "
          "to do"}},
    };
    return table;
}

}  // namespace tenken::tools
