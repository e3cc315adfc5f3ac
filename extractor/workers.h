// A few threads that wait for work, made before a process shuts itself in: afterwards it could
// start none.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tenken::extractor {

class Workers {
  public:
    /// `count` counts the caller of run() too; 0 is 1. No more than `most`.
    explicit Workers(std::size_t count);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    static constexpr std::size_t most = 64;

    std::size_t size() const { return threads_.size() + 1; }

    /// Calls `work(worker, index)` once for each index below `count`, in any order, with `worker`
    /// below size() and never twice at a time. Returns when all are done; then throws what the work
    /// of the lowest index threw, if any did.
    using Work = std::function<void(std::size_t worker, std::size_t index)>;
    void run(std::size_t count, const Work& work);

  private:
    void settle();
    void wait_for_work(std::size_t worker);
    void take(std::size_t worker);

    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable done_;
    const Work* work_ = nullptr;
    std::size_t next_ = 0;
    std::size_t count_ = 0;
    std::size_t busy_ = 0;   ///< threads that still may call the work
    std::size_t round_ = 0;  ///< of run(), so that a thread takes part once in each
    bool stopping_ = false;
    std::size_t failed_ = 0;  ///< lowest index that threw
    std::exception_ptr failure_;
    std::vector<std::vector<char>> first_memory_;  ///< one for each thread that has started
    std::vector<std::thread> threads_;
};

}  // namespace tenken::extractor
