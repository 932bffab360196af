#include "engine/complaint/row.h"
