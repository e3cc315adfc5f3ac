#include "extractor/pdf/value.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>
#include <optional>

#include <podofo/podofo.h>

#include "extractor/pdf/file/pdf_file.h"
#include "extractor/pdf/filters/decode.h"

namespace tenken::pdf {

namespace {

using PoDoFo::PdfObject;

// PoDoFo loads an object when it is first touched, so that any accessor may throw. PdfError is no
// std::exception.
template <typename Result, typename Function>
Result guarded(Result fallback, Function&& function) {
    try {
        return function();
    } catch (const PoDoFo::PdfError&) {
        return fallback;
    } catch (const std::exception&) {
        return fallback;
    }
}

/// Follows references, a few only: a reference that leads to a reference is not legal, and one that
/// leads back to itself must end.
const PdfObject* resolve(const PdfObject* object) {
    return guarded<const PdfObject*>(nullptr, [&]() -> const PdfObject* {
        for (int step = 0; object && step < 8; ++step) {
            if (!object->IsReference()) {
                return object->IsNull() ? nullptr : object;
            }
            const auto* owner = object->GetOwner();
            object = owner ? owner->GetObject(object->GetReference()) : nullptr;
        }
        return nullptr;
    });
}

/// Dictionary keys as PdfName, which owns a std::string: short keys cost no allocation.
const PdfObject* entry(const PdfObject* object, const char* key) {
    if (!object || !object->IsDictionary()) {
        return nullptr;
    }
    return object->GetDictionary().GetKey(PoDoFo::PdfName(key));
}

/// The stream in the file's own bytes, if it can be had without PoDoFo.
std::optional<std::string_view> stream_in_file(const PdfObject& object) {
    const auto* owner = object.GetOwner();
    const auto* file = dynamic_cast<const PdfFile*>(owner ? owner->GetParentDocument() : nullptr);
    return file ? file->find_stream(object) : std::nullopt;
}

}  // namespace

Value::Value(const PoDoFo::PdfObject* object) : object_(resolve(object)) {}

bool Value::is_null() const {
    return !object_;
}

bool Value::is_number() const {
    return guarded(false, [&] { return object_ && (object_->IsNumber() || object_->IsReal()); });
}

bool Value::is_name() const {
    return guarded(false, [&] { return object_ && object_->IsName(); });
}

bool Value::is_string() const {
    return guarded(false,
                   [&] { return object_ && (object_->IsString() || object_->IsHexString()); });
}

bool Value::is_array() const {
    return guarded(false, [&] { return object_ && object_->IsArray(); });
}

bool Value::is_dictionary() const {
    return guarded(false, [&] { return object_ && object_->IsDictionary(); });
}

bool Value::is_stream() const {
    return guarded(false, [&] {
        return is_dictionary() && (stream_in_file(*object_) || object_->HasStream());
    });
}

std::string_view Value::name() const {
    return guarded(std::string_view(), [&] {
        return is_name() ? std::string_view(object_->GetName().GetName()) : std::string_view();
    });
}

double Value::number(double fallback) const {
    return guarded(fallback, [&] {
        if (!is_number()) {
            return fallback;
        }
        const double number =
            object_->IsNumber() ? static_cast<double>(object_->GetNumber()) : object_->GetReal();
        return std::isfinite(number) ? number : fallback;
    });
}

long Value::integer(long fallback) const {
    const double value = number(static_cast<double>(fallback));
    // Beyond 2^53 a number means nothing to us, and the cast would be undefined.
    return std::abs(value) < 9.0e15 ? static_cast<long>(value) : fallback;
}

bool Value::boolean(bool fallback) const {
    return guarded(fallback,
                   [&] { return object_ && object_->IsBool() ? object_->GetBool() : fallback; });
}

std::string_view Value::string() const {
    return guarded(std::string_view(), [&]() -> std::string_view {
        if (!is_string()) {
            return {};
        }
        const PoDoFo::PdfString& string = object_->GetString();
        if (!string.IsValid() || string.GetLength() <= 0) {
            return {};
        }
        return {string.GetString(), static_cast<std::size_t>(string.GetLength())};
    });
}

bool Value::is_utf16() const {
    return guarded(false, [&] { return is_string() && object_->GetString().IsUnicode(); });
}

std::size_t Value::size() const {
    return guarded(std::size_t{0}, [&] { return is_array() ? object_->GetArray().size() : 0; });
}

Value Value::at(std::size_t index) const {
    return guarded(Value(), [&] {
        if (!is_array() || index >= object_->GetArray().size()) {
            return Value();
        }
        return Value(&object_->GetArray()[index]);
    });
}

Value Value::get(const char* key) const {
    return guarded(Value(), [&] { return Value(entry(object_, key)); });
}

bool Value::has(const char* key) const {
    return guarded(false, [&] { return entry(object_, key) != nullptr; });
}

std::vector<std::string> Value::keys() const {
    return guarded(std::vector<std::string>(), [&] {
        std::vector<std::string> names;
        if (is_dictionary()) {
            for (const auto& [name, object] : object_->GetDictionary().GetKeys()) {
                names.push_back(name.GetName());
            }
            std::sort(names.begin(), names.end());
        }
        return names;
    });
}

std::uint64_t Value::identity() const {
    if (!object_) {
        return 0;
    }
    const PoDoFo::PdfReference& reference = object_->Reference();
    return static_cast<std::uint64_t>(reference.ObjectNumber()) << 16 |
           reference.GenerationNumber();
}

std::string_view Value::raw_stream() const {
    return guarded(std::string_view(), [&]() -> std::string_view {
        if (!is_dictionary()) {
            return {};
        }
        if (const auto found = stream_in_file(*object_)) {
            return *found;
        }
        // Every stream of a parsed file is a PdfMemStream; its bytes are decrypted already.
        const auto* stream = object_->HasStream()
                                 ? dynamic_cast<const PoDoFo::PdfMemStream*>(object_->GetStream())
                                 : nullptr;
        if (!stream || !stream->Get() || stream->GetLength() <= 0) {
            return {};
        }
        return {stream->Get(), static_cast<std::size_t>(stream->GetLength())};
    });
}

StreamData Value::stream() const {
    if (!is_stream()) {
        return {};
    }
    try {
        return filters::decode(raw_stream(), filters::steps_of(*this));
    } catch (const std::bad_alloc&) {
        StreamData nothing;
        nothing.complete = false;
        return nothing;
    }
}

}  // namespace tenken::pdf
