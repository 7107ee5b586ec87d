#include "pack/pack.h"

#include <cstring>

#include "pack/version.h"
#include "presend/checker.h"

namespace presend {

Result<std::shared_ptr<const Pack>> Pack::Open(std::span<const std::byte> bytes, std::string digest,
                                               std::optional<PackSignature> signature) {
  if (bytes.size() > kMaxPackBytes) return TooLarge();
  const auto damaged = [](std::string_view why) {
    return Refused(ErrorCode::kPackDamaged, "is damaged: ", why);
  };
  if (bytes.size() < 16) return damaged("it is too short");

  std::shared_ptr<Pack> pack(new Pack());
  // The buffer is used in place, so it must be aligned for its largest scalar; new[] aligns to 16.
  pack->bytes_ = std::make_unique_for_overwrite<std::byte[]>(bytes.size());
  pack->size_ = bytes.size();
  std::memcpy(pack->bytes_.get(), bytes.data(), bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(pack->bytes_.get());
  if (!fb::RulePackBufferHasIdentifier(data)) return damaged("it does not begin like a pack");
  // Limits of the verifier: the schema is at most 4 tables deep; the table count follows from the
  // size.
  flatbuffers::Verifier verifier(data, bytes.size(), 8, 1'000'000);
  if (!fb::VerifyRulePackBuffer(verifier)) return damaged("its structure is broken");
  pack->root_ = fb::GetRulePack(data);
  if (pack->root_->format() != kPackFormat) {
    return Refused(ErrorCode::kPackUnsupported, "has another format than this engine reads: ",
                   std::to_string(pack->root_->format()));
  }
  if (CompareVersions(pack->root_->minimum_engine()->string_view(), EngineVersion()) > 0) {
    return NeedsEngine(pack->root_->minimum_engine()->string_view());
  }
  if (const std::string why = VerifyReferences(*pack->root_); !why.empty()) return damaged(why);
  pack->JoinLists();
  pack->digest_ = std::move(digest);
  pack->signature_ = std::move(signature);
  return std::shared_ptr<const Pack>(std::move(pack));
}

Error Refused(ErrorCode code, std::string_view why, std::string_view what) {
  std::string message("the pack ");
  message.append(why).append(what);
  return {code, std::move(message)};
}

Error TooLarge() {
  static_assert(kMaxPackBytes == std::size_t{16} * 1024 * 1024);
  return Refused(ErrorCode::kPackTooLarge, "is larger than 16 MiB");
}

Error NeedsEngine(std::string_view version) {
  return Refused(ErrorCode::kPackUnsupported, "needs a newer engine, ", version);
}

void Pack::JoinLists() {
  const fb::RulePack& rules = *root_;
  hosts_.reserve(rules.host_lengths()->size());
  std::uint32_t text = 0;
  for (flatbuffers::uoffset_t i = 0; i < rules.host_lengths()->size(); ++i) {
    HostEntry entry;
    entry.length = rules.host_lengths()->Get(i);
    entry.text = text;
    text += entry.length;
    if (entry.length == 0) {
      entry.length = hosts_.back().length;
      entry.text = hosts_.back().text;
    }
    entry.path = text;
    entry.path_length = rules.host_path_lengths()->Get(i);
    text += entry.path_length;
    entry.kind = rules.host_kinds()->Get(i);
    entry.needs = rules.host_needs()->Get(i);
    entry.app = rules.host_apps()->Get(i);
    hosts_.push_back(entry);
  }
}

}  // namespace presend
