#include "engine/commands/command.h"
