// The Clio client: signs in, keeps the sign-in good, and reads what an import needs from Clio
// Manage's API v4 and hands it on as the field's records. No JSON and no HTTP leave this room.
// Facts about Clio's server (paging, rate limit, error bodies, types of custom field values) are
// those of Clio's published API document, version 4.0.13.
#pragma once

#include "clio/access.h"
#include "clio/browser_sign_in.h"
#include "clio/callback_listener.h"
#include "clio/client.h"
#include "clio/clock.h"
#include "clio/documents.h"
#include "clio/entries.h"
#include "clio/http_transport.h"
#include "clio/proxy.h"
#include "clio/records.h"
#include "clio/session.h"
#include "clio/sign_in.h"
#include "clio/transport.h"
