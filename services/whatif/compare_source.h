#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>

#include "redress/v1/what_if_service.pb.h"

#include "engine/whatif/compare.h"
#include "services/door/house.h"

namespace redress::whatif {

// A landlord's complaints in order of id, each folded from the log and compared under both laws. A
// message after every kComplaintsPerMessage complaints or kEventsPerMessage events, or as soon as
// it is full. Holds one page of ids, one complaint's stream and one message, however many there
// are. Nothing is written.
class CompareSource final : public door::Source {
 public:
  static constexpr std::size_t kComplaintsPerMessage = 500;
  static constexpr std::size_t kEventsPerMessage = 20'000;
  static constexpr std::size_t kMessageBytes = 128u << 10u;  // One complaint more may go in.

  // `house` must outlive this.
  CompareSource(const v1::CompareLawRequest& request, door::House& house);

  [[nodiscard]] tl::expected<door::Pulled, runtime::Failure> Pull(
      google::protobuf::Message& message) override;

 private:
  [[nodiscard]] tl::expected<void, runtime::Failure> Begin();
  [[nodiscard]] Result<bool> FillPage();
  [[nodiscard]] Result<std::size_t> Compare(const std::string& complaint_id,
                                            v1::CompareLawResponse& response);
  void Add(const std::string& complaint_id, Differences differences,
           v1::CompareLawResponse& response);
  void Report(v1::CompareLawResponse& response) const;

  const v1::CompareLawRequest request_;
  door::House& house_;
  bool has_begun_ = false;
  bool has_ended_ = false;
  std::shared_ptr<const editions::Law> now_;
  std::shared_ptr<const editions::Law> then_;
  landlord::Register register_;  // On that day, where findings are compared.
  Day on_;
  std::optional<Day> by_;

  std::deque<std::string> page_;  // Complaints to be compared next.
  std::string last_id_;           // The last one compared.
  std::string last_listed_id_;
  std::uint64_t complaints_compared_ = 0;
  std::uint64_t complaints_differing_ = 0;
  std::uint64_t events_replayed_ = 0;
  std::uint64_t dates_moved_ = 0;
  std::uint64_t verdicts_turned_ = 0;
};

}  // namespace redress::whatif
