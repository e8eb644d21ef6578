#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "text/store.h"

/*
 * Asks fontconfig which faces the files hold, through a configuration of our
 * own and nothing else: conf is the text of fonts.conf, in which @SET@ and
 * @CACHE@ stand for the private folder of links and fontconfig's own cache
 * below it. Adds upright, non-variable faces (not measured yet) and bad files.
 */
void text_scan(struct text_store *s, struct str conf, struct str folder, const struct str *file,
	       size_t files, struct arena *mem);

#endif
