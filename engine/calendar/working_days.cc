#include "engine/calendar/working_days.h"
