// The CMaps compiled in, code by code against iconv, which knows the same encodings from elsewhere.
#include <cstdint>
#include <functional>
#include <iconv.h>
#include <iostream>
#include <map>
#include <string>

#include "extractor/pdf/font/cmap/cid_to_unicode.h"
#include "extractor/pdf/font/cmap/cmap.h"
#include "extractor/pdf/font/decoded_text.h"
#include "extractor/pdf/font/names/standard_fonts.h"
#include "schema/text.h"
#include "tests/catch.h"
#include "tests/pdf/font/case_file.h"
#include "tests/pdf/font/font_fixture.h"

using namespace tenken;
using namespace tenken::tests;

namespace {

class Converter {
  public:
    explicit Converter(const char* encoding) : state_(iconv_open("UTF-8", encoding)) {}
    ~Converter() {
        if (known()) {
            iconv_close(state_);
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    // iconv_open gives (iconv_t)-1 for an encoding it does not know.
    bool known() const { return reinterpret_cast<std::intptr_t>(state_) != -1; }
    /// "" if the bytes are no character of the encoding.
    std::string convert(std::string bytes) {
        char out[64];
        char* to = out;
        char* from = bytes.data();
        std::size_t left = bytes.size();
        std::size_t room = sizeof out;
        iconv(state_, nullptr, nullptr, nullptr, nullptr);
        const std::size_t result = iconv(state_, &from, &left, &to, &room);
        return result == static_cast<std::size_t>(-1) || left > 0 ? std::string()
                                                                  : std::string(out, to);
    }

  private:
    iconv_t state_;
};

std::string upper_half(std::string bytes) {
    for (char& byte : bytes) {
        byte = static_cast<char>(static_cast<unsigned char>(byte) | 0x80U);
    }
    return bytes;
}

std::string as_they_are(std::string bytes) {
    return bytes;
}
/// JIS X 0208 and 0212 rows and cells, as EUC-JP has them.
std::string jis_as_euc(std::string bytes) {
    return bytes.size() == 2 ? upper_half(std::move(bytes)) : std::string();
}
std::string jis_as_euc3(std::string bytes) {
    return bytes.size() == 2 ? "\x8F" + upper_half(std::move(bytes)) : std::string();
}

struct Encoding {
    const char* cmap;
    const char* iconv;
    std::string (*bytes)(std::string);
    int at_least;   ///< codes that must agree
    int differing;  ///< codes that may differ besides those in the case file
};

// How many agree is how many characters the standard has: 6,879 in JIS X 0208, 6,067 in JIS X 0212
// (two of them share their CID with another), 7,843 in code page 932 with the extensions of NEC and
// IBM. CMaps for vertical writing turn arrows and frames: what is printed differs from what was
// typed.
const Encoding encodings[] = {
    {"90ms-RKSJ-H", "CP932", as_they_are, 7860, 0},
    {"90ms-RKSJ-V", "CP932", as_they_are, 7840, 40},
    {"90msp-RKSJ-H", "CP932", as_they_are, 7860, 0},
    {"90msp-RKSJ-V", "CP932", as_they_are, 7840, 40},
    {"RKSJ-H", "SHIFT_JIS", as_they_are, 7030, 0},
    {"EUC-H", "EUC-JP", as_they_are, 7030, 0},
    {"EUC-V", "EUC-JP", as_they_are, 6990, 40},
    {"H", "EUC-JP", jis_as_euc, 6876, 0},
    {"V", "EUC-JP", jis_as_euc, 6840, 40},
    {"Hojo-H", "EUC-JP", jis_as_euc3, 6066, 0},
    {"Hojo-EUC-H", "EUC-JP", as_they_are, 6066, 0},
    // Neighbours: how they differ in signs is not our concern, but the ideographs must agree.
    {"GBK-EUC-H", "GBK", as_they_are, 21'800, 30},
    {"GB-EUC-H", "EUC-CN", as_they_are, 7'500, 5},
    {"ETen-B5-H", "BIG5", as_they_are, 13'500, 360},
    {"KSCms-UHC-H", "UHC", as_they_are, 16'800, 280},
    {"KSC-EUC-H", "EUC-KR", as_they_are, 8'000, 280},
    {"CNS-EUC-H", "EUC-TW", as_they_are, 5'900, 40},
};

/// Every code of the CMap's codespaces up to three bytes.
void for_each_code(const pdf::CMap& cmap,
                   const std::function<void(const std::string&, pdf::CharCode)>& visit) {
    const auto visit_all = [&](const std::string& prefix) {
        for (unsigned byte = 0; byte < 256; ++byte) {
            const std::string bytes = prefix + static_cast<char>(byte);
            std::size_t at = 0;
            const pdf::CharCode code = cmap.next(bytes, at);
            if (cmap.in_codespace(bytes) && at == bytes.size() && code.value >= 0x20) {
                visit(bytes, code);
            }
        }
    };
    visit_all("");
    for (unsigned first = 0; first < 256; ++first) {
        visit_all(std::string(1, static_cast<char>(first)));
    }
    for (unsigned second = 0x80; second < 256; ++second) {
        visit_all({static_cast<char>(0x8F), static_cast<char>(second)});
    }
}

std::string hex(const std::string& bytes) {
    std::string result;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        result.push_back("0123456789ABCDEF"[value >> 4U]);
        result.push_back("0123456789ABCDEF"[value & 0xFU]);
    }
    return result;
}

/// "CMap code" to the text that is right although iconv has another.
std::map<std::string, std::string> known_differences() {
    std::map<std::string, std::string> result;
    for (const Case& item : read_cases("iconv_differences.txt")) {
        for (const std::string& line : item.lines) {
            const std::size_t space = line.find(' ');
            if (space == std::string::npos) {
                continue;
            }
            for (std::size_t at = 0; at < item.name.size();) {
                const std::size_t end = std::min(item.name.find(' ', at), item.name.size());
                result[item.name.substr(at, end - at) + " " + line.substr(0, space)] =
                    unescape(line.substr(space + 1));
                at = end + 1;
            }
        }
    }
    return result;
}

}  // namespace

TEST_CASE("Predefined CMaps decode as iconv does") {
    const auto known = known_differences();
    for (const Encoding& encoding : encodings) {
        DYNAMIC_SECTION(encoding.cmap) {
            Converter converter(encoding.iconv);
            if (!converter.known()) {
                std::cout << "SKIPPED: iconv does not know " << encoding.iconv << '\n';
                continue;
            }
            const auto cmap = pdf::CMap::predefined(encoding.cmap);
            REQUIRE(cmap);
            int agreeing = 0;
            int differing = 0;
            for_each_code(*cmap, [&](const std::string& bytes, pdf::CharCode code) {
                const std::u32string text = pdf::cid_to_unicode(cmap->ordering(), cmap->cid(code));
                const std::string ours = text.empty() ? "" : pdf::presentable(text);
                const std::string plain = encoding.bytes(bytes);
                const std::string theirs = plain.empty() ? "" : converter.convert(plain);
                if (ours.empty() || theirs.empty()) {
                    return;
                }
                const auto expected = known.find(std::string(encoding.cmap) + " " + hex(bytes));
                if (expected != known.end() ? ours == expected->second : ours == theirs) {
                    ++agreeing;
                } else if (++differing > encoding.differing) {
                    FAIL_CHECK(encoding.cmap << " " << hex(bytes) << ": " << ours << ", iconv "
                                             << theirs);
                }
            });
            CHECK(agreeing >= encoding.at_least);
        }
    }
}

TEST_CASE("CMaps of Unicode keep the code points they are written in") {
    const std::pair<const char*, std::string (*)(char32_t)> forms[] = {
        {"UTF8",
         [](char32_t c) {
             std::string bytes;
             schema::append_utf8(bytes, c);
             return bytes;
         }},
        {"UTF16",
         [](char32_t c) {
             std::string bytes;
             const auto unit = [&](char32_t u) {
                 bytes += {static_cast<char>(u >> 8U), static_cast<char>(u & 0xFFU)};
             };
             if (c >= 0x10000) {
                 unit(0xD800 + ((c - 0x10000) >> 10U));
                 unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
             } else {
                 unit(c);
             }
             return bytes;
         }},
        {"UTF32", [](char32_t c) {
             return std::string{'\0', static_cast<char>(c >> 16U),
                                static_cast<char>(c >> 8U & 0xFFU), static_cast<char>(c & 0xFFU)};
         }}};
    for (const char* family : {"UniJIS", "UniJIS2004", "UniGB", "UniCNS", "UniKS", "UniHojo"}) {
        std::map<char32_t, std::uint32_t> cids;
        for (const auto& [form, encode] : forms) {
            for (const char* mode : {"H", "V"}) {
                const std::string name = std::string(family) + "-" + form + "-" + mode;
                INFO(name);
                const auto cmap = pdf::CMap::predefined(name);
                REQUIRE(cmap);
                CHECK(cmap->vertical() == (*mode == 'V'));
                int mapped = 0;
                for (char32_t c = 0x20; c < 0x30000; ++c) {
                    if (c >= 0xD800 && c < 0xE000) {
                        continue;
                    }
                    const std::string bytes = encode(c);
                    std::size_t at = 0;
                    const pdf::CharCode code = cmap->next(bytes, at);
                    const bool whole = cmap->in_codespace(bytes) && at == bytes.size() &&
                                       cmap->code_point(code) == c;
                    if (!whole) {
                        FAIL("U+" << std::hex << static_cast<std::uint32_t>(c));
                    }
                    const std::uint32_t cid = cmap->cid(code);
                    mapped += cid != 0 ? 1 : 0;
                    // All forms of one family lead to the same CID.
                    if (*mode == 'H' && cids.emplace(c, cid).first->second != cid) {
                        FAIL("U+" << std::hex << static_cast<std::uint32_t>(c) << " has two CIDs");
                    }
                }
                CHECK(mapped > 6000);
            }
        }
    }
}

TEST_CASE("The CMaps of the standard are all there") {
    for (const Case& item : read_cases("predefined_names.txt")) {
        for (const std::string& name : item.lines) {
            if (name.empty()) {
                continue;
            }
            INFO(name);
            const auto cmap = pdf::CMap::predefined(name);
            REQUIRE(cmap);
            CHECK(cmap->vertical() == name.ends_with('V'));
            CHECK(cmap->ordering() == (item.name == "Identity" ? "" : item.name));
        }
    }
    CHECK_FALSE(pdf::CMap::predefined("No-Such-CMap-H"));
    CHECK_FALSE(pdf::CMap::predefined(""));
}

TEST_CASE("CIDs have the meanings of Adobe-Japan1") {
    for (const Case& item : read_cases("cids.txt")) {
        for (const std::string& line : item.lines) {
            const std::size_t space = line.find(' ');
            if (space == std::string::npos) {
                continue;
            }
            INFO(line);
            const auto cid = static_cast<std::uint32_t>(std::stoul(line.substr(0, space)));
            const std::u32string text = pdf::cid_to_unicode(item.name, cid);
            CHECK((text.empty() ? "-" : pdf::presentable(text)) ==
                  unescape(line.substr(space + 1)));
        }
    }
    CHECK(pdf::cid_to_unicode("Japan1", 70'000).empty());
    CHECK(pdf::cid_to_unicode("Identity", 34).empty());
}
