#ifndef SPEC_ENTITY_H
#define SPEC_ENTITY_H

#include "base/buf.h"

/* Appends the character of an entity, "&amp;" or "&#8211;". False, and nothing
 * appended, when its name is not known. */
bool entity_decode(struct buf *out, struct str entity);

#endif
