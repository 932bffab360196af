#include "engine/imports/state.h"
