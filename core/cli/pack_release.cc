#include "cli/pack_release.h"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <iostream>

#include "pack/compile/read_file.h"
#include "pack/compile/sign_pack.h"
#include "presend/checker.h"
#include "presend/days.h"
#include "presend/default_pack.h"

namespace presend {
namespace {

constexpr int kOrdinaryLife = 180;  // days from the making of a pack to its expiry

// Writes a file that must not be there yet, unless `replace`.
std::optional<Error> Write(const std::string& file, std::string_view bytes, bool secret,
                           bool replace) {
  const int handle =
      open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (replace ? O_TRUNC : O_EXCL),
           secret ? 0600 : 0644);
  bool done = handle >= 0;
  while (done && !bytes.empty()) {
    const ssize_t written = write(handle, bytes.data(), bytes.size());
    done = written > 0;
    if (done) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (handle >= 0) done = close(handle) == 0 && done;
  if (done) return std::nullopt;
  return Error{ErrorCode::kInvalidInput,
               "cannot write " + file + (replace ? "" : " (or it is there already)")};
}

}  // namespace

Result<std::vector<TrustedKey>> ReadKeyFiles(const std::vector<std::string>& files) {
  std::vector<TrustedKey> all;
  for (const std::string& file : files) {
    const Result<std::string> text = ReadFile(file);
    if (!text.ok()) return text.error();
    const Result<std::vector<TrustedKey>> keys = ReadTrustedKeys(text.value());
    if (!keys.ok()) return Error{keys.error().code, file + ": " + keys.error().message};
    all.insert(all.end(), keys.value().begin(), keys.value().end());
  }
  return all;
}

Result<int> DayGiven(const std::string& option, const std::optional<std::string>& date) {
  if (!date) {
    using std::chrono::floor;
    const auto today = floor<std::chrono::days>(std::chrono::system_clock::now());
    return static_cast<int>(today.time_since_epoch().count());
  }
  if (const std::optional<int> day = ParseIsoDate(*date)) return *day;
  return Error{ErrorCode::kInvalidArguments,
               option + ": \"" + *date + "\" is no date of the form YYYY-MM-DD"};
}

std::optional<Error> RunKeygen(const PackWords& words) {
  const std::optional<std::string> out = words.Value("-o");
  if (!out) return Error{ErrorCode::kInvalidArguments, "presend pack keygen needs -o FILE"};
  const Result<SigningKey> key = MakeSigningKey(words.files[0]);
  if (!key.ok()) return key.error();
  const std::string half = *out + ".pub";
  if (std::optional<Error> error = Write(*out, ToJson(key.value()), true, false)) return error;
  if (std::optional<Error> error = Write(half, ToJson(PublicHalf(key.value())), false, false))
    return error;
  std::cout << *out << ": the secret half, for those who sign\n"
            << half << ": the public half, for those who verify\n";
  return std::nullopt;
}

std::optional<Error> RunSign(const PackWords& words) {
  const std::optional<std::string> key_file = words.Value("--key");
  if (!key_file) return Error{ErrorCode::kInvalidArguments, "presend pack sign needs --key FILE"};
  const Result<std::string> key_text = ReadFile(*key_file);
  if (!key_text.ok()) return key_text.error();
  const Result<SigningKey> key = ReadSigningKey(key_text.value());
  if (!key.ok()) return Error{key.error().code, *key_file + ": " + key.error().message};
  const Result<std::string> pack = ReadFile(words.files[0]);
  if (!pack.ok()) return pack.error();
  const Result<int> created = DayGiven("--created", words.Value("--created"));
  if (!created.ok()) return created.error();
  SignOptions options{created.value(), created.value() + kOrdinaryLife,
                      words.Value("--min-engine").value_or("")};
  if (words.Has("--expires")) {
    const Result<int> expires = DayGiven("--expires", words.Value("--expires"));
    if (!expires.ok()) return expires.error();
    options.expires = expires.value();
  }
  const Result<std::string> file = SignPack(pack.value(), key.value(), options);
  if (!file.ok()) return file.error();
  if (std::optional<Error> error = Write(words.files[1], file.value(), false, true)) return error;
  std::cout << words.files[1] << ": " << file.value().size() << " bytes, signed with "
            << key.value().id << ", expires " << IsoDate(options.expires) << '\n';
  return std::nullopt;
}

std::optional<Error> RunVerify(const PackWords& words) {
  const auto given = words.options.find("--keys");
  Result<std::vector<TrustedKey>> keys =
      ReadKeyFiles(given == words.options.end() ? std::vector<std::string>() : given->second);
  if (!keys.ok()) return keys.error();
  const Result<int> now = DayGiven("--now", words.Value("--now"));
  if (!now.ok()) return now.error();
  const Result<std::string> bytes = ReadFile(words.files[0]);
  if (!bytes.ok()) return bytes.error();
  const auto file = std::as_bytes(std::span(bytes.value().data(), bytes.value().size()));
  const Result<Checker> checker = Checker::Load(
      file, {"", std::string(DefaultPackDigest()), std::move(keys).value(), now.value()});
  if (!checker.ok()) {
    return Error{checker.error().code, words.files[0] + " is refused, " +
                                           std::string(ErrorCodeName(checker.error().code)) + ": " +
                                           checker.error().message};
  }
  std::cout << words.files[0] << ": " << checker.value().pack_id() << ' '
            << checker.value().pack_version() << ", " << checker.value().pack_digest() << '\n';
  const Result<SignedHead> head = ReadSignedHead(file);
  if (head.ok()) {
    std::cout << "signed with " << head.value().key << " on " << IsoDate(head.value().created)
              << ", expires " << IsoDate(head.value().expires) << ", for engine "
              << head.value().minimum_engine << " or newer\n";
  } else {
    std::cout << "the pack that this build came with\n";
  }
  return std::nullopt;
}

}  // namespace presend
