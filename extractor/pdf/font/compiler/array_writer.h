// C++ array definitions as text.
#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace tenken::pdf::compiler {

inline std::string hex(std::uint32_t number) {
    char digits[9];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number, 16);
    static_cast<void>(error);  // eight digits always fit
    return "0x" + std::string(digits, end);
}

class ArrayWriter {
  public:
    void text(std::string_view text) { out_ += text; }

    void begin(std::string_view declaration) {
        out_ += declaration;
        out_ += " = {\n";
        column_ = 0;
    }
    void item(std::string_view item) {
        out_ += item;
        column_ += item.size() + 1;
        out_ += ',';
        if (column_ > 90) {
            out_ += '\n';
            column_ = 0;
        }
    }
    void end() { out_ += "};\n"; }

    template <class Numbers>
    void numbers(std::string_view declaration, const Numbers& numbers) {
        begin(declaration);
        for (const auto number : numbers) {
            item(std::to_string(static_cast<unsigned long>(number)));
        }
        end();
    }

    std::string take() { return std::move(out_); }

  private:
    std::string out_;
    std::size_t column_ = 0;
};

}  // namespace tenken::pdf::compiler
