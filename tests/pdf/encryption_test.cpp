// Files encrypted by the test itself with the oldest method of the standard (PDF 32000-1 §7.6,
// revision 2: RC4 with 40 bits), and encryption dictionaries that would crash the library
// underneath.
#include <array>
#include <string>

#include <openssl/evp.h>

#include "extractor/pdf/document.h"
#include "schema/error.h"
#include "tests/catch.h"
#include "tests/pdf/sample_pdf.h"

namespace {

using namespace tenken;

std::string md5(const std::string& text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    REQUIRE(EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_md5(), nullptr) == 1);
    return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string rc4(const std::string& key, std::string text) {
    std::array<unsigned char, 256> s{};
    for (unsigned i = 0; i < 256; ++i) {
        s[i] = static_cast<unsigned char>(i);
    }
    for (unsigned i = 0, j = 0; i < 256; ++i) {
        j = (j + s[i] + static_cast<unsigned char>(key[i % key.size()])) % 256;
        std::swap(s[i], s[j]);
    }
    unsigned i = 0;
    unsigned j = 0;
    for (char& c : text) {
        i = (i + 1) % 256;
        j = (j + s[i]) % 256;
        std::swap(s[i], s[j]);
        c = static_cast<char>(static_cast<unsigned char>(c) ^ s[(s[i] + s[j]) % 256]);
    }
    return text;
}

std::string hex(const std::string& bytes) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string text = "<";
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text + ">";
}

std::string padded(const std::string& password) {
    static const std::string fill(
        "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08"
        "\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A",
        32);
    return (password + fill).substr(0, 32);
}

std::string encrypted(const std::string& password) {
    const std::string owner(32, 'o');
    const std::string id = "0123456789abcdef";
    const std::string permissions("\xFC\xFF\xFF\xFF", 4);  // -4
    const std::string key = md5(padded(password) + owner + permissions + id).substr(0, 5);
    const std::string object_key = md5(key + std::string("\x04\0\0\0\0", 5)).substr(0, 10);

    tests::SamplePdf pdf = tests::sample_pdf({});
    pdf.stream(4, "", rc4(object_key, "BT /F1 10 Tf 20 30 Td (12) Tj ET"));
    pdf.object(8, "<< /Filter /Standard /V 1 /R 2 /P -4 /O " + hex(owner) + " /U " +
                      hex(rc4(key, padded(""))) + " >>");
    pdf.trailer("/Encrypt 8 0 R /ID [" + hex(id) + hex(id) + "]");
    return pdf.file();
}

std::string first_page(const std::string& bytes, const std::string& password) {
    pdf::Document document(bytes, "sample.pdf", {password});
    std::string text;
    for (const auto& glyph : document.page(1).glyphs) {
        text += glyph.text;
    }
    return text;
}

std::string refusal(const std::string& bytes, const std::string& password = {}) {
    try {
        first_page(bytes, password);
    } catch (const schema::InputError& error) {
        return error.problem().en + " / " + error.advice().en;
    }
    return "";
}

std::string with_dictionary(const std::string& dictionary) {
    tests::SamplePdf pdf = tests::sample_pdf({});
    pdf.object(8, dictionary);
    pdf.trailer("/Encrypt 8 0 R /ID [(0123456789abcdef)(0123456789abcdef)]");
    return pdf.file();
}

}  // namespace

TEST_CASE("an encrypted file that anybody may read") {
    CHECK(first_page(encrypted(""), "") == "12");
    CHECK(first_page(encrypted(""), "not needed") == "12");
}

TEST_CASE("an encrypted file with a password") {
    const std::string bytes = encrypted("sesame");
    CHECK(first_page(bytes, "sesame") == "12");
    CHECK(refusal(bytes) == "a password is needed to open it / Give it with --password");
    CHECK(refusal(bytes, "wrong") == "the password is wrong / Give the right one with --password");
}

TEST_CASE("an encrypted file without a table") {
    const std::string bytes = encrypted("");
    const std::string trailer = bytes.substr(bytes.find("trailer"));
    CHECK(first_page(bytes.substr(0, bytes.find("xref\n")) + trailer, "") == "12");
}

TEST_CASE("what a page or an attached file says of encryption is not the file's own") {
    tests::SamplePdf pdf =
        tests::sample_pdf({"BT /F1 10 Tf 20 30 Td <</Encrypt<</V 9>>>> (12) Tj ET", "", ""});
    pdf.stream(10, "/Type /EmbeddedFile", "%PDF-1.4\ntrailer <</Encrypt <</V 77>> /Root 1 0 R>>");
    CHECK(first_page(pdf.file(), "") == "12");
}

TEST_CASE("encryption dictionaries that must not reach the library") {
    const std::string long_enough = "(" + std::string(48, 'x') + ")";
    const std::string keys = " /O " + long_enough + " /U " + long_enough;
    for (const std::string& dictionary :
         {"/Filter /Standard /V 2 /R 3 /P -4 /Length -128" + keys,
          "/Filter /Standard /V 2 /R 3 /P -4 /Length 100000" + keys,
          "/Filter /Standard /V 5 /R 6 /P -4 /Length 256" + keys,
          "/Filter /Standard /V 5 /R 5 /P -4 /Length 256 /UE " + long_enough + keys,
          std::string("/Filter /Standard /V 2 /R 3 /P -4 /Length 128 /O (x) /U (x)"),
          "/Filter /Standard /V 77 /R 3 /P -4" + keys, "/Filter /Standard /P -4" + keys}) {
        DYNAMIC_SECTION(dictionary) {
            CHECK(refusal(with_dictionary("<< " + dictionary + " >>")).find("damaged") !=
                  std::string::npos);
        }
    }
    CHECK(refusal(with_dictionary("<< /Filter /Adobe.PubSec /V 2 >>")).find("certificates") !=
          std::string::npos);
}
