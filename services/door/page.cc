#include "services/door/page.h"

#include <memory>
#include <optional>

#include "services/door/form.h"

namespace redress::door {
namespace {

constexpr std::size_t kPageDefault = 50;
constexpr std::size_t kPageMax = 500;
constexpr char kDigits[] = "0123456789abcdef";

std::string ToHex(const std::string& bytes) {
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const char c : bytes) {
    hex += kDigits[static_cast<unsigned char>(c) >> 4u];
    hex += kDigits[static_cast<unsigned char>(c) & 0x0Fu];
  }
  return hex;
}

std::optional<std::string> FromHex(const std::string& hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    bytes += static_cast<char>(digit(hex[i]) << 4 | digit(hex[i + 1]));
  }
  return bytes;
}

}  // namespace

std::size_t PageSize(std::uint32_t asked) {
  if (asked == 0) return kPageDefault;
  return asked > kPageMax ? kPageMax : asked;
}

std::string Fingerprint(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> kept(request.New());
  kept->CopyFrom(request);
  for (const char* name : {"page_token", "page_size", "wait_for_position"}) {
    const auto* field = kept->GetDescriptor()->FindFieldByName(name);
    if (field != nullptr) kept->GetReflection()->ClearField(kept.get(), field);
  }
  // FNV-1a: tells a slip, not an attack; a forged token only chooses where in its own list it goes
  // on.
  std::uint64_t hash = 14'695'981'039'346'656'037u;
  for (const char c : kept->SerializeAsString()) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
  }
  return std::to_string(hash);
}

std::string MakePageToken(const std::string& fingerprint, const std::vector<std::string>& parts) {
  std::string text = fingerprint;
  for (const std::string& part : parts) text += '\n' + part;
  return ToHex(text);
}

tl::expected<std::vector<std::string>, Refusal> ReadPageToken(const std::string& token,
                                                              const std::string& fingerprint,
                                                              std::size_t count) {
  const auto refused = [] {
    return tl::unexpected(
        Malformed("page_token", "expected the token of a page of this very list, but it is none"));
  };
  const auto text = FromHex(token);
  if (!text) return refused();
  std::vector<std::string> parts{""};
  for (const char c : *text) {
    if (c == '\n') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  if (parts.size() != count + 1 || parts.front() != fingerprint) return refused();
  parts.erase(parts.begin());
  return parts;
}

}  // namespace redress::door
