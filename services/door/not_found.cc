#include "services/door/not_found.h"

#include <utility>

namespace redress::door {

Refusal NoLandlord(std::string field) {
  return {v1::REFUSAL_REASON_LANDLORD_NOT_FOUND,
          "expected a landlord with that id, but there is none", std::move(field), ""};
}

Refusal NoComplaint(std::string field) {
  return {v1::REFUSAL_REASON_STREAM_NOT_FOUND,
          "expected a complaint of that landlord, but there is none", std::move(field), ""};
}

}  // namespace redress::door
