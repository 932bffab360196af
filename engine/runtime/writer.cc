#include "engine/runtime/writer.h"
