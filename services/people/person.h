#pragma once

#include <span>

#include "redress/v1/event.pb.h"
#include "redress/v1/people_service.pb.h"

namespace redress::people {

// Folds a person's stream, in version order, into what readers get, texts still sealed: corrected
// events as they should have been, annulled ones not at all.
void FoldPerson(std::span<const v1::RecordedEvent> events, v1::GetPersonResponse& person);

}  // namespace redress::people
