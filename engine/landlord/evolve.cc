#include "engine/landlord/state.h"
