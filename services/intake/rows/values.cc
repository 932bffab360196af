#include "services/intake/rows/values.h"

#include <unordered_map>

#include "services/intake/rows/text.h"

namespace redress::intake {
namespace {

// Lower-case letters and digits, everything between them one '-'.
std::string Slug(std::string_view text) {
  std::string slug;
  bool gap = false;
  const auto put = [&](std::string_view part) {
    if (gap && !slug.empty()) slug += '-';
    gap = false;
    slug += part;
  };
  for (const char c : Fold(text)) {
    const bool kept =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept) {
      put({&c, 1});
    } else if (c == '&') {
      gap = true;
      put("and");
      gap = true;
    } else if (c != '\'') {
      gap = true;
    }
  }
  return slug;
}

template <typename T>
using Words = std::unordered_map<std::string_view, T>;

template <typename T>
std::optional<T> Find(const Words<T>& words, std::string_view text) {
  const auto found = words.find(Slug(text));
  if (found == words.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<v1::Channel> ChannelOf(std::string_view text) {
  static const Words<v1::Channel> kWords = {{"phone", v1::CHANNEL_PHONE},
                                            {"telephone", v1::CHANNEL_PHONE},
                                            {"tel", v1::CHANNEL_PHONE},
                                            {"call", v1::CHANNEL_PHONE},
                                            {"phone-call", v1::CHANNEL_PHONE},
                                            {"telephone-call", v1::CHANNEL_PHONE},
                                            {"email", v1::CHANNEL_EMAIL},
                                            {"e-mail", v1::CHANNEL_EMAIL},
                                            {"web", v1::CHANNEL_WEB_FORM},
                                            {"web-form", v1::CHANNEL_WEB_FORM},
                                            {"webform", v1::CHANNEL_WEB_FORM},
                                            {"website", v1::CHANNEL_WEB_FORM},
                                            {"online", v1::CHANNEL_WEB_FORM},
                                            {"online-form", v1::CHANNEL_WEB_FORM},
                                            {"portal", v1::CHANNEL_PORTAL},
                                            {"app", v1::CHANNEL_PORTAL},
                                            {"my-account", v1::CHANNEL_PORTAL},
                                            {"letter", v1::CHANNEL_LETTER},
                                            {"post", v1::CHANNEL_LETTER},
                                            {"in-person", v1::CHANNEL_IN_PERSON},
                                            {"visit", v1::CHANNEL_IN_PERSON},
                                            {"office", v1::CHANNEL_IN_PERSON},
                                            {"face-to-face", v1::CHANNEL_IN_PERSON},
                                            {"social-media", v1::CHANNEL_SOCIAL_MEDIA},
                                            {"facebook", v1::CHANNEL_SOCIAL_MEDIA},
                                            {"twitter", v1::CHANNEL_SOCIAL_MEDIA},
                                            {"text-message", v1::CHANNEL_TEXT_MESSAGE},
                                            {"text", v1::CHANNEL_TEXT_MESSAGE},
                                            {"sms", v1::CHANNEL_TEXT_MESSAGE},
                                            {"whatsapp", v1::CHANNEL_TEXT_MESSAGE},
                                            {"councillor", v1::CHANNEL_COUNCILLOR},
                                            {"cllr", v1::CHANNEL_COUNCILLOR},
                                            {"mp", v1::CHANNEL_MP},
                                            {"mp-enquiry", v1::CHANNEL_MP},
                                            {"representative", v1::CHANNEL_REPRESENTATIVE},
                                            {"contractor", v1::CHANNEL_CONTRACTOR},
                                            {"survey", v1::CHANNEL_SURVEY},
                                            {"ombudsman", v1::CHANNEL_OMBUDSMAN},
                                            {"system", v1::CHANNEL_SYSTEM}};
  return Find(kWords, text);
}

std::optional<v1::Tenure> TenureOf(std::string_view text) {
  static const Words<v1::Tenure> kWords = {{"general-needs", v1::TENURE_GENERAL_NEEDS_RENT},
                                           {"general-needs-rent", v1::TENURE_GENERAL_NEEDS_RENT},
                                           {"social-rent", v1::TENURE_GENERAL_NEEDS_RENT},
                                           {"affordable-rent", v1::TENURE_GENERAL_NEEDS_RENT},
                                           {"supported", v1::TENURE_SUPPORTED_RENT},
                                           {"supported-rent", v1::TENURE_SUPPORTED_RENT},
                                           {"supported-housing", v1::TENURE_SUPPORTED_RENT},
                                           {"older-people-rent", v1::TENURE_OLDER_PEOPLE_RENT},
                                           {"older-persons", v1::TENURE_OLDER_PEOPLE_RENT},
                                           {"older-people", v1::TENURE_OLDER_PEOPLE_RENT},
                                           {"sheltered", v1::TENURE_OLDER_PEOPLE_RENT},
                                           {"intermediate-rent", v1::TENURE_INTERMEDIATE_RENT},
                                           {"shared-ownership", v1::TENURE_SHARED_OWNERSHIP},
                                           {"shared-owner", v1::TENURE_SHARED_OWNERSHIP},
                                           {"leasehold", v1::TENURE_LEASEHOLD},
                                           {"leaseholder", v1::TENURE_LEASEHOLD},
                                           {"freehold", v1::TENURE_FREEHOLD},
                                           {"freeholder", v1::TENURE_FREEHOLD},
                                           {"market-rent", v1::TENURE_MARKET_RENT},
                                           {"applicant", v1::TENURE_APPLICANT},
                                           {"other", v1::TENURE_OTHER}};
  return Find(kWords, text);
}

std::optional<v1::Outcome> OutcomeOf(std::string_view text) {
  static const Words<v1::Outcome> kWords = {{"upheld", v1::OUTCOME_UPHELD},
                                            {"fully-upheld", v1::OUTCOME_UPHELD},
                                            {"yes", v1::OUTCOME_UPHELD},
                                            {"partly-upheld", v1::OUTCOME_PARTLY_UPHELD},
                                            {"partially-upheld", v1::OUTCOME_PARTLY_UPHELD},
                                            {"part-upheld", v1::OUTCOME_PARTLY_UPHELD},
                                            {"partial", v1::OUTCOME_PARTLY_UPHELD},
                                            {"not-upheld", v1::OUTCOME_NOT_UPHELD},
                                            {"no", v1::OUTCOME_NOT_UPHELD}};
  return Find(kWords, text);
}

std::optional<v1::RefusalGround> RefusalGroundOf(std::string_view text) {
  static const Words<v1::RefusalGround> kWords = {
      {"over-time-limit", v1::REFUSAL_GROUND_OVER_TIME_LIMIT},
      {"over-12-months", v1::REFUSAL_GROUND_OVER_TIME_LIMIT},
      {"over-six-months", v1::REFUSAL_GROUND_OVER_TIME_LIMIT},
      {"out-of-time", v1::REFUSAL_GROUND_OVER_TIME_LIMIT},
      {"legal-proceedings", v1::REFUSAL_GROUND_LEGAL_PROCEEDINGS},
      {"legal", v1::REFUSAL_GROUND_LEGAL_PROCEEDINGS},
      {"already-considered", v1::REFUSAL_GROUND_ALREADY_CONSIDERED},
      {"other-in-policy", v1::REFUSAL_GROUND_OTHER_IN_POLICY}};
  return Find(kWords, text);
}

std::optional<RequestStatus> RequestStatusOf(std::string_view text) {
  static const Words<RequestStatus> kWords = {
      {"open", RequestStatus::kOpen},           {"new", RequestStatus::kOpen},
      {"pending", RequestStatus::kOpen},        {"assigned", RequestStatus::kOpen},
      {"started", RequestStatus::kOpen},        {"in-progress", RequestStatus::kOpen},
      {"closed", RequestStatus::kCompleted},    {"complete", RequestStatus::kCompleted},
      {"completed", RequestStatus::kCompleted}, {"done", RequestStatus::kCompleted},
      {"resolved", RequestStatus::kCompleted},  {"stopped", RequestStatus::kStopped},
      {"cancelled", RequestStatus::kStopped},   {"abandoned", RequestStatus::kStopped}};
  return Find(kWords, text);
}

std::string CategoryOf(std::string_view text) { return Slug(text); }

}  // namespace redress::intake
