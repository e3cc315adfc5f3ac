// Runs the reading of a PDF in isolation, unless the user does not want that.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "extractor/workers.h"
#include "tools/isolation/isolate.h"
#include "tools/tenken/load_report.h"

namespace tenken::tools {

/// Given the workers that `reading` asks for; null for one job.
using ReadingWork = std::function<std::string(extractor::Workers*)>;

/// The same for a result that grows piece by piece.
using PieceWork = std::function<void(extractor::Workers*, const TakePiece&)>;

/// Hands what `work` gives to `take`, in pieces. Where this throws, they were worth nothing. See
/// below.
void run_reading(const PieceWork& work, const std::string& path, std::string_view bytes,
                 const Reading& reading, const TakePiece& take, unsigned more_seconds = 0);

/// What `work` gives. It comes from a child that read a stranger's file: the caller has to read it
/// as it would read a file. The size of `bytes`, the input, decides how long the child may take.
/// `more_seconds` of CPU are added, for work that the size does not tell of. Throws InputError.
std::string run_reading(const ReadingWork& work, const std::string& path, std::string_view bytes,
                        const Reading& reading, unsigned more_seconds = 0);

/// What `work` gives for 0 ... count - 1, each in a child of its own, as many at a time as
/// `reading` has jobs; `take` gets them as they come, and says what it thinks by throwing. Not
/// isolated, one after the other. What had to be stopped goes to `stopped`. Shows nothing. Throws
/// InputError.
void run_readings(std::size_t count, const std::function<std::string(std::size_t)>& work,
                  const std::string& path, std::string_view bytes, const Reading& reading,
                  unsigned more_seconds,
                  const std::function<void(std::size_t, std::string&&)>& take,
                  const std::function<void(std::size_t, const StoppedReading&)>& stopped);

}  // namespace tenken::tools
