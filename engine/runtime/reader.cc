#include "engine/runtime/reader.h"
