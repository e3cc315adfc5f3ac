// CCITT G4 (ITU-T T.6) whose rows begin on bytes, which libtiff cannot be told: /EncodedByteAlign.
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/scan/decode_picture.h"

namespace tenken::scan {

namespace {

using namespace std::string_view_literals;

/// Runs of 0 ... 63, of 64 ... 1728 by 64, as in tables 2 and 3 of T.4.
constexpr std::array white_codes{
    "00110101"sv,  "000111"sv,    "0111"sv,      "1000"sv,      "1011"sv,      "1100"sv,
    "1110"sv,      "1111"sv,      "10011"sv,     "10100"sv,     "00111"sv,     "01000"sv,
    "001000"sv,    "000011"sv,    "110100"sv,    "110101"sv,    "101010"sv,    "101011"sv,
    "0100111"sv,   "0001100"sv,   "0001000"sv,   "0010111"sv,   "0000011"sv,   "0000100"sv,
    "0101000"sv,   "0101011"sv,   "0010011"sv,   "0100100"sv,   "0011000"sv,   "00000010"sv,
    "00000011"sv,  "00011010"sv,  "00011011"sv,  "00010010"sv,  "00010011"sv,  "00010100"sv,
    "00010101"sv,  "00010110"sv,  "00010111"sv,  "00101000"sv,  "00101001"sv,  "00101010"sv,
    "00101011"sv,  "00101100"sv,  "00101101"sv,  "00000100"sv,  "00000101"sv,  "00001010"sv,
    "00001011"sv,  "01010010"sv,  "01010011"sv,  "01010100"sv,  "01010101"sv,  "00100100"sv,
    "00100101"sv,  "01011000"sv,  "01011001"sv,  "01011010"sv,  "01011011"sv,  "01001010"sv,
    "01001011"sv,  "00110010"sv,  "00110011"sv,  "00110100"sv,  "11011"sv,     "10010"sv,
    "010111"sv,    "0110111"sv,   "00110110"sv,  "00110111"sv,  "01100100"sv,  "01100101"sv,
    "01101000"sv,  "01100111"sv,  "011001100"sv, "011001101"sv, "011010010"sv, "011010011"sv,
    "011010100"sv, "011010101"sv, "011010110"sv, "011010111"sv, "011011000"sv, "011011001"sv,
    "011011010"sv, "011011011"sv, "010011000"sv, "010011001"sv, "010011010"sv, "011000"sv,
    "010011011"sv};
constexpr std::array black_codes{"0000110111"sv,
                                 "010"sv,
                                 "11"sv,
                                 "10"sv,
                                 "011"sv,
                                 "0011"sv,
                                 "0010"sv,
                                 "00011"sv,
                                 "000101"sv,
                                 "000100"sv,
                                 "0000100"sv,
                                 "0000101"sv,
                                 "0000111"sv,
                                 "00000100"sv,
                                 "00000111"sv,
                                 "000011000"sv,
                                 "0000010111"sv,
                                 "0000011000"sv,
                                 "0000001000"sv,
                                 "00001100111"sv,
                                 "00001101000"sv,
                                 "00001101100"sv,
                                 "00000110111"sv,
                                 "00000101000"sv,
                                 "00000010111"sv,
                                 "00000011000"sv,
                                 "000011001010"sv,
                                 "000011001011"sv,
                                 "000011001100"sv,
                                 "000011001101"sv,
                                 "000001101000"sv,
                                 "000001101001"sv,
                                 "000001101010"sv,
                                 "000001101011"sv,
                                 "000011010010"sv,
                                 "000011010011"sv,
                                 "000011010100"sv,
                                 "000011010101"sv,
                                 "000011010110"sv,
                                 "000011010111"sv,
                                 "000001101100"sv,
                                 "000001101101"sv,
                                 "000011011010"sv,
                                 "000011011011"sv,
                                 "000001010100"sv,
                                 "000001010101"sv,
                                 "000001010110"sv,
                                 "000001010111"sv,
                                 "000001100100"sv,
                                 "000001100101"sv,
                                 "000001010010"sv,
                                 "000001010011"sv,
                                 "000000100100"sv,
                                 "000000110111"sv,
                                 "000000111000"sv,
                                 "000000100111"sv,
                                 "000000101000"sv,
                                 "000001011000"sv,
                                 "000001011001"sv,
                                 "000000101011"sv,
                                 "000000101100"sv,
                                 "000001011010"sv,
                                 "000001100110"sv,
                                 "000001100111"sv,
                                 "0000001111"sv,
                                 "000011001000"sv,
                                 "000011001001"sv,
                                 "000001011011"sv,
                                 "000000110011"sv,
                                 "000000110100"sv,
                                 "000000110101"sv,
                                 "0000001101100"sv,
                                 "0000001101101"sv,
                                 "0000001001010"sv,
                                 "0000001001011"sv,
                                 "0000001001100"sv,
                                 "0000001001101"sv,
                                 "0000001110010"sv,
                                 "0000001110011"sv,
                                 "0000001110100"sv,
                                 "0000001110101"sv,
                                 "0000001110110"sv,
                                 "0000001110111"sv,
                                 "0000001010010"sv,
                                 "0000001010011"sv,
                                 "0000001010100"sv,
                                 "0000001010101"sv,
                                 "0000001011010"sv,
                                 "0000001011011"sv,
                                 "0000001100100"sv,
                                 "0000001100101"sv};
/// Runs of 1792 ... 2560 by 64, of either colour.
constexpr std::array long_codes{
    "00000001000"sv,  "00000001100"sv,  "00000001101"sv,  "000000010010"sv, "000000010011"sv,
    "000000010100"sv, "000000010101"sv, "000000010110"sv, "000000010111"sv, "000000011100"sv,
    "000000011101"sv, "000000011110"sv, "000000011111"sv};

constexpr std::size_t longest_code = 13;

/// By a 1 and the bits of a code behind it: the run, or -1.
using Runs = std::vector<std::int16_t>;

template <std::size_t Size>
Runs runs_of(const std::array<std::string_view, Size>& codes) {
    Runs runs(std::size_t{2} << longest_code, -1);
    const auto add = [&runs](std::string_view code, std::size_t run) {
        std::size_t at = 1;
        for (const char bit : code) {
            at = 2 * at + (bit == '1' ? 1 : 0);
        }
        runs[at] = static_cast<std::int16_t>(run);
    };
    for (std::size_t i = 0; i < codes.size(); ++i) {
        add(codes[i], i < 64 ? i : (i - 63) * 64);
    }
    for (std::size_t i = 0; i < long_codes.size(); ++i) {
        add(long_codes[i], 1792 + 64 * i);
    }
    return runs;
}

class Bits {
  public:
    explicit Bits(std::string_view data) : data_(data) {}
    /// Behind the end there are zeros, of which no code is made.
    bool next() {
        const std::size_t at = at_++;
        return at < 8 * data_.size() &&
               (static_cast<unsigned char>(data_[at / 8]) >> (7 - at % 8) & 1U) != 0;
    }
    void to_byte() { at_ = (at_ + 7) / 8 * 8; }

