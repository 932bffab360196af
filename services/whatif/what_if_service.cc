#include "services/whatif/what_if_service.h"

#include "redress/v1/what_if_service.pb.h"

#include "services/whatif/compare_source.h"

namespace redress::whatif {

WhatIfService::WhatIfService(door::House& house)
    : CommandService(
          *v1::CompareLawRequest::descriptor()->file()->FindServiceByName("WhatIfService"), house) {
  HandleStream(
      Find("CompareLaw"),
      [this](google::protobuf::Message& request,
             door::Stream&) -> tl::expected<std::unique_ptr<door::Source>, runtime::Failure> {
        return std::make_unique<CompareSource>(static_cast<const v1::CompareLawRequest&>(request),
                                               this->house());
      });
}

}  // namespace redress::whatif
