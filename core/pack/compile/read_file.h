// Whole files as bytes, for what runs natively: the library itself opens no file.
#ifndef PRESEND_PACK_COMPILE_READ_FILE_H_
#define PRESEND_PACK_COMPILE_READ_FILE_H_

#include <string>

#include "presend/result.h"

namespace presend {

// The bytes of the file. Errors: kInvalidInput, naming the file, also when it is a folder.
Result<std::string> ReadFile(const std::string& path);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_READ_FILE_H_
