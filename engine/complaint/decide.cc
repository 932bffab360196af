#include "engine/complaint/state.h"
