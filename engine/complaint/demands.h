#pragma once

#include <string>

#include "redress/v1/event.pb.h"

namespace redress::complaint {

// What has to hold before a fact may be asked for. A fact that comes from outside, the resident's
// above all, demands next to nothing: whether the landlord likes it or not, it has happened.
struct Demands {
  bool edition = false;          // An edition in force on the day the stage opens.
  bool stage_known = false;      // The edition knows the stage.
  bool own_complaint = false;    // It is no duplicate and not recorded in error.
  bool not_ended = false;        // The complaint goes on.
  bool stage_open = false;       // The stage has begun.
  bool answered_before = false;  // The stage before it has its response.
  bool answered_now = false;     // The latest stage has its response.
  bool unacknowledged = false;   // The stage is not acknowledged yet.
  bool unanswered = false;       // The stage has no response yet.
  bool acknowledged = false;     // The stage is acknowledged.
  bool nothing_open = false;     // No remedy or action is still to be done.
  std::string considered_by =
      {};  // Nobody who considered an earlier stage, or has a conflict. Empty: no matter.
  const char* considered_field = "";  // The field that names them.
};

[[nodiscard]] Demands DemandsOf(const v1::Fact& fact);

}  // namespace redress::complaint
