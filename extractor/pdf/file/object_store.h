// The objects of a file, each read once, when it is first asked for.
//
// PoDoFo says where an object stands; reading it there is ours, since PoDoFo's own reader takes
// twenty times as long, recurses, and gives up at the first oddity. Objects of encrypted files, and
// those in object streams, are PoDoFo's: they are taken over a level at a time.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <unordered_map>

#include <podofo/podofo.h>

#include "extractor/pdf/file/node.h"
#include "extractor/pdf/file/node_reader.h"

namespace tenken::pdf {

class ObjectStore {
  public:
    struct Object {
        static constexpr std::size_t none = static_cast<std::size_t>(-1);
        Node node;
        std::size_t stream = none;  ///< where its stream begins in the bytes of the file
        const PoDoFo::PdfObject* foreign = nullptr;
    };

    /// Both outlive the store.
    ObjectStore(const PoDoFo::PdfMemDocument& document, std::string_view bytes)
        : document_(document), bytes_(bytes), reader_(memory_) {}

    /// nullptr if there is no such object, or it is null or cannot be read.
    Object* find(std::uint64_t identity);
    /// True if the file has it; does not read it.
    bool has(std::uint64_t identity) const;

    /// Takes over one level of PoDoFo's; what is below stays foreign.
    Node take_over(const PoDoFo::PdfObject& object);

    bool is_stream(const Object& object) const;
    /// Raw bytes of a stream, decrypted. `length` is what its dictionary says; where the file's own
    /// bytes say otherwise, they are right.
    std::string_view stream(const Object& object, long length) const;

  private:
    Object load(const PoDoFo::PdfObject& object);
    Node child(const PoDoFo::PdfObject& object);

    const PoDoFo::PdfMemDocument& document_;
    std::string_view bytes_;
    std::pmr::monotonic_buffer_resource memory_;
    NodeReader reader_;
    std::unordered_map<std::uint64_t, Object> objects_;
};

}  // namespace tenken::pdf
