// A line that says that long work goes on; on standard error, and only where a person looks at it.
#pragma once

#include <string>

namespace tenken::tools {

class Progress {
  public:
    /// `what` stands before the seconds: the name of the file.
    explicit Progress(std::string what);
    /// Takes the line away.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Called again and again with the time since the work began; short work shows nothing.
    void show(long milliseconds);

  private:
    std::string what_;
    bool terminal_;
    long shown_ = -1;  ///< seconds that the line says
};

}  // namespace tenken::tools
