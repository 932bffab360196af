#pragma once

#include <string>

#include "redress/v1/contact_service.pb.h"
#include "redress/v1/request_service.pb.h"

#include "engine/requests/contact.h"
#include "engine/requests/state.h"

namespace redress::requests {

// What readers get of a service request, but what the Code says of it.
[[nodiscard]] v1::ServiceRequestView ToView(const std::string& landlord_id,
                                            const std::string& service_request_id,
                                            const State& state);

// Likewise of a contact.
[[nodiscard]] v1::ContactView ToView(const std::string& landlord_id, const std::string& contact_id,
                                     const Contact& contact);

}  // namespace redress::requests
