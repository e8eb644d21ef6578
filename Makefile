# Every variant has its own folder below build/; nothing is shared.
BUILD ?= debug
OUT   := build/$(BUILD)

CC   ?= cc
PKGS := cairo cairo-ft pango harfbuzz harfbuzz-subset fontconfig freetype2 glib-2.0 sqlite3 libpng zlib yaml-0.1
CSTD := -std=c11 -D_POSIX_C_SOURCE=200809L
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
        -Wwrite-strings -Wvla -Wformat=2 -Werror
FLAGS.debug   := -O1 -g
FLAGS.release := -O2 -g -DNDEBUG
FLAGS.asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

override CFLAGS += $(CSTD) $(WARN) $(FLAGS.$(BUILD)) -Isrc -include base/banned.h \
                   $(shell pkg-config --cflags $(PKGS))
override LDLIBS += $(shell pkg-config --libs $(PKGS)) -lcsv -lmd4c -lm

SRC := $(filter-out src/main.c,$(wildcard src/*/*.c src/*/*/*.c))
OBJ := $(SRC:%.c=$(OUT)/%.o)

# make V=1 shows the commands
Q := $(if $(V),,@)

all: $(OUT)/dopyo

$(OUT)/dopyo: $(OUT)/src/main.o $(OUT)/libdopyo.a
	$(Q)$(CC) $(FLAGS.$(BUILD)) -o $@ $^ $(LDLIBS)

$(OUT)/libdopyo.a: $(OBJ)
	$(Q)rm -f $@
	$(Q)ar rcs $@ $^

$(OUT)/%.o: %.c
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

UNIT := $(patsubst tests/unit/%.c,$(OUT)/tests/unit/%,$(wildcard tests/unit/*_test.c))

$(OUT)/tests/unit/%: $(OUT)/tests/unit/%.o $(OUT)/libdopyo.a
	$(Q)$(CC) $(FLAGS.$(BUILD)) -o $@ $^ $(LDLIBS) -lcmocka

# make BUILD=asan unit: every unit test; make BUILD=asan unit-ko_test: one
unit: $(UNIT:$(OUT)/tests/unit/%=unit-%)
unit-%: $(OUT)/tests/unit/%
	$<

lint: $(OBJ)
	@tests/lint/layers src
	@tests/lint/symbols $(OBJ)
	@tests/lint/headers src

clean:
	rm -rf build

-include $(OBJ:.o=.d)
.PHONY: all unit lint clean
.SECONDARY:
