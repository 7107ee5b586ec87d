// A compiled rule pack: opened, verified, and then used in place. See pack.fbs for what it holds.
#ifndef PRESEND_PACK_PACK_H_
#define PRESEND_PACK_PACK_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lines.h"
#include "pack_generated.h"
#include "presend/result.h"

namespace presend {

// The layout of pack.fbs that this engine reads.
inline constexpr std::uint16_t kPackFormat = 4;

// The class in the text of a line of Pack.apps, "<class><name>".
inline constexpr char kFirstAppClass = 'a';
constexpr int AppClassOf(std::string_view app) { return app.front() - kFirstAppClass; }

// A host of a link class, with a path pattern.
struct HostEntry {
  std::uint32_t text = 0;  // where the host begins in host_text
  std::uint32_t path = 0;
  std::uint8_t length = 0;
  std::uint8_t path_length = 0;
  std::uint8_t kind = 0;
  std::uint8_t needs = 0;
  std::uint16_t app = 0;
};

// Who signed a pack, and from when to when it is meant to be used, in days.
struct PackSignature {
  std::string key;
  int created = 0;
  int expires = 0;
};

// Immutable and safe to share between threads.
class Pack {
 public:
  // Takes a copy of `bytes`. `digest` is recorded as the pack's name, `signature` as who
  // signed it. Errors: kPackTooLarge, kPackDamaged, kPackUnsupported.
  static Result<std::shared_ptr<const Pack>> Open(
      std::span<const std::byte> bytes, std::string digest,
      std::optional<PackSignature> signature = std::nullopt);

  const fb::RulePack& root() const { return *root_; }
  const std::string& digest() const { return digest_; }
  const std::optional<PackSignature>& signature() const { return signature_; }
  std::size_t size() const { return size_; }

  const std::vector<HostEntry>& hosts() const { return hosts_; }
  std::string_view HostText(const HostEntry& host) const {
    return Blob(root_->host_text(), host.text, host.length);
  }
  std::string_view HostPath(const HostEntry& host) const {
    return Blob(root_->host_text(), host.path, host.path_length);
  }
  // Precondition: index is below strings()->size().
  std::string_view String(std::size_t index) const {
    return root_->strings()->Get(static_cast<flatbuffers::uoffset_t>(index))->string_view();
  }

 private:
  Pack() = default;
  static std::string_view Blob(const flatbuffers::Vector<std::uint8_t>* blob, std::size_t offset,
                               std::size_t length) {
    return {reinterpret_cast<const char*>(blob->data()) + offset, length};
  }

  // Joins the lists that stand side by side. Precondition: VerifyReferences found nothing.
  void JoinLists();

  std::vector<HostEntry> hosts_;
  std::unique_ptr<std::byte[]> bytes_;
  std::size_t size_ = 0;
  const fb::RulePack* root_ = nullptr;
  std::string digest_;
  std::optional<PackSignature> signature_;
};

// A text that the pack may leave out: then it is empty.
inline std::string_view ViewOf(const flatbuffers::String* text) {
  return text == nullptr ? std::string_view() : text->string_view();
}

// The refusal of a pack that is over the limit, or for a newer engine.
Error TooLarge();
Error NeedsEngine(std::string_view version);

// Checks what FlatBuffers' verifier does not look at: offsets into text blobs, indices, sizes that
// belong together. Returns an empty string, or what is wrong.
std::string VerifyReferences(const fb::RulePack& pack);

}  // namespace presend

#endif  // PRESEND_PACK_PACK_H_
