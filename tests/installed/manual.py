"""Makes a project of the examples in the manual: those at the head of the public headers, and the programs of the README.

    manual.py PROJECT FOLDER
"""

import pathlib
import re
import sys

project, folder = (pathlib.Path(argument) for argument in sys.argv[1:])
folder.mkdir(parents=True, exist_ok=True)
programs = []


def write(name, source):
    file = folder / name
    if not file.exists() or file.read_text(encoding="utf-8") != source:
        file.write_text(source, encoding="utf-8")
    programs.append(name)


# A header's example stands indented in the comment at its head.
includes = "".join(
    f"#include <presend/{header}.h>\n" for header in ("checker", "default_pack", "draft", "front_end", "redact")
)
includes += "#include <atomic>\n#include <memory>\n"
given = {
    # What an example takes for granted, by its header and its number there.
    ("redact", 0): """const auto loaded = presend::Checker::Load(presend::DefaultPack(), {});
const presend::Checker& checker = loaded.value();
const presend::Context context = checker.ParseContext("{}").value();
std::string text = "write to john@gmail.com";
""",
    ("draft", 0): """const auto loaded = presend::Checker::Load(presend::DefaultPack(), {});
const presend::Checker& checker = loaded.value();
const presend::Context context = checker.ParseContext("{}").value();
""",
    ("checker", 1): """auto built_in = presend::Checker::Load(presend::DefaultPack(), {});
const auto first = std::make_shared<const presend::Checker>(std::move(built_in).value());
const auto bytes = presend::DefaultPack();
const std::vector<presend::TrustedKey> keys;
const int today = 20000;
""",
}
for header in sorted((project / "core/include/presend").glob("*.h")):
    head = header.read_text(encoding="utf-8").split("#ifndef")[0]
    mark = " *   " if header.name == "presend.h" else "//   "
    blocks = re.findall(rf"(?:^{re.escape(mark)}.*\n)+", head, re.M)
    for number, block in enumerate(block for block in blocks if ";" in block):
        code = "".join(line[len(mark) :] + "\n" for line in block.splitlines())
        if header.name == "presend.h":
            source = "#include <presend/presend.h>\n#include <stdio.h>\n#include <string.h>\n"
            write(f"header_presend_{number}.c", f"{source}int main(void) {{\n{code}return 0;\n}}\n")
        else:
            code = given.get((header.stem, number), "") + code
            name = f"header_{header.stem}_{number}.cc"
            write(name, f"{includes}int main() {{\n{code}return 0;\n}}\n")

readme = (project / "README.md").read_text(encoding="utf-8")
for language, ending in (("cpp", "cc"), ("c", "c")):
    for number, code in enumerate(re.findall(rf"```{language}\n(.*?)```", readme, re.DOTALL)):
        write(f"readme_{language}_{number}.{ending}", code)

cmake = """cmake_minimum_required(VERSION 3.25)
project(presend_manual LANGUAGES C CXX)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_C_STANDARD 99)
set(CMAKE_C_EXTENSIONS OFF)
find_package(presend REQUIRED)
enable_testing()
"""
for name in programs:
    target = name.replace(".", "_")
    cmake += f"add_executable({target} {name})\ntarget_link_libraries({target} PRIVATE presend::presend)\n"
    cmake += f"add_test(NAME {target} COMMAND {target})\n"
    # A program that says what it prints prints that, on lines one after the other.
    prints = re.findall(r"prints: (.*?)(?: \*/)?$", (folder / name).read_text(encoding="utf-8"), re.M)
    if prints:
        escaped = (re.escape(line).replace("\\ ", " ").replace("\\", r"\\") for line in prints)
        pattern = "\\n".join(escaped)
        cmake += f'set_tests_properties({target} PROPERTIES PASS_REGULAR_EXPRESSION "^{pattern}\\n$")\n'
(folder / "CMakeLists.txt").write_text(cmake, encoding="utf-8")
print("\n".join(programs))
assert len(programs) >= 5, programs