  private:
    std::string_view data_;
    std::size_t at_ = 0;
};

/// Where the colour changes along a row, from white on; ascending.
using Changes = std::vector<int>;

class Decoder {
  public:
    Decoder(std::string_view data, int columns) : bits_(data), columns_(columns) {}

    /// The changes of the next row; false at the end of the data, or at what is no code.
    bool next_row(Changes& row) {
        bits_.to_byte();
        row.clear();
        at_ = 0;
        passed_ = 0;
        const auto change_at = [&](int at) {
            at_ = at;
            // A run of no length is none: the colour goes on.
            if (!row.empty() && row.back() == at) {
                row.pop_back();
            } else {
                row.push_back(at);
            }
        };
        bool first = true;
        while (at_ < columns_) {
            const Mode mode = next_mode();
            const auto [b1, b2] = reference_changes(row.size() % 2 == 1, first);
            first = false;
            if (mode == Mode::pass) {
                at_ = b2;
            } else if (mode == Mode::horizontal) {
                for (int i = 0; i < 2; ++i) {
                    const int run = next_run(row.size() % 2 == 1);
                    if (run < 0 || run > columns_ - at_) {
                        return false;
                    }
                    change_at(at_ + run);
                }
            } else if (mode == Mode::vertical) {
                const int to = b1 + shift_;
                if (to < at_ || to > columns_) {
                    return false;
                }
                change_at(to);
            } else {
                return false;
            }
        }
        above_ = row;
        return true;
    }

