#include "presend/checker.h"

#include <cassert>

#include "check.h"
#include "explain/texts.h"
#include "pack/open_trusted.h"
#include "pack/pack_info.h"
#include "policy/context_json.h"
#include "policy/make_context.h"
#include "text/utf8.h"

namespace presend {

Error TextTooLong() {
  return {ErrorCode::kTextTooLong,
          "the text is longer than " + std::to_string(kMaxTextBytes) + " bytes"};
}

struct Checker::Impl {
  explicit Impl(std::shared_ptr<const Pack> opened) : pack(std::move(opened)), tables(*pack) {}
  std::shared_ptr<const Pack> pack;
  Tables tables;
};

Workspace::Workspace() : buffers_(std::make_unique<Buffers>()) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

Checker::Checker(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;
Checker::~Checker() = default;

Result<Checker> Checker::Load(std::span<const std::byte> pack, const LoadOptions& options) {
  Result<std::shared_ptr<const Pack>> opened = OpenTrusted(pack, options);
  if (!opened.ok()) return opened.error();
  return Checker(std::make_shared<const Impl>(opened.value()));
}

Result<Checker> Checker::WithTexts(std::span<const TextsFile> files) const {
  Checker more(impl_);
  more.texts_ = texts_;
  for (const TextsFile& file : files) {
    if (const std::optional<Error> error = TakeTexts(impl_->pack->root(), file, &more.texts_))
      return *error;
  }
  return more;
}

Result<Context> Checker::MakeContext(const ContextFields& fields) const {
  Result<std::shared_ptr<const ResolvedContext>> resolved =
      ResolveContext(impl_->pack, impl_->tables, fields);
  if (!resolved.ok()) return resolved.error();
  return Context(resolved.value());
}

Result<Context> Checker::ParseContext(std::string_view json) const {
  Result<ContextFields> fields = ParseContextFields(json);
  if (!fields.ok()) return fields.error();
  return MakeContext(fields.value());
}

Decision Checker::CheckUtf8(std::string_view text, const Context& context,
                            const CheckOptions& options, Workspace* workspace) const {
  assert(text.size() <= kMaxTextBytes);
  assert(context.resolved().pack == impl_->pack);
  Decision decision = Decide(locales(), impl_->tables, text, context.resolved(), options,
                             kWholeText, &workspace->buffers());
  TellApart(&decision.findings);
  return decision;
}

Decision Checker::CheckUtf8(std::string_view text, const Context& context,
                            const CheckOptions& options) const {
  Workspace workspace;
  return CheckUtf8(text, context, options, &workspace);
}

Decision Checker::Check(std::u16string_view text, const Context& context,
                        const CheckOptions& options) const {
  std::string utf8;
  Utf16ToUtf8(text, &utf8);
  return CheckUtf8(utf8, context, options);
}

bool Checker::WarmUp(std::size_t rule, Workspace* workspace) const {
  const auto& rules = *impl_->pack->root().rules();
  if (rule >= rules.size()) return false;
  const auto* example = rules.Get(static_cast<flatbuffers::uoffset_t>(rule))->example();
  const Result<Context> context = MakeContext({});
  if (context.ok()) CheckUtf8(ViewOf(example), context.value(), {}, workspace);
  return rule + 1 < rules.size();
}

std::string_view Checker::Message(std::string_view id, std::string_view locale) const {
  const Texts texts(locales(), locale);
  constexpr std::string_view kApp = "apps.";
  if (id.starts_with(kApp)) {
    const std::string_view app = id.substr(kApp.size());
    // An unknown app would be named by its id, which is the caller's own memory.
    if (AppClass(impl_->pack->root(), app) < 0) return {};
    return texts.AppName(app);
  }
  return texts.Find(id);
}

std::vector<std::string> Checker::LocaleTags() const {
  std::vector<std::string> tags;
  for (const fb::Locale* locale : *impl_->pack->root().locales())
    tags.push_back(locale->tag()->str());
  return tags;
}

Locales Checker::locales() const { return {impl_->pack->root(), texts_.get()}; }

std::string Checker::PackInfoJson() const { return presend::PackInfoJson(*impl_->pack); }

PackName Checker::name() const {
  return {std::string(pack_id()), std::string(pack_version()), pack_digest()};
}
const Tables& Checker::tables() const { return impl_->tables; }
const std::string& Checker::pack_digest() const { return impl_->pack->digest(); }
std::string_view Checker::pack_id() const { return impl_->pack->root().id()->string_view(); }
std::string_view Checker::pack_version() const {
  return impl_->pack->root().version()->string_view();
}

}  // namespace presend
