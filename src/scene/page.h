#ifndef SCENE_PAGE_H
#define SCENE_PAGE_H

#include "scene/scene.h"

/* One finished sheet. Coordinates are absolute: points from the top left. */
struct page {
	struct size paper;
	int number; /* from 1 */
	struct scene scene;
};

/* A finished document: what a sink gets. */
struct pages {
	struct page *page;
	size_t count, room;
	/* about the whole */
	const struct tag *document;                  /* the root element */
	struct str title, author, subject, keywords; /* title is required for PDF */
	struct str lang;                             /* "ko-KR", "en-US" */
	struct str description;                      /* a figure alone: its alt text */
	long long created;                           /* seconds since 1970-01-01 UTC */
	const struct attachment *attachment; /* that travel inside, where a format can */
	size_t attachments;
	color background; /* painted first by PNG; alpha 0: transparent */
};

/* Appends an empty page. The pointer is good until the next page_add(). */
struct page *page_add(struct pages *p, struct size paper, struct arena *mem);

#endif
