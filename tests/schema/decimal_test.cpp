// Decimals are exact, keep the scale they were printed with, and throw rather than be wrong.
#include "schema/decimal.h"

#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/catch.h"

using tenken::schema::Decimal;

namespace {

Decimal dec(const std::string& text) {
    const auto value = Decimal::parse(text);
    REQUIRE(value);
    return *value;
}

constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

}  // namespace

TEST_CASE("parsing takes plain decimals and nothing else") {
    for (const char* text : {"0", "-0.5", "+7", "36.0", "29597", "999999999999999999",
                             "0.12345678901234567", "-99999999999999999.9", "007"}) {
        INFO(text);
        CHECK(Decimal::parse(text));
    }
    for (const char* text : {"",
                             "-",
                             "+",
                             ".",
                             ".5",
                             "5.",
                             "1,234",
                             " 1",
                             "1 ",
                             "1.2.3",
                             "--1",
                             "1e3",
                             "0x10",
                             "１",
                             "▲5",
                             "1234567890123456789",
                             "0.1234567890123456789",
                             "-.5",
                             "nan",
                             "inf"}) {
        INFO(text);
        CHECK_FALSE(Decimal::parse(text));
    }
}

TEST_CASE("what is printed is what is kept") {
    for (const char* text : {"0", "36.0", "25.80", "-29597", "0.05", "-0.50", "170", "100.00"}) {
        CHECK(dec(text).to_string() == text);
    }
    CHECK(dec("+5").to_string() == "5");
    CHECK(dec("-0").to_string() == "0");
    CHECK(dec("-0.0").to_string() == "0.0");
    CHECK(Decimal(12, -3).to_string() == "12000");
    CHECK(Decimal(least).to_string() == "-9223372036854775808");
    CHECK(dec("36.0").scale() == 1);
    CHECK(dec("36.0").reduced().scale() == 0);
    CHECK(dec("100").reduced().to_string() == "100");
}

TEST_CASE("comparison is by value") {
    CHECK(dec("36.0") == dec("36"));
    CHECK(dec("35.8") < dec("36"));
    CHECK(dec("-1") < dec("-0.999"));
    CHECK(dec("-0.1") < dec("0"));
    CHECK(dec("0") == dec("0.000"));
    CHECK(Decimal(greatest) > Decimal(greatest, 18));
    CHECK(Decimal(least) < Decimal(least, 18));
    CHECK(Decimal(1, -18) > Decimal(greatest, 1));
    CHECK(Decimal(-1, -18) < Decimal(least, 1));
    CHECK(Decimal(1, -1000) > Decimal(greatest));
    CHECK(Decimal(1, 1000) > Decimal(0));
}

TEST_CASE("arithmetic is exact") {
    CHECK((dec("177.4") - dec("177.7")).to_string() == "-0.3");
    CHECK((dec("94.4") + dec("83.0")).to_string() == "177.4");
    CHECK((dec("0.1") + dec("0.02")).to_string() == "0.12");
    CHECK((dec("9600") * dec("-0.1")).to_string() == "-960.0");
    CHECK(dec("35.8").shifted(3).to_string() == "35800");
    CHECK(dec("35.8").shifted(-2).to_string() == "0.358");
    CHECK(dec("2.50").shifted(1).to_string() == "25.0");
    CHECK((-dec("5")).to_string() == "-5");
    CHECK(dec("-5.0").abs().to_string() == "5.0");
    CHECK(Decimal::divide(dec("1"), dec("3"), 4).to_string() == "0.3333");
    CHECK(Decimal::divide(dec("-1"), dec("3"), 4).to_string() == "-0.3333");
    CHECK(Decimal::divide(dec("138"), dec("142"), 4).to_string() == "0.9718");
    CHECK(Decimal::divide(dec("217.2"), dec("652.2"), 3).to_string() == "0.333");
    CHECK(Decimal::divide(dec("0.001"), dec("1000"), 6).to_string() == "0.000001");
    CHECK(Decimal::divide(dec("7"), dec("-0.5"), 0).to_string() == "-14");
    CHECK(Decimal::divide(Decimal(greatest), Decimal(greatest), 3).to_string() == "1.000");
}

TEST_CASE("too large a result is thrown, never cut") {
    CHECK_THROWS_AS(Decimal(greatest) + Decimal(1), std::overflow_error);
    CHECK_THROWS_AS(Decimal(least) - Decimal(1), std::overflow_error);
    CHECK_THROWS_AS(Decimal(greatest) * Decimal(2), std::overflow_error);
    CHECK_THROWS_AS(-Decimal(least), std::overflow_error);
    CHECK_THROWS_AS(Decimal(least).abs(), std::overflow_error);
    CHECK_THROWS_AS(Decimal(greatest).shifted(1), std::overflow_error);
    CHECK_THROWS_AS(Decimal(1).shifted(std::numeric_limits<int>::min()), std::overflow_error);
    CHECK_THROWS_AS(Decimal(1).shifted(std::numeric_limits<int>::max()), std::overflow_error);
    CHECK_THROWS_AS(Decimal(1).shifted(-40), std::overflow_error);
    CHECK_THROWS_AS(Decimal::divide(Decimal(1), Decimal(0), 2), std::domain_error);
    CHECK_THROWS_AS(Decimal::divide(Decimal(greatest), dec("0.001"), 6), std::overflow_error);
    // Zeros behind the point are given up before the value is.
    CHECK((Decimal(greatest / 10 * 10, 1) + Decimal(1)).to_string() == "922337203685477581");
    CHECK((Decimal(1000000000000000000, 18) * Decimal(1000)).to_string() == "1000");
}

TEST_CASE("laws of arithmetic hold for any decimals") {
    std::mt19937 random(20170401);
    const auto any = [&] {
        const auto coefficient = static_cast<std::int64_t>(random() % 2000000001) - 1000000000;
        return Decimal(coefficient, static_cast<int>(random() % 5));
    };
    for (int i = 0; i < 20000; ++i) {
        const Decimal a = any();
        const Decimal b = any();
        CHECK(Decimal::parse(a.to_string()) == a);
        CHECK(Decimal::parse(a.to_string())->scale() == a.scale());
        CHECK(a + b == b + a);
        CHECK(a + b - b == a);
        CHECK(a - b == -(b - a));
        CHECK(a * b == b * a);
        CHECK((a < b) == (b - a > Decimal(0)));
        CHECK(a.shifted(3).shifted(-3) == a);
        CHECK(a.reduced() == a);
        if (!b.is_zero()) {
            const Decimal quotient = Decimal::divide(a, b, 3);
            const Decimal rest = a - quotient * b;
            CHECK(rest.abs() < b.abs());
            CHECK((rest.is_zero() || rest.is_negative() == a.is_negative()));
            CHECK(rest.abs() < (b * Decimal(1, 3)).abs());
        }
    }
}
