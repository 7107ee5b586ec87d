// The lines of a file descriptor, in batches as they arrive.
#ifndef PRESEND_CLI_LINE_READER_H_
#define PRESEND_CLI_LINE_READER_H_

#include <string>

namespace presend {

class LineReader {
 public:
  explicit LineReader(int descriptor) : descriptor_(descriptor) {}

  // The whole lines of what can be read now, each with its line feed (the last of all may lack
  // it); waits for the first. False at the end, and on an error, which error() then tells.
  bool Next(std::string* lines);
  // errno of the read that failed; 0 when none did.
  int error() const { return error_; }

 private:
  int descriptor_;
  int error_ = 0;
  bool ended_ = false;
  std::string begun_;  // a line without its end
};

}  // namespace presend

#endif  // PRESEND_CLI_LINE_READER_H_
