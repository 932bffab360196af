#include "engine/editions/law.h"

#include <algorithm>

namespace redress::editions {

const v1::Edition* Law::EditionFor(Day day) const {
  const auto in_force = std::find_if(editions.rbegin(), editions.rend(), [&](const auto& edition) {
    return ToDay(edition->in_force_from_date()) <= day;
  });
  return in_force == editions.rend() ? nullptr : in_force->get();
}

}  // namespace redress::editions
