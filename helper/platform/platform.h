// What Engross asks of the machine it runs on: files that appear whole, folders of its own, the
// certificate of the local door, randomness, secrets that last, the browser, one copy at a time.
// Paths are UTF-8 text. The rooms above receive these through ports; only the program's start knows
// this room.
#pragma once

#include "platform/browser.h"
#include "platform/certificate.h"
#include "platform/crash.h"
#include "platform/file_name.h"
#include "platform/files.h"
#include "platform/folders.h"
#include "platform/lock.h"
#include "platform/memory.h"
#include "platform/office.h"
#include "platform/port_holder.h"
#include "platform/proxy.h"
#include "platform/question.h"
#include "platform/random.h"
#include "platform/secrets.h"
#include "platform/stop.h"
#include "platform/terminal.h"
#include "platform/trust.h"
