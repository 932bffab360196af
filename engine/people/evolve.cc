#include "engine/people/state.h"
