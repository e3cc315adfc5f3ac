#include "schema/sha256.h"

// The plain functions: OpenSSL's newer interface first loads its configuration and providers, which
// takes longer than the digest of a whole report and opens files, which a reading child may not.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace tenken::schema {

std::array<unsigned char, 32> sha256(std::string_view bytes) {
    static_assert(SHA256_DIGEST_LENGTH == 32);
    std::array<unsigned char, 32> digest{};
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(digest.data(), &context);
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    static constexpr char hex[] = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : sha256(bytes)) {
        out += hex[byte >> 4U];
        out += hex[byte & 15U];
    }
    return out;
}

}  // namespace tenken::schema
