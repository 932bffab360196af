#pragma once

#include <string>
#include <vector>

#include "redress/v1/contact_service.pb.h"

#include "services/cli/names.h"
#include "services/cli/style.h"

namespace redress::cli {

// Contacts, a line each.
[[nodiscard]] std::string RenderContacts(const std::vector<v1::ContactView>& contacts, bool more,
                                         const Style& style);

// One contact: what became of it, what the Code says of it, and its record.
[[nodiscard]] std::string RenderContact(const v1::GetContactResponse& contact, const Names& names,
                                        const Style& style);

}  // namespace redress::cli
