#include "schema/sha256.h"

// The plain functions: OpenSSL's newer interface first loads its configuration and providers, which
// takes longer than the digest of a whole report and opens files, which a reading child may not.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace tenken::schema {

namespace {

std::array<unsigned char, 32> digest(std::string_view bytes, const std::function<void()>& between) {
    static_assert(SHA256_DIGEST_LENGTH == 32);
    constexpr std::size_t piece = std::size_t{1} << 20;
    SHA256_CTX context;
    SHA256_Init(&context);
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, piece);
        SHA256_Update(&context, part.data(), part.size());
        bytes.remove_prefix(part.size());
        if (between) {
            between();
        }
    }
    std::array<unsigned char, 32> out{};
    SHA256_Final(out.data(), &context);
    return out;
}

}  // namespace

std::array<unsigned char, 32> sha256(std::string_view bytes) {
    return digest(bytes, {});
}

std::string sha256_hex(std::string_view bytes, const std::function<void()>& between) {
    static constexpr char hex[] = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : digest(bytes, between)) {
        out += hex[byte >> 4U];
        out += hex[byte & 15U];
    }
    return out;
}

}  // namespace tenken::schema
