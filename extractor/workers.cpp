#include "extractor/workers.h"

#include <algorithm>
#include <utility>

namespace tenken::extractor {

Workers::Workers(std::size_t count) {
    const std::size_t threads = std::clamp<std::size_t>(count, 1, most) - 1;
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) {
        threads_.emplace_back([this, i] {
            settle();
            wait_for_work(i + 1);
        });
    }
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return first_memory_.size() == threads; });
}

/// What a thread asks of the system when it starts and when it first allocates: all of it is over
/// when the constructor returns.
void Workers::settle() {
    std::vector<char> memory(1);
    const std::lock_guard lock(mutex_);
    first_memory_.push_back(std::move(memory));
    done_.notify_one();
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void Workers::run(std::size_t count, const Work& work) {
    {
        const std::lock_guard lock(mutex_);
        work_ = &work;
        next_ = 0;
        count_ = count;
        busy_ = threads_.size();
        failure_ = nullptr;
        ++round_;
    }
    wake_.notify_all();
    take(0);
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return busy_ == 0; });
    work_ = nullptr;
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

void Workers::wait_for_work(std::size_t worker) {
    std::size_t seen = 0;
    while (true) {
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stopping_ || round_ != seen; });
            if (stopping_) {
                return;
            }
            seen = round_;
        }
        take(worker);
        const std::lock_guard lock(mutex_);
        if (--busy_ == 0) {
            done_.notify_one();
        }
    }
}

void Workers::take(std::size_t worker) {
    while (true) {
        std::size_t index = 0;
        {
            const std::lock_guard lock(mutex_);
            if (next_ >= count_) {
                return;
            }
            index = next_++;
        }
        try {
            (*work_)(worker, index);
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_ || index < failed_) {
                failure_ = std::current_exception();
                failed_ = index;
            }
        }
    }
}

}  // namespace tenken::extractor
