#include "pack/compile/diff.h"

#include <algorithm>

#include "json/reader.h"
#include "json/writer.h"

namespace presend {
namespace {

using nlohmann::json;

std::span<const std::byte> Bytes(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

void KeepWhatDiffers(Fields* before, Fields* after) {
  for (auto it = before->begin(); it != before->end();) {
    const auto other = after->find(it->first);
    if (other == after->end() || other->second != it->second) {
      ++it;
      continue;
    }
    after->erase(other);
    it = before->erase(it);
  }
}

GroupChanges Compare(const FactGroup& before, const FactGroup& after) {
  GroupChanges group{before.one, before.many, {}};
  for (const auto& [name, fields] : before.things) {
    const auto other = after.things.find(name);
    if (other == after.things.end()) {
      group.changes.push_back({name, false, true, fields, {}});
    } else if (other->second != fields) {
      Change change{name, false, false, fields, other->second};
      KeepWhatDiffers(&change.before, &change.after);
      group.changes.push_back(std::move(change));
    }
  }
  for (const auto& [name, fields] : after.things) {
    if (!before.things.contains(name)) group.changes.push_back({name, true, false, {}, fields});
  }
  std::sort(group.changes.begin(), group.changes.end(),
            [](const Change& a, const Change& b) { return a.name < b.name; });
  return group;
}

// A finding as one line; two lines that are the same are the same to whoever reads a decision.
std::string Describe(const Finding& finding, std::string_view text) {
  std::string line(Name(finding.outcome));
  line.append(" ").append(Name(finding.kind)).append(" ").append(Name(finding.act));
  line.append(" \"").append(
      text.substr(finding.bytes.start, finding.bytes.end - finding.bytes.start));
  line.append("\", row ").append(finding.row);
  if (finding.basis != Basis::kRule) line.append(", ").append(Name(finding.basis));
  if (finding.exception) line.append(", exception ").append(*finding.exception);
  std::string claimable;
  for (const std::string& purpose : finding.claimable)
    claimable.append(claimable.empty() ? "" : ", ").append(purpose);
  if (!claimable.empty()) line.append(", claimable ").append(claimable);
  return line;
}

void Decide(const Checker& checker, const std::string& context_json, std::string_view text,
            std::string* verdict, std::vector<std::string>* findings) {
  const Result<Context> context = checker.ParseContext(context_json);
  if (!context.ok()) {
    *verdict = "error " + std::string(ErrorCodeName(context.error().code));
    return;
  }
  const Decision decision = checker.CheckUtf8(text, context.value());
  *verdict = Name(decision.verdict);
  for (const Finding& finding : decision.findings) findings->push_back(Describe(finding, text));
}

struct Counts {
  int added = 0;
  int removed = 0;
  int changed = 0;
};

Counts CountsOf(const GroupChanges& group) {
  Counts counts;
  for (const Change& change : group.changes)
    ++(change.added ? counts.added : change.removed ? counts.removed : counts.changed);
  return counts;
}

std::string InWords(const Counts& counts) {
  std::string words;
  for (const auto& [count, what] : {std::pair{counts.added, "added"},
                                    {counts.removed, "removed"},
                                    {counts.changed, "changed"}}) {
    if (count == 0) continue;
    words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + what;
  }
  return words;
}

std::string Listed(const Fields& fields) {
  std::string list;
  for (const auto& [name, value] : fields) list += (list.empty() ? "" : "; ") + name + ": " + value;
  return list;
}

std::string ValueOf(const Fields& fields, const std::string& field) {
  const auto it = fields.find(field);
  return it == fields.end() ? "(nothing)" : it->second;
}

void ReportChange(const Change& change, std::string* out) {
  if (change.added || change.removed) {
    *out += (change.added ? "  + " : "  - ") + change.name + "   ";
    *out += Listed(change.added ? change.after : change.before) + "\n";
    return;
  }
  *out += "  * " + change.name + "\n";
  Fields all = change.before;
  all.insert(change.after.begin(), change.after.end());
  for (const auto& [field, value] : all) {
    *out += "      " + field + ": " + ValueOf(change.before, field) + "  ->  " +
            ValueOf(change.after, field) + "\n";
  }
}

void ReportTexts(const PackDiff& diff, std::string* out) {
  std::map<std::string, int> moves;
  for (const TextChange& change : diff.texts) {
    if (change.before_verdict != change.after_verdict)
      ++moves[change.before_verdict + " -> " + change.after_verdict];
  }
  *out += "\nTexts: " + std::to_string(diff.texts.size()) + " of " +
          std::to_string(diff.texts_checked) + " change\n";
  for (const auto& [move, count] : moves)
    *out += "  verdict " + move + ": " + std::to_string(count) + "\n";
  for (const TextChange& change : diff.texts) {
    constexpr std::size_t kShown = 100;
    *out += "  * " + change.id + ": " + change.before_verdict;
    if (change.before_verdict != change.after_verdict) *out += "  ->  " + change.after_verdict;
    std::string shown = change.text.substr(0, kShown);
    for (char& c : shown) c = c == '\n' ? ' ' : c;
    *out += "   " + shown + (change.text.size() > kShown ? "..." : "") + "\n";
    for (const std::string& line : change.before) {
      if (std::find(change.after.begin(), change.after.end(), line) == change.after.end())
        *out += "      - " + line + "\n";
    }
    for (const std::string& line : change.after) {
      if (std::find(change.before.begin(), change.before.end(), line) == change.before.end())
        *out += "      + " + line + "\n";
    }
  }
}

void WriteFields(JsonWriter* json, const char* key, const Fields& fields, bool is_null) {
  json->Key(key);
  if (is_null) {
    json->Null();
    return;
  }
  json->BeginObject();
  for (const auto& [name, value] : fields) json->Key(name).String(value);
  json->EndObject();
}

void WriteName(JsonWriter* json, const char* key, const PackName& name) {
  json->Key(key).BeginObject().Key("id").String(name.id).Key("version").String(name.version);
  json->Key("digest").String(name.digest).EndObject();
}

void WriteSide(JsonWriter* json, const char* key, const std::string& verdict,
               const std::vector<std::string>& findings) {
  json->Key(key).BeginObject().Key("verdict").String(verdict).Key("findings").BeginArray();
  for (const std::string& finding : findings) json->String(finding);
  json->EndArray().EndObject();
}

}  // namespace

Result<PackDiff> DiffPacks(std::string_view old_pack, std::string_view new_pack) {
  const Result<Checker> before = Checker::Load(Bytes(old_pack), {});
  if (!before.ok()) return before.error();
  const Result<Checker> after = Checker::Load(Bytes(new_pack), {});
  if (!after.ok()) return after.error();
  PackDiff diff;
  diff.old_name = before.value().name();
  diff.new_name = after.value().name();
  const auto facts = [](std::string_view pack) {
    return FactsOf(*Pack::Open(Bytes(pack), "").value());
  };
  const std::vector<FactGroup> old_facts = facts(old_pack);
  const std::vector<FactGroup> new_facts = facts(new_pack);
  for (std::size_t i = 0; i < old_facts.size(); ++i) {
    GroupChanges group = Compare(old_facts[i], new_facts[i]);
    if (!group.changes.empty()) diff.groups.push_back(std::move(group));
  }
  return diff;
}

std::optional<Error> DiffTexts(std::string_view old_pack, std::string_view new_pack,
                               std::string_view lines, PackDiff* diff) {
  const Result<Checker> before = Checker::Load(Bytes(old_pack), {});
  if (!before.ok()) return before.error();
  const Result<Checker> after = Checker::Load(Bytes(new_pack), {});
  if (!after.ok()) return after.error();
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string place = "line " + std::to_string(number) + " of the texts";
    const Result<json> parsed = ParseJson(line);
    if (!parsed.ok()) return Error{ErrorCode::kInvalidJson, place + " is not JSON"};
    const json& entry = parsed.value();
    const bool has_text = entry.is_object() && entry.contains("text") && entry["text"].is_string();
    if (!has_text) return Error{ErrorCode::kInvalidInput, place + " has no text"};
    TextChange change;
    change.text = entry["text"].get<std::string>();
    change.id = !entry.contains("id")     ? std::to_string(number)
                : entry["id"].is_string() ? entry["id"].get<std::string>()
                                          : entry["id"].dump();
    if (change.text.size() > kMaxTextBytes)
      return Error{ErrorCode::kTextTooLong, place + " has a text that is too long"};
    const std::string context = entry.value("context", json::object()).dump();
    ++diff->texts_checked;
    Decide(before.value(), context, change.text, &change.before_verdict, &change.before);
    Decide(after.value(), context, change.text, &change.after_verdict, &change.after);
    if (change.before_verdict != change.after_verdict || change.before != change.after)
      diff->texts.push_back(std::move(change));
  }
  return std::nullopt;
}

std::string ReportDiff(const PackDiff& diff) {
  std::string out = diff.old_name.id + " " + diff.old_name.version + "  ->  " + diff.new_name.id +
                    " " + diff.new_name.version + "\n";
  std::size_t total = 0;
  for (const GroupChanges& group : diff.groups) total += group.changes.size();
  out += total == 0   ? "The packs say the same.\n"
         : total == 1 ? "1 change\n"
                      : std::to_string(total) + " changes\n";
  for (const GroupChanges& group : diff.groups)
    out += "  " + group.many + ": " + InWords(CountsOf(group)) + "\n";
  for (const GroupChanges& group : diff.groups) {
    out += "\n" + group.many + "\n";
    for (const Change& change : group.changes) ReportChange(change, &out);
  }
  if (diff.texts_checked > 0) ReportTexts(diff, &out);
  return out;
}

std::string ToJson(const PackDiff& diff) {
  JsonWriter writer;
  writer.BeginObject();
  WriteName(&writer, "old", diff.old_name);
  WriteName(&writer, "new", diff.new_name);
  writer.Key("counts").BeginObject();
  for (const GroupChanges& group : diff.groups) {
    const Counts counts = CountsOf(group);
    writer.Key(group.many).BeginObject().Key("added").Number(counts.added);
    writer.Key("removed").Number(counts.removed).Key("changed").Number(counts.changed).EndObject();
  }
  writer.EndObject().Key("changes").BeginArray();
  for (const GroupChanges& group : diff.groups) {
    for (const Change& change : group.changes) {
      writer.BeginObject().Key("what").String(group.one).Key("name").String(change.name);
      writer.Key("change").String(change.added ? "added" : change.removed ? "removed" : "changed");
      WriteFields(&writer, "before", change.before, change.added);
      WriteFields(&writer, "after", change.after, change.removed);
      writer.EndObject();
    }
  }
  writer.EndArray().Key("texts").BeginObject();
  writer.Key("checked").Number(static_cast<std::int64_t>(diff.texts_checked));
  writer.Key("changed").BeginArray();
  for (const TextChange& change : diff.texts) {
    writer.BeginObject().Key("id").String(change.id);
    WriteSide(&writer, "before", change.before_verdict, change.before);
    WriteSide(&writer, "after", change.after_verdict, change.after);
    writer.EndObject();
  }
  return writer.EndArray().EndObject().EndObject().take();
}

}  // namespace presend
