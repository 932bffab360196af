#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/editions/law.h"
#include "engine/findings/findings.h"

namespace redress::findings {

// A day written as 2024-04-02, which has to be one.
[[nodiscard]] Day D(std::string_view text);

// The law that comes with the program, with what `policy` (textproto) says.
[[nodiscard]] editions::Law LawWith(std::string_view policy);
[[nodiscard]] const editions::Law& Shipped();

// A day that is not known.
inline constexpr std::string_view kNotKnown;

// A complaint's stream, each event recorded after the one before.
class Story {
 public:
  // Adds a fact (textproto of v1::Fact) that happened on `day`, and was recorded then; one whose
  // day is not known on 1 July 2024.
  Story& Given(std::string_view day, std::string_view fact);

  [[nodiscard]] const std::vector<v1::RecordedEvent>& events() const { return events_; }

  // The findings on a provision as they stand on `today`, in the order of editions and stages, such
  // as "COMPLIED stage=1; BREACHED stage=2 judged". "none" if there are none.
  [[nodiscard]] std::string Line(std::string_view provision, std::string_view today,
                                 const editions::Law& law = Shipped()) const;

  // The editions whose provisions are found on, each once, in order.
  [[nodiscard]] std::vector<std::string> Editions(std::string_view today) const;

 private:
  [[nodiscard]] std::vector<Finding> Find(std::string_view today, const editions::Law& law) const;

  std::vector<v1::RecordedEvent> events_;
};

}  // namespace redress::findings
