// An encrypted file as PoDoFo reads and decrypts it, seen from where PoDoFo is not known.
//
// PoDoFo brings some twenty libraries with it, and nothing but encrypted files needs them. So all
// that knows it is in a shared module of its own, and this is the whole of the way into it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/file/node.h"

namespace tenken::pdf {

class ForeignDocument {
  public:
    ForeignDocument() = default;
    ForeignDocument(const ForeignDocument&) = delete;
    ForeignDocument& operator=(const ForeignDocument&) = delete;
    virtual ~ForeignDocument() = default;

    enum class Opening { opened, failed, needs_password, wrong_password };
    /// `most_objects` bounds the table of cross-references.
    virtual Opening open(const std::string& password, std::size_t most_objects) = 0;

    /// What is asked of an ObjectStore.
    virtual bool has(std::uint64_t identity) const = 0;
    virtual std::vector<std::uint64_t> identities() const = 0;
    virtual std::uint32_t size() const = 0;

    /// nullptr if there is no such object.
    virtual const ForeignObject* find(std::uint64_t identity) const = 0;
    virtual const ForeignObject* trailer() const = 0;
    /// One level of it, in `memory`; what is below stays foreign. Null if it cannot be read.
    virtual Node take_over(const ForeignObject& object,
                           std::pmr::memory_resource& memory) const = 0;
    virtual bool is_stream(const ForeignObject& object) const = 0;
    /// Decrypted; "" if it is no stream.
    virtual std::string_view stream(const ForeignObject& object) const = 0;
};

/// The functions that the module exports. `bytes` outlive the document, which the caller deletes.
using MakeForeignDocument = ForeignDocument* (*)(std::string_view bytes);
inline constexpr char make_foreign_document_name[] = "tenken_make_foreign_document";
/// Loads OpenSSL's providers, of which RC4 and AES-128 need the legacy one. Does nothing when it
/// cannot, since only those files suffer from it.
using LoadCiphers = void (*)();
inline constexpr char load_ciphers_name[] = "tenken_load_ciphers";

}  // namespace tenken::pdf
