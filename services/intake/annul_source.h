#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "redress/v1/import_service.pb.h"

#include "services/door/house.h"
#include "services/door/stream.h"

namespace redress::intake {

// Undoes an import: walks the log from where the import began and annuls what each of its commits
// recorded, a command a complaint or service request, a page of commits at a time. What others
// recorded later stays; what is annulled already is passed over, so that a second call goes on
// where the first one stopped. At the end the import itself is annulled.
class AnnulSource final : public door::Source {
 public:
  static constexpr std::size_t kPageCommits = 64;

  AnnulSource(v1::AnnulImportRequest request, door::House& house, door::Stream& stream);
  ~AnnulSource() override;

  [[nodiscard]] tl::expected<door::Pulled, runtime::Failure> Pull(
      google::protobuf::Message& message) override;

 private:
  enum class Phase { kBegin, kPages, kImport, kEnd };
  struct UnderWay;

  [[nodiscard]] std::optional<runtime::Failure> NextPhase();
  [[nodiscard]] std::optional<runtime::Failure> Begin();
  [[nodiscard]] std::optional<runtime::Failure> CountComplaints();
  [[nodiscard]] std::optional<runtime::Failure> AnnulPage();
  [[nodiscard]] std::optional<runtime::Failure> AnnulAll(const std::vector<v1::Commit>& commits);
  [[nodiscard]] std::optional<runtime::Failure> AnnulCommit(const v1::Commit& commit);
  [[nodiscard]] std::optional<runtime::Failure> AnnulImport();
  [[nodiscard]] std::optional<runtime::Failure> Submit(std::vector<v1::Step> steps,
                                                       std::set<std::string> complaints,
                                                       const v1::Commit& commit);
  [[nodiscard]] bool IsOfImport(const v1::Commit& commit) const;
  [[nodiscard]] v1::Step MakeStep(const v1::StreamId& stream, v1::Fact fact) const;

  const v1::AnnulImportRequest request_;
  door::House& house_;
  Phase phase_ = Phase::kBegin;
  std::string nonce_;
  std::uint64_t next_ = 1;  // Position of the first commit not looked at.
  std::uint64_t commands_ = 0;
  std::uint64_t total_ = 0;  // Complaints that the import made or changed.
  bool annulled_before_ = false;
  std::shared_ptr<UnderWay> under_way_;
};

}  // namespace redress::intake
