#pragma once

#include <memory>
#include <string>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <grpcpp/impl/service_type.h>

#include "services/door/clocks.h"
#include "services/door/house.h"

namespace redress::server {

// Every service of the contract, a line each.
[[nodiscard]] std::vector<std::unique_ptr<grpc::Service>> MakeServices(
    door::House& house, door::VirtualClock* virtual_clock, const std::string& version);

// What the contract says of them. Of all of them: a test holds the two together.
[[nodiscard]] std::vector<const google::protobuf::ServiceDescriptor*> DescribeServices();

}  // namespace redress::server
