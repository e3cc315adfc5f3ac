#include "extractor/pdf/file/pdf_file.h"

namespace tenken::pdf {

ViewBuffer::ViewBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // a get area is never written to
    setg(begin, begin, begin + bytes.size());
}

ViewBuffer::pos_type ViewBuffer::seekoff(off_type offset, std::ios_base::seekdir from,
                                         std::ios_base::openmode mode) {
    const off_type base = from == std::ios_base::beg   ? 0
                          : from == std::ios_base::cur ? gptr() - eback()
                                                       : egptr() - eback();
    return seekpos(base + offset, mode);
}

ViewBuffer::pos_type ViewBuffer::seekpos(pos_type position, std::ios_base::openmode) {
    const off_type offset = position;
    if (offset < 0 || offset > egptr() - eback()) {
        return pos_type(off_type(-1));
    }
    setg(eback(), eback() + offset, egptr());
    return position;
}

void PdfFile::load() {
    LoadFromDevice(PoDoFo::PdfRefCountedInputDevice(new PoDoFo::PdfInputDevice(&stream_)));
}

Value PdfFile::trailer() {
    const PoDoFo::PdfObject* trailer = GetTrailer();
    if (!trailer) {
        return {};
    }
    if (trailer_.kind == Node::Kind::null) {
        trailer_ = store_.take_over(*trailer);
    }
    return {store_, trailer_};
}

std::vector<std::uint64_t> PdfFile::identities() const {
    std::vector<std::uint64_t> all;
    all.reserve(GetObjects().GetSize());
    for (const PoDoFo::PdfObject* object : GetObjects()) {
        const PoDoFo::PdfReference& reference = object->Reference();
        all.push_back(std::uint64_t{reference.ObjectNumber()} << 16 | reference.GenerationNumber());
    }
    return all;
}

Value PdfFile::object(std::uint64_t identity) {
    ObjectStore::Object* object = store_.find(identity);
    return object ? Value(store_, object->node, identity) : Value();
}

}  // namespace tenken::pdf
