#include "engine/editions/law.h"
