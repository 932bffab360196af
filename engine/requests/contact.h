#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress::requests {

// What somebody decided a contact to be.
struct Sorted {
  std::uint64_t version = 0;
  v1::ContactKind kind = v1::CONTACT_KIND_UNSPECIFIED;
  v1::YesNo dissatisfied = v1::YES_NO_UNSPECIFIED;
  std::string service_request_id;
  Day counted;  // The day it happened, or else the one it was recorded on.

  bool operator==(const Sorted&) const = default;
};

// An answer to a survey.
struct Feedback {
  std::uint64_t version = 0;
  v1::YesNo dissatisfied = v1::YES_NO_UNSPECIFIED;
  v1::YesNo complaint_way_told = v1::YES_NO_UNSPECIFIED;

  bool operator==(const Feedback&) const = default;
};

// An offer of the choice to complain.
struct Offer {
  std::uint64_t version = 0;
  v1::YesNo wanted = v1::YES_NO_UNSPECIFIED;

  bool operator==(const Offer&) const = default;
};

// A contact and what became of it (1.2, 1.3, 1.6). Holds nothing personal; bounded by the stream's
// own facts.
struct Contact {
  std::uint64_t version = 0;                      // Of the last event. 0: there is no such contact.
  std::uint64_t received_version = 0;             // Of the receipt. 0: none stands.
  std::optional<v1::Happened> received;           // Of that receipt.
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;  // Likewise: the way it came.
  std::vector<std::string> complaint_ids;         // That it became, or was about.
  std::optional<Sorted> sorted;  // The last that stands: it takes the place of others.
  std::vector<Feedback> feedback;
  std::vector<Offer> offers;

  // Whether it is taken as a complaint.
  [[nodiscard]] bool IsComplaint() const {
    return !complaint_ids.empty() || (sorted && sorted->kind == v1::CONTACT_KIND_COMPLAINT);
  }
  // Whether somebody still has to say what it is: something of it stands, and it became nothing.
  [[nodiscard]] bool AwaitsSorting() const;
  // Whether it expressed dissatisfaction, as the sorting and the answers last said. A sorting that
  // another took the place of says nothing.
  [[nodiscard]] v1::YesNo Dissatisfied() const;
  // Whether who was offered the choice to complain wanted to, as last said.
  [[nodiscard]] v1::YesNo ChoiceWanted() const;
};

// Folds a contact's whole stream, in version order, as of the end of a day (where given).
[[nodiscard]] Contact FoldContact(std::span<const v1::RecordedEvent> events,
                                  std::optional<Day> as_of = std::nullopt);

}  // namespace redress::requests
