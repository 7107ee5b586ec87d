// Where the tables are that a pack is made of besides rules.
#ifndef PRESEND_CLI_TABLES_H_
#define PRESEND_CLI_TABLES_H_

#include <string>

#include "cli/pack_words.h"
#include "pack/compile/compile.h"

namespace presend {

// The inputs for compiling `rules`: each table as its option says; otherwise it is looked for in
// the checkout, upwards from the working folder, from the rules and from this program. Errors:
// kInvalidInput for a table that is not there, with the option that names it.
Result<CompileInputs> FindTables(const std::string& rules, const PackWords& words);

}  // namespace presend

#endif  // PRESEND_CLI_TABLES_H_
