// What every room needs.
#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"
#include "base/text.h"
