#include "CYektaProto.h"
