// The C interface with any text, context, decision and flags, told apart by bytes of 0xFF: what
// comes out is what it says, or NULL with an error as JSON.
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "exact.h"
#include "presend/presend.h"
#include "require.h"

namespace presend {
namespace {

std::string Taken(char* text, std::size_t size) {
  if (text == nullptr) {
    const auto error = nlohmann::json::parse(presend_last_error(), nullptr, false);
    PRESEND_REQUIRE(error.is_object() && error["code"].is_string());
    PRESEND_REQUIRE(error["code"] != "internal" && error["code"] != "out_of_memory");
    return {};
  }
  PRESEND_REQUIRE(text[size] == '\0');
  std::string taken(text, size);
  presend_free(text);
  return taken;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static presend_checker* checker = [] {
    const presend_load_options options = PRESEND_LOAD_OPTIONS_INIT;
    return presend_load(&options);
  }();
  static presend_workspace* workspace = presend_new_workspace();
  PRESEND_REQUIRE(checker != nullptr && workspace != nullptr);
  const unsigned flags = data[0] & 63u;
  const std::string_view rest(reinterpret_cast<const char*>(data + 1), size - 1);
  const std::size_t first = std::min(rest.find('\xFF'), rest.size());
  const std::size_t second = std::min(rest.find('\xFF', first + 1), rest.size());
  const Exact<char> text(rest.substr(0, first));
  const Exact<char> context(
      rest.substr(std::min(first + 1, second), second - std::min(first + 1, second)));
  const Exact<char> decision(rest.substr(std::min(second + 1, rest.size())));
  const auto in = [](const Exact<char>& one) { return one.view().data(); };
  const std::size_t text_size = text.view().size();
  const std::size_t context_size = context.view().size();

  std::size_t out = 0;
  char* checked = presend_check(checker, workspace, in(text), text_size, in(context), context_size,
                                flags & 7u, &out);
  const bool ok = checked != nullptr;
  const std::string json = Taken(checked, out);
  if (ok) PRESEND_REQUIRE(nlohmann::json::accept(json));
  checked = presend_check(checker, nullptr, in(text), text_size, in(context), context_size,
                          flags & 7u, &out);
  PRESEND_REQUIRE((checked != nullptr) == ok && Taken(checked, out) == json);

  (void)Taken(
      presend_report(checker, in(text), text_size, in(context), context_size, flags & 25u, &out),
      out);
  const std::string redacted =
      Taken(presend_redact(checker, workspace, in(text), text_size, in(context), context_size,
                           nullptr, flags & 32u, &out),
            out);
  // One's own decision gives the same; a stranger's gives an error, or a text.
  if (ok && (flags & 2u) == 0) {
    char* again = presend_redact_decision(in(text), text_size, json.data(), json.size(), nullptr,
                                          flags & 36u, &out);
    PRESEND_REQUIRE(again != nullptr);
    PRESEND_REQUIRE(Taken(again, out) == redacted);
  }
  (void)Taken(presend_redact_decision(in(text), text_size, in(decision), decision.view().size(),
                                      "#", flags & 36u, &out),
              out);
  return 0;
}

}  // namespace presend
