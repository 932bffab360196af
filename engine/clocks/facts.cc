#include "engine/clocks/facts.h"
