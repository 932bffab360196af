#pragma once

#include "engine/ports/clock.h"
#include "engine/ports/ids.h"
#include "engine/ports/store.h"
#include "engine/ports/vault.h"
#include "engine/runtime/reader.h"
#include "engine/runtime/writer.h"
#include "services/door/laws.h"
#include "services/door/pool.h"
#include "services/door/positions.h"
#include "services/door/stream.h"

namespace redress::door {

// What the services need of the program around them. All of it outlives them.
struct House {
  runtime::Writer& writer;
  runtime::Reader& reader;
  const ports::Store& store;
  ports::Vault& vault;
  const ports::Clock& clock;
  ports::Ids& ids;
  Pool& pool;
  Streams& streams;
  Positions& positions;
  Laws& laws;
};

}  // namespace redress::door