  private:
    enum class Mode { pass, horizontal, vertical, none };

    /// 1, 01x, 001, 0001, 00001x, 000001x: table 4 of T.4.
    Mode next_mode() {
        shift_ = 0;
        int zeros = 0;
        while (zeros < 7 && !bits_.next()) {
            ++zeros;
        }
        switch (zeros) {
            case 0:
                return Mode::vertical;
            case 1:
                shift_ = bits_.next() ? 1 : -1;
                return Mode::vertical;
            case 2:
                return Mode::horizontal;
            case 3:
                return Mode::pass;
            case 4:
            case 5:
                shift_ = (bits_.next() ? 1 : -1) * (zeros - 2);
                return Mode::vertical;
            default:
                return Mode::none;
        }
    }

    int next_run(bool black) {
        static const Runs white_runs = runs_of(white_codes);
        static const Runs black_runs = runs_of(black_codes);
        const Runs& runs = black ? black_runs : white_runs;
        int length = 0;
        for (;;) {
            std::size_t code = 1;
            int run = -1;
            for (std::size_t bits = 0; bits < longest_code && run < 0; ++bits) {
                code = 2 * code + (bits_.next() ? 1 : 0);
                run = runs[code];
            }
            if (run < 0) {
                return -1;
            }
            length += run;
            if (run < 64 || length > columns_) {
                return length;
            }
        }
    }

    /// The first change above to the colour opposite to ours that lies behind our place (at the
    /// begin of a row on it, too), and the one behind it.
    std::pair<int, int> reference_changes(bool black, bool first) {
        // Our place only moves on along a row, so what is passed is not looked at again.
        while (passed_ < above_.size() && above_[passed_] < at_) {
            ++passed_;
        }
        std::size_t i = passed_ + (passed_ % 2 == (black ? 1 : 0) ? 0 : 1);
        while (i < above_.size() && above_[i] == at_ && !first) {
            i += 2;
        }
        const auto change = [&](std::size_t k) { return k < above_.size() ? above_[k] : columns_; };
        return {change(i), change(i + 1)};
    }

    Bits bits_;
    int columns_;
    int at_ = 0;
    int shift_ = 0;
    Changes above_;
    std::size_t passed_ = 0;  ///< changes above that lie before our place
};

}  // namespace

PixPtr decode_aligned_fax(std::string_view data, long columns, long rows) {
    constexpr long most_pixels = 80'000'000;
    if (columns <= 0 || rows <= 0 || columns > most_pixels / rows) {
        return nullptr;
    }
    PixPtr pix(pixCreate(static_cast<int>(columns), static_cast<int>(rows), 1));
    if (!pix) {
        return nullptr;
    }
    Decoder decoder(data, static_cast<int>(columns));
    Changes row;
    bool any = false;
    for (int y = 0; y < rows && decoder.next_row(row); ++y) {
        any = true;
        for (std::size_t i = 0; i < row.size(); i += 2) {
            const int end = i + 1 < row.size() ? row[i + 1] : static_cast<int>(columns);
            pixRasterop(pix.get(), row[i], y, end - row[i], 1, PIX_SET, nullptr, 0, 0);
        }
    }
    return any ? std::move(pix) : nullptr;
}

}  // namespace tenken::scan
