#include "tools/tenken/isolated.h"

#include <optional>

#include "extractor/pdf/document.h"
#include "schema/error.h"
#include "tools/isolation/isolate.h"
#include "tools/tenken/progress.h"

namespace tenken::tools {

namespace {

void demand_isolation(const std::string& path) {
    if (!isolation_available()) {
        throw schema::InputError(path,
                                 {"この環境では PDF の読み取りを隔離できない",
                                  "reading a PDF cannot be isolated on this system"},
                                 {"信頼できるファイルなら --no-sandbox を付けてください",
                                  "If you trust the file, add --no-sandbox"});
    }
}

}  // namespace

void run_readings(std::size_t count, const std::function<std::string(std::size_t)>& work,
                  const std::string& path, std::string_view bytes, const Reading& reading,
                  unsigned more_seconds,
                  const std::function<void(std::size_t, std::string&&)>& take,
                  const std::function<void(std::size_t, const StoppedReading&)>& stopped) {
    if (!reading.isolated) {
        for (std::size_t i = 0; i < count; ++i) {
            take(i, work(i));
        }
        return;
    }
    demand_isolation(path);
    IsolationLimits limits = limits_for(bytes.size());
    limits.cpu_seconds += more_seconds;
    run_isolated_each(
        count, reading.jobs, work, [&bytes] { pdf::prepare(bytes); }, path, limits, take, stopped);
}

std::string run_reading(const ReadingWork& work, const std::string& path, std::string_view bytes,
                        const Reading& reading, unsigned more_seconds) {
    std::string result;
    run_reading(
        [&work](extractor::Workers* workers, const TakePiece& take) { take(work(workers)); }, path,
        bytes, reading, [&result](std::string_view piece) { result += piece; }, more_seconds);
    return result;
}

void run_reading(const PieceWork& work, const std::string& path, std::string_view bytes,
                 const Reading& reading, const TakePiece& take, unsigned more_seconds) {
    std::optional<extractor::Workers> workers;
    const auto hire = [&] {
        if (reading.jobs > 1) {
            workers.emplace(reading.jobs);
        }
    };
    const auto do_work = [&](const TakePiece& give) { work(workers ? &*workers : nullptr, give); };
    if (!reading.isolated) {
        hire();
        do_work(take);
        return;
    }
    demand_isolation(path);
    // A child that may open nothing and start no thread must have the modules of old ciphers and
    // its workers beforehand.
    const auto prepare = [&] {
        pdf::prepare(bytes);
        hire();
    };
    Progress progress(path);
    IsolationLimits limits = limits_for(bytes.size());
    limits.cpu_seconds += more_seconds;
    limits.waiting = [&](long milliseconds) { progress.show(milliseconds); };
    run_isolated(do_work, prepare, path, limits, take);
}

}  // namespace tenken::tools
