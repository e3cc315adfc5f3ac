#include "extractor/pdf/file/pdf_file.h"

#include <algorithm>
#include <exception>
#include <istream>
#include <streambuf>

#include <podofo/podofo.h>

#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

/// Bytes as a stream without a copy of them, which PoDoFo's own memory device makes twice.
class ViewBuffer : public std::streambuf {
  public:
    explicit ViewBuffer(std::string_view bytes) {
        char* begin = const_cast<char*>(bytes.data());  // a get area is never written to
        setg(begin, begin, begin + bytes.size());
    }

  protected:
    pos_type seekoff(off_type offset, std::ios_base::seekdir from,
                     std::ios_base::openmode mode) override {
        const off_type base = from == std::ios_base::beg   ? 0
                              : from == std::ios_base::cur ? gptr() - eback()
                                                           : egptr() - eback();
        return seekpos(base + offset, mode);
    }
    pos_type seekpos(pos_type position, std::ios_base::openmode) override {
        const off_type offset = position;
        if (offset < 0 || offset > egptr() - eback()) {
            return pos_type(off_type(-1));
        }
        setg(eback(), eback() + offset, egptr());
        return position;
    }
};

}  // namespace

/// PoDoFo's document and what it reads from.
struct PdfFile::Decrypting {
    explicit Decrypting(std::string_view bytes) : buffer(bytes), stream(&buffer) {}

    ViewBuffer buffer;
    std::istream stream;
    PoDoFo::PdfMemDocument document;
};

PdfFile::PdfFile(std::string_view bytes) : bytes_(bytes) {}
PdfFile::PdfFile(std::string owned) : owned_(std::move(owned)), bytes_(owned_) {}
PdfFile::~PdfFile() = default;

bool PdfFile::load() {
    std::optional<CrossReferences> references = CrossReferences::read(bytes_);
    if (!references) {
        return false;
    }
    store_ = std::make_unique<ObjectStore>(bytes_, std::move(*references));
    trailer_ = store_->trailer();
    return !trailer().get("Root").is_null() && !trailer().has("Encrypt");
}

PdfFile::Opening PdfFile::load_encrypted(const std::string& password) {
    PoDoFo::PdfError::EnableLogging(false);
    PoDoFo::PdfError::EnableDebug(false);
    // A table with room for more objects than the file can hold would only cost memory.
    PoDoFo::PdfParser::SetMaxObjectCount(
        static_cast<long>(std::clamp<std::size_t>(bytes_.size() / 4, 100'000, limits.objects)));
    decrypting_ = std::make_unique<Decrypting>(bytes_);
    const auto outcome_of = [](const auto& step) {
        try {
            step();
            return Opening::opened;
        } catch (const PoDoFo::PdfError& error) {
            return error.GetError() == PoDoFo::ePdfError_InvalidPassword ? Opening::wrong_password
                                                                         : Opening::failed;
        } catch (const std::exception&) {
            return Opening::failed;
        }
    };
    Opening outcome = outcome_of([&] {
        decrypting_->document.LoadFromDevice(
            PoDoFo::PdfRefCountedInputDevice(new PoDoFo::PdfInputDevice(&decrypting_->stream)));
    });
    if (outcome == Opening::wrong_password) {
        if (password.empty()) {
            return Opening::needs_password;
        }
        outcome = outcome_of([&] { decrypting_->document.SetPassword(password); });
    }
    if (outcome == Opening::opened) {
        store_ = std::make_unique<ObjectStore>(bytes_, decrypting_->document);
        trailer_ = store_->trailer();
    }
    return outcome;
}

Value PdfFile::trailer() {
    return store_ ? Value(*store_, trailer_) : Value();
}

Value PdfFile::object(std::uint64_t identity) {
    ObjectStore::Object* object = store_->find(identity);
    return object ? Value(*store_, object->node, identity) : Value();
}

}  // namespace tenken::pdf
