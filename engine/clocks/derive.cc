#include "engine/clocks/derive.h"
