// The objects of a file, each read once, when it is first asked for.
//
// Reading them is ours: PoDoFo's reader takes twenty times as long, unpacks every object stream
// whether anybody wants its objects or not, recurses, and gives up at the first oddity. Only the
// objects of encrypted files are PoDoFo's: they are taken over a level at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/pdf/file/cross_references.h"
#include "extractor/pdf/file/foreign_document.h"
#include "extractor/pdf/file/node.h"
#include "extractor/pdf/file/node_reader.h"

namespace tenken::pdf {

class ObjectStore {
  public:
    struct Object {
        static constexpr std::size_t none = static_cast<std::size_t>(-1);
        Node node;
        std::size_t stream = none;  ///< where its stream begins in the bytes of the file
        const ForeignObject* foreign = nullptr;
    };

    /// The bytes outlive the store.
    ObjectStore(std::string_view bytes, CrossReferences references)
        : bytes_(bytes), references_(std::move(references)), reader_(memory_) {}
    /// For an encrypted file. The document outlives the store.
    ObjectStore(std::string_view bytes, const ForeignDocument& document)
        : bytes_(bytes), document_(&document), reader_(memory_) {}
    ObjectStore(const ObjectStore&) = delete;
    ObjectStore& operator=(const ObjectStore&) = delete;

    /// nullptr if there is no such object, or it is null or cannot be read.
    Object* find(std::uint64_t identity);
    /// True if the file has it; does not read it.
    bool has(std::uint64_t identity) const;
    /// Of all objects, by number.
    std::vector<std::uint64_t> identities() const;
    /// One more than the highest number of an object.
    std::uint32_t size() const;

    /// The newest trailer.
    Node trailer();

    /// Takes over one level of PoDoFo's; what is below stays foreign.
    Node take_over(const ForeignObject& object);

    bool is_stream(const Object& object) const;
    /// Raw bytes of a stream, decrypted. `length` is what its dictionary says; where the file's own
    /// bytes say otherwise, they are right.
    std::string_view stream(const Object& object, long length) const;

    /// Objects with values that are nested too deep, and object streams that unfold to too much:
    /// these were not read. 0 stands for the trailer.
    std::set<std::uint64_t> refused() const { return refused_; }

    /// Objects whose numbers are beyond Limits::objects.
    std::size_t passed_over() const { return references_.passed_over(); }

  private:
    /// An object stream, unfolded: §7.5.7.
    struct Container {
        std::string bytes;
        std::vector<std::pair<std::uint32_t, std::size_t>> objects;  ///< number and offset
    };

    Object load(std::uint64_t identity);
    /// The value at `tokens`, which is in object `identity`.
    Node read(Tokenizer& tokens, std::uint64_t identity);
    Node load_packed(std::uint64_t identity, const CrossReferences::Place& place);
    Container unfold(std::uint32_t number);

    std::string_view bytes_;
    CrossReferences references_;
    const ForeignDocument* document_ = nullptr;
    std::pmr::monotonic_buffer_resource memory_;
    NodeReader reader_;
    std::unordered_map<std::uint64_t, Object> objects_;
    std::unordered_map<std::uint32_t, std::unique_ptr<Container>> containers_;
    std::set<std::uint64_t> refused_;
};

}  // namespace tenken::pdf
