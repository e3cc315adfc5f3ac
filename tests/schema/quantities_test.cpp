// Quantities in text and in cells, held against cases written by hand.
#include <random>
#include <stdexcept>
#include <string>

#include "schema/quantity.h"
#include "tests/catch.h"
#include "tests/schema/cases.h"

using namespace tenken::schema;
using tenken::tests::Case;
using tenken::tests::read_cases;
using tenken::tests::split;

namespace {

std::string part(const std::vector<std::string>& parts, std::size_t i) {
    return i < parts.size() ? parts[i] : "";
}

/// value|unit|precision|flags
Quantity quantity_of(const std::vector<std::string>& parts) {
    Quantity quantity;
    const auto value = Decimal::parse(part(parts, 0));
    const std::string precision = part(parts, 2);
    const auto step = Decimal::parse(precision.empty() ? "1" : precision);
    REQUIRE(value);
    REQUIRE(step);
    quantity.value = *value;
    quantity.unit = part(parts, 1);
    quantity.precision = *step;
    for (const std::string& flag : split(part(parts, 3), ';')) {
        quantity.approximate = quantity.approximate || flag == "about";
        quantity.explicit_sign = quantity.explicit_sign || flag == "sign";
        if (flag.rfind("left=", 0) == 0) {
            quantity.leftover = flag.substr(5);
        }
    }
    return quantity;
}

std::string shown(const Quantity& q) {
    return q.printed + "|" + q.value.to_string() + "|" + q.unit + "|" + q.precision.to_string() +
           "|" + (q.approximate ? "about;" : "") + (q.explicit_sign ? "sign;" : "") +
           (q.leftover.empty() ? "" : "left=" + q.leftover);
}

}  // namespace

TEST_CASE("quantities of a text") {
    for (const Case& c : read_cases("quantities.tsv", 2)) {
        const std::string& text = c.fields[0];
        INFO(c.place << ": " << text);
        const auto found = find_quantities(text);
        std::string all;
        for (const Quantity& quantity : found) {
            CHECK(quantity.printed == text.substr(quantity.begin, quantity.end - quantity.begin));
            all += shown(quantity) + "  ";
        }
        std::string expected;
        for (std::size_t i = 1; i < c.fields.size() && c.fields[i] != "-"; ++i) {
            auto parts = split(c.fields[i], '|');
            const std::string printed = parts.at(0);
            parts.erase(parts.begin());
            Quantity quantity = quantity_of(parts);
            quantity.printed = printed;
            expected += shown(quantity) + "  ";
        }
        CHECK(all == expected);
    }
}

TEST_CASE("cells that hold one number") {
    for (const Case& c : read_cases("cells.tsv", 3)) {
        INFO(c.place << ": " << c.fields[0]);
        const auto found = parse_cell_quantity(c.fields[0], c.fields[1]);
        if (c.fields[2] == "none") {
            CHECK_FALSE(found);
            continue;
        }
        REQUIRE(found);
        Quantity expected = quantity_of(split(c.fields[2], '|'));
        expected.printed = found->printed;
        CHECK(shown(*found) == shown(expected));
    }
}

TEST_CASE("units have a base and a power of ten") {
    for (const Case& c : read_cases("units.tsv", 3)) {
        INFO(c.place << ": " << c.fields[0]);
        const UnitScale scale = unit_scale(c.fields[0]);
        CHECK(scale.base == c.fields[1]);
        CHECK(scale.power == std::stoi(c.fields[2]));
    }
    CHECK(normal_unit("") == "");
    CHECK(normal_unit("（単位：千円）") == "千円");
    CHECK(normal_unit("（千円）") == "千円");
    CHECK(normal_unit("％") == "%");
}

TEST_CASE("amounts in different units are the same in yen") {
    const auto base = [](const char* text) {
        const auto quantity = parse_cell_quantity(text, "");
        REQUIRE(quantity);
        return base_value(*quantity);
    };
    CHECK(base("251,000千円") == base("2億5千百万円"));
    CHECK(base("2,335百万円") == base("23億3千5百万円"));
    CHECK(base("170億円") == base("17,000,000千円"));
    CHECK(base("177.4億円") == base("17,740百万円"));
    CHECK(base("36.0%") == base("36%"));
    CHECK(in_base(*Decimal::parse("-29597"), "千円") == *Decimal::parse("-29597000"));
    CHECK_THROWS_AS(in_base(*Decimal::parse("999999999999999999"), "億円"), std::overflow_error);
}

TEST_CASE("a printed integer is read as itself, whatever its commas, width and sign") {
    const auto grouped = [](std::string digits, const std::string& comma) {
        for (std::size_t i = digits.size(); i > 3;) {
            i -= 3;
            digits.insert(i, comma);
        }
        return digits;
    };
    const auto wide = [](const std::string& digits) {
        std::string out;
        for (const char c : digits) {
            out += c >= '0' && c <= '9'
                       ? std::string("\xEF\xBC") + static_cast<char>(0x90 + c - '0')
                       : std::string(1, c);
        }
        return out;
    };
    std::mt19937_64 random(20170401);
    for (int i = 0; i < 2000; ++i) {
        const std::uint64_t limit = i % 2 == 0 ? 100000 : 999999999999999999;
        const auto number = static_cast<std::int64_t>(random() % limit);
        const std::string digits = std::to_string(number);
        for (const std::string& form :
             {digits, grouped(digits, ","), wide(grouped(digits, "，"))}) {
            INFO(form);
            const auto plain = parse_cell_quantity(form, "千円");
            REQUIRE(plain);
            CHECK(plain->value == Decimal(number));
            const auto negative = parse_cell_quantity("▲ " + form + "件", "");
            REQUIRE(negative);
            CHECK(negative->value == Decimal(-number));
            CHECK(negative->unit == "件");
            CHECK(negative->leftover.empty());
        }
    }
}

TEST_CASE("an amount is the same in figures and in 億, 万 and 千") {
    for (int oku = 0; oku < 40; oku += 3) {
        for (int man = 0; man < 10000; man += 1237) {
            for (int sen = 0; sen < 10; sen += 3) {
                std::string text;
                text += oku > 0 ? std::to_string(oku) + "億" : "";
                text += man > 0 ? std::to_string(man) + "万" : "";
                text += sen > 0 ? std::to_string(sen) + "千" : "";
                if (text.empty()) {
                    continue;
                }
                INFO(text);
                const auto found = find_quantities("効果額は" + text + "円です。");
                REQUIRE(found.size() == 1);
                CHECK(base_value(found[0]) ==
                      Decimal(oku * 100000000LL + man * 10000LL + sen * 1000LL));
                CHECK(found[0].printed == text + "円");
            }
        }
    }
}
