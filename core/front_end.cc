#include "presend/front_end.h"

#include <cstdint>

#include "json/reader.h"
#include "json/writer.h"
#include "policy/context_json.h"
#include "policy/resolved_context.h"
#include "presend/redact.h"
#include "report/report.h"
#include "text/utf8.h"

namespace presend {
namespace {

using nlohmann::json;

constexpr std::int64_t kMaxSafeInteger = 9007199254740991;  // of JavaScript

std::string WellFormed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = DecodeAt(text, i);
    AppendUtf8(decoded.code_point, &out);
    i += decoded.length;
  }
  return out;
}

void WriteError(JsonWriter* writer, const Error& error) {
  writer->BeginObject()
      .Key("code")
      .String(ErrorCodeName(error.code))
      .Key("message")
      .String(WellFormed(error.message))
      .EndObject();
}

// The id as JSON, or an error.
Result<std::string> ReadId(const json& line, std::int64_t number) {
  JsonWriter writer;
  const auto it = line.find("id");
  if (it == line.end()) return writer.Number(number).take();
  if (const std::string* text = it->get_ptr<const std::string*>())
    return writer.String(*text).take();
  // A number beyond 64 bits is none of these.
  if (it->is_number_integer()) {
    const bool beyond = it->is_number_unsigned() && it->get<std::uint64_t>() > kMaxSafeInteger;
    const auto value = it->get<std::int64_t>();
    if (!beyond && value >= -kMaxSafeInteger && value <= kMaxSafeInteger)
      return writer.Number(value).take();
  }
  return Error{ErrorCode::kInvalidValue, "id is neither a string nor a safe integer"};
}

}  // namespace

std::string ToJson(const Error& error) {
  JsonWriter writer;
  WriteError(&writer, error);
  return writer.take();
}

LineScanner::LineScanner(const Checker& checker, ContextFields fields, Context context)
    : checker_(&checker), fields_(std::move(fields)), context_(std::move(context)) {}

Result<LineScanner> LineScanner::Make(const Checker& checker, std::string_view context) {
  Result<ContextFields> fields = ParseContextFields(context);
  if (!fields.ok()) return fields.error();
  Result<Context> made = checker.MakeContext(fields.value());
  if (!made.ok()) return made.error();
  return LineScanner(checker, std::move(fields.value()), made.value());
}

std::string LineScanner::Answer(std::string_view line, std::int64_t number,
                                const LineOptions& options) {
  std::string id = std::to_string(number);
  const auto answer = [&](const char* key, const auto& write) {
    JsonWriter writer;
    writer.BeginObject().Key("id").Raw(id).Key(key);
    write(&writer);
    return writer.EndObject().take();
  };
  const auto failure = [&](const Error& error) {
    return answer("error", [&](JsonWriter* writer) { WriteError(writer, error); });
  };
  if (line.size() > kMaxLineBytes)
    return failure({ErrorCode::kInvalidInput,
                    "the line is longer than " + std::to_string(kMaxLineBytes) + " bytes"});
  Result<json> parsed = ParseJson(line);
  if (!parsed.ok()) return failure(parsed.error());
  const json& value = parsed.value();
  if (!value.is_object()) return failure({ErrorCode::kInvalidValue, "the line is not an object"});
  Result<std::string> read_id = ReadId(value, number);
  if (!read_id.ok()) return failure(read_id.error());
  id = read_id.value();
  const auto text = value.find("text");
  if (text == value.end() || !text->is_string())
    return failure({ErrorCode::kInvalidValue, "text is missing or no string"});
  const std::string& message = *text->get_ptr<const std::string*>();
  if (message.size() > kMaxTextBytes) return failure(TextTooLong());

  const Context* context = &context_;
  if (const auto own = value.find("context"); own != value.end()) {
    if (!own->is_object())
      return failure({ErrorCode::kInvalidValue, "the context is not an object"});
    ContextFields fields = fields_;
    if (const std::optional<Error> error = ReadContextFields(*own, &fields)) return failure(*error);
    if (!last_own_ || fields != last_own_fields_) {
      Result<Context> made = checker_->MakeContext(fields);
      if (!made.ok()) return failure(made.error());
      last_own_ = made.value();
      last_own_fields_ = std::move(fields);
    }
    context = &*last_own_;
  }
  const Decision decision =
      checker_->CheckUtf8(message, *context, {options.all, false}, &workspace_);
  return answer("decision",
                [&](JsonWriter* writer) { writer->Raw(ToJson(decision, options.unit)); });
}

std::string ReportText(const Checker& checker, std::string_view text, const Context& context,
                       const ReportRequest& request) {
  const std::string well_formed = WellFormed(text);
  // What is explained is explained whole: also what is clear.
  const Decision decision =
      checker.CheckUtf8(well_formed, context, {request.all || request.explain, request.explain});
  const ResolvedContext& resolved = context.resolved();
  return Report(Texts(checker.locales(), resolved.locale), well_formed, resolved, decision,
                {request.colour, request.explain});
}

std::string RedactText(const Checker& checker, std::string_view text, const Context& context) {
  const std::string well_formed = WellFormed(text);
  return Redact(well_formed, checker.CheckUtf8(well_formed, context)).value();
}

}  // namespace presend
