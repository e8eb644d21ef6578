# make help lists what can be asked for. Every variant has its own folder below
# build/ (BUILD=release, debug, asan); nothing is shared between them.
BUILD ?= release
OUT   := build/$(BUILD)
PREFIX  ?= /usr/local
DESTDIR ?=

# Debian 12 packages, in this one place.
PACKAGES_BUILD := gcc libc6-dev make pkg-config libcairo2-dev libpango1.0-dev libharfbuzz-dev \
                  libfontconfig-dev libglib2.0-dev libsqlite3-dev libpng-dev \
                  libjpeg62-turbo-dev liblcms2-dev libidn2-dev libunistring-dev libdeflate-dev libyaml-dev libcsv-dev libmd4c-dev \
                  libutf8proc-dev fonts-noto-cjk
PACKAGES_FUZZ  := clang libclang-rt-14-dev
PACKAGES_TEST  := libcmocka-dev fonts-nanum clang qpdf poppler-utils mupdf-tools librsvg2-bin \
                  python3-minimal git python3-jsonschema python3-yaml zsh fish scdoc locales
# Some nodejs packages bring npm along, and then Debian's npm cannot stand beside them.
PACKAGES_NPM := $(if $(shell command -v npm),,nodejs npm)
PACKAGES_CONFORMANCE := default-jre-headless maven qpdf $(PACKAGES_NPM) poppler-utils mupdf-tools ghostscript python3-minimal
PACKAGES_BENCH := gnuplot-nox python3-venv time mawk $(PACKAGES_NPM) valgrind
PACKAGES_FORMAT := clang-format
PACKAGES_INSTALL := scdoc

CC   ?= cc
PKGS := pango harfbuzz harfbuzz-subset fontconfig glib-2.0 sqlite3 \
        libpng libjpeg yaml-0.1 libutf8proc libdeflate libidn2
PKGS_LOADED := cairo lcms2 # their headers only: sink/loaded.c, image/profile.c open them
PKGS_TEST   := cairo lcms2 zlib # the tests unpack what base/pack packs
CSTD := -std=c11 -D_POSIX_C_SOURCE=200809L
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
        -Wwrite-strings -Wvla -Wformat=2 $(if $(CI),-Werror)
FLAGS.debug   := -O1 -g
FLAGS.release := -O2 -g -DNDEBUG
FLAGS.gcc     := -O2
FLAGS.clang   := -O1
FLAGS.asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS.fuzz    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined,fuzzer-no-link
FLAGS := $(FLAGS.$(BUILD))

# pkg-config may not be there before the first recipe has run, so it is asked
# when a recipe first needs it, and only once.
ask  = $(eval $(1) := $(shell pkg-config $(2)))$($(1))
CPKG = $(call ask,CPKG,--cflags $(PKGS) $(PKGS_LOADED))
LPKG = $(call ask,LPKG,--libs $(PKGS))
TPKG = $(call ask,TPKG,--libs $(PKGS_TEST))
# The folder of the build is nobody's business and would differ in every copy.
ALL_CFLAGS = $(CSTD) $(WARN) $(FLAGS) '-ffile-prefix-map=$(CURDIR)=.' -Isrc -include base/banned.h $(CPKG) $(OWN) $(CFLAGS)
# Most symbols that the loader looks up are libc's: named first, it is searched first.
FIRST.release := -Wl,--no-as-needed -lc -lglib-2.0
# What no other library needs becomes part of the program: a tenth of a short run was
# finding these. The sanitizers want to see every library from outside.
STATIC := fontconfig expat sqlite3 jpeg yaml utf8proc deflate csv idn2 unistring
WITHIN.release := -Wl,-Bstatic $(STATIC:%=-l%) -Wl,-Bdynamic
LIBS       = $(FIRST.$(BUILD)) -Wl,--as-needed $(LDFLAGS) $(LPKG) -lcsv -lmd4c -lm -pthread
ALL_LIBS   = $(if $(WITHIN.$(BUILD)),$(filter-out $(STATIC:%=-l%),$(LIBS)) $(WITHIN.$(BUILD)) \
             -lfreetype -lm,$(LIBS))

# vector instructions: loops over bytes that say so
$(OUT)/src/source/census.o $(OUT)/src/source/outline.o: OWN := -O3
# madvise(), addresses without memory
$(OUT)/src/base/arena.o $(OUT)/src/base/scroll.o: OWN := -D_DEFAULT_SOURCE

SRC := $(filter-out src/main.c,$(wildcard src/*/*.c src/*/*/*.c))
OBJ := $(SRC:%.c=$(OUT)/%.o)

# make V=1 shows the commands
Q := $(if $(V),,@)

all: $(OUT)/dopyo ## the program, in build/release

$(OUT)/dopyo: $(OUT)/src/main.o $(OUT)/libdopyo.a
	$(Q)$(CC) $(FLAGS) -o $@ $^ $(ALL_LIBS)

$(OUT)/libdopyo.a: $(OBJ)
	$(Q)rm -f $@
	$(Q)ar rcs $@ $^

$(OUT)/%.o: %.c | packages-build
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -DDOPYO_PREFIX='"$(PREFIX)"' -MMD -MP -c -o $@ $<

packages-build:
	@.ci/packages build $(PACKAGES_BUILD)
packages-test: packages-build
	@.ci/packages test $(PACKAGES_TEST)
packages-conformance:
	@.ci/packages conformance $(PACKAGES_CONFORMANCE)
packages-bench:
	@.ci/packages bench $(PACKAGES_BENCH)
packages-fuzz: packages-build
	@.ci/packages fuzzing $(PACKAGES_FUZZ)
packages-install: packages-build
	@.ci/packages install $(PACKAGES_INSTALL)
packages-format:
	@.ci/packages format $(PACKAGES_FORMAT)

# ---- reports

# Each output is made again when its report, a file that the report reads, or the
# program has changed: dopyo writes down what it has read (--deps).
TO   ?= out
READ := $(TO)/.read
FILES := $(TO)/ai-key-role.pdf $(TO)/ai-key-role-1.png $(TO)/ai-key-role-fig-flip.png \
         $(TO)/spent-fuel-outlook.pdf $(TO)/guide.pdf

report: | packages-build ## out/*.pdf: a briefing, a data book, the guide; pages and figures as PNG
	$(Q)$(MAKE) -s --no-print-directory -j$$(nproc) $(OUT)/dopyo
	$(Q)$(MAKE) --no-print-directory report-files

report-files: $(FILES)
	@echo "$(TO): $$(ls $(TO)/*.pdf $(TO)/*.png | wc -l) files, up to date"

$(TO)/%.pdf: reports/%.md $(OUT)/dopyo
	$(Q)mkdir -p $(READ)
	$(Q)$(OUT)/dopyo render $< -o $@ --deps $(READ)/$(@F).d

# the first of its pages and of its figures stand for all of them
$(TO)/%-1.png: reports/%.md $(OUT)/dopyo
	$(Q)mkdir -p $(READ)
	$(Q)$(OUT)/dopyo render $< -o $(TO)/$*.png --deps $(READ)/$(@F).d

$(TO)/%-fig-flip.png: reports/%.md $(OUT)/dopyo
	$(Q)mkdir -p $(READ)
	$(Q)$(OUT)/dopyo render $< --figures --preset slide -o $(TO)/$*.png --deps $(READ)/$(@F).d

-include $(FILES:$(TO)/%=$(READ)/%.d)

gallery: | packages-build ## every mark, channel and option: out/gallery.pdf, its figures as PNG
	$(Q)$(MAKE) -s --no-print-directory -j$$(nproc) $(OUT)/dopyo
	$(Q)mkdir -p out
	$(Q)$(OUT)/dopyo render reports/gallery.md -o out/gallery.pdf
	$(Q)$(OUT)/dopyo render reports/gallery.md --figures -o out/gallery.png

fonts-pretendard: ## Pretendard GOV for the theme krds, by npm, verified
	@.ci/fonts-pretendard fonts/pretendard-gov

# ---- tests

test: | packages-test ## install what the tests need, build with sanitizers, run every test
	$(Q)tests/run

UNIT := $(patsubst tests/unit/%.c,$(OUT)/tests/unit/%,$(wildcard tests/unit/*_test.c))

$(OUT)/tests/unit/%: $(OUT)/tests/unit/%.o $(OUT)/libdopyo.a
	$(Q)$(CC) $(FLAGS) -o $@ $^ $(ALL_LIBS) $(TPKG) -lcmocka
$(OUT)/tests/unit/%.o: | packages-test

unit-programs: $(UNIT)

# make BUILD=asan unit: every unit test; make BUILD=asan unit-ko_josa_test: one
unit: $(UNIT:$(OUT)/tests/unit/%=unit-%)
unit-%: $(OUT)/tests/unit/%
	$<

VECTORS := $(patsubst tests/vectors/%.c,$(OUT)/tests/vectors/%.o,$(wildcard tests/vectors/*.c))

$(OUT)/vectors: $(VECTORS) $(OUT)/libdopyo.a
	$(Q)$(CC) $(FLAGS) -o $@ $^ $(ALL_LIBS)

vectors: $(OUT)/vectors ## Korean test vectors: ours, or those of DIR=…
	$(Q)$< $(or $(DIR),tests/vectors tests/vectors/extra)

CASES := $(patsubst tests/csv/%.c,$(OUT)/tests/csv/%.o,$(wildcard tests/csv/*.c))

$(OUT)/csv-cases: $(CASES) $(OUT)/libdopyo.a
	$(Q)$(CC) $(FLAGS) -o $@ $^ $(ALL_LIBS)

csv-cases: $(OUT)/csv-cases ## CSV files and what an analyst finds in them, tests/csv
	$(Q)$< tests/csv/cases.tsv

# pictures of every kind, tests/image
$(OUT)/pictures: $(OUT)/tests/image/make.o
	$(Q)$(CC) $(FLAGS) -o $@ $^ $(ALL_LIBS) $(TPKG)

# what compares drawn pages, tests/conformance/draw
$(OUT)/compare: $(OUT)/tests/conformance/compare.o
	$(Q)$(CC) $(FLAGS) -o $@ $^ $(ALL_LIBS)

# ---- fuzzing

FUZZ := $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
T ?= csv
S ?= 60

fuzz: | packages-fuzz ## T=csv S=60: fuzz one target for S seconds, from its corpus
	$(Q)$(MAKE) -s --no-print-directory -j$$(nproc) BUILD=fuzz CC=clang build/fuzz/fuzz-$(T)
	$(Q)mkdir -p build/fuzz/found/$(T)
	$(Q)build/fuzz/fuzz-$(T) -max_total_time=$(S) -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
		$(addprefix -dict=,$(wildcard tests/fuzz/$(T).dict)) \
		-artifact_prefix=build/fuzz/found/ build/fuzz/found/$(T) tests/fuzz/corpus/$(T)

build/fuzz/fuzz-%: build/fuzz/tests/fuzz/%.o build/fuzz/libdopyo.a
	$(Q)clang $(FLAGS.fuzz) -fsanitize=fuzzer -o $@ $^ $(ALL_LIBS)

$(OUT)/replay-%: $(OUT)/tests/fuzz/%.o $(OUT)/tests/fuzz/replay.o $(OUT)/libdopyo.a
	$(Q)$(CC) $(FLAGS) -o $@ $^ $(ALL_LIBS)

# the corpus of every target, once
replay: $(FUZZ:%=replay-run-%)
replay-run-%: $(OUT)/replay-%
	$(Q)$< $(wildcard tests/fuzz/corpus/$*/*)

lint: $(OBJ) ## who includes whom, symbols, headers, lengths, leftovers
	@tests/lint/layers src
	@tests/lint/symbols $(OBJ)
	@tests/lint/headers src
	@tests/lint/lengths $(shell find src -name '*.[ch]')
	@tests/lint/leftovers

warnings: | packages-test ## compile all of it with gcc and with clang, warnings as errors
	$(Q)$(MAKE) -s BUILD=gcc CC=gcc CI=1 objects
	$(Q)$(MAKE) -s BUILD=clang CC=clang CI=1 objects
	@echo "warnings: ok"
objects: $(OBJ) $(patsubst %.c,$(OUT)/%.o,$(wildcard src/main.c tests/unit/*.c tests/vectors/*.c tests/csv/*.c \
                tests/conformance/*.c tests/image/*.c))

mutants: | packages-test ## each committed fault must turn its test red
	$(Q)tests/mutants/run

soak: | packages-test ## MINUTES=10: the random tests with fresh seeds, each so long; not for CI
	$(Q)tests/soak/run

format: | packages-format ## the house style, by clang-format
	$(Q)clang-format -i src/*/*.[ch] src/*/*/*.[ch] src/main.c $(wildcard tests/*/*.[ch])

conformance: | packages-conformance ## veraPDF and pdf.js on every PDF that reports and tests write
	$(Q)tests/conformance/run
	$(Q)tests/conformance/pdfjs

golden-update: ## accept what the golden tests see now; read the difference line by line
	$(Q)tests/golden/run --update

bench: | packages-bench ## time against the peers: one run, medians, ratios
	$(Q)tests/bench/run

# ---- the rest

man: $(OUT)/man/man1/dopyo.1 ## the man pages, in English and Korean
$(OUT)/man/man1/dopyo.1: $(OUT)/dopyo $(wildcard src/man/*) data/GUIDE.md | packages-install
	$(Q)src/man/build $(OUT)/dopyo $(OUT)/man

SHARE := $(DESTDIR)$(PREFIX)/share
WRITE := umask 022; $(OUT)/dopyo# everybody may read what root installs
PAGES := man1/dopyo.1 man5/dopyo-report.5 man5/dopyo-data.5

install: $(OUT)/dopyo man ## program, fonts configuration, man pages, completions below DESTDIR and PREFIX
	install -D -m 755 $(OUT)/dopyo "$(DESTDIR)$(PREFIX)/bin/dopyo"
	for folder in dopyo/fonts dopyo/schema bash-completion/completions zsh/site-functions \
		fish/vendor_completions.d; do install -d "$(SHARE)/$$folder" || exit 1; done
	install -m 644 fonts/fonts.conf fonts/fonts.lock "$(SHARE)/dopyo/fonts/"
	for name in report data theme; do $(WRITE) schema $$name >"$(SHARE)/dopyo/schema/$$name.json" || exit 1; done
	for page in $(PAGES) $(PAGES:%=ko/%); do \
		install -D -m 644 $(OUT)/man/$$page "$(SHARE)/man/$$page" || exit 1; done
	$(WRITE) completion bash >"$(SHARE)/bash-completion/completions/dopyo"
	$(WRITE) completion zsh >"$(SHARE)/zsh/site-functions/_dopyo"
	$(WRITE) completion fish >"$(SHARE)/fish/vendor_completions.d/dopyo.fish"
	if [ -e out/guide.pdf ]; then install -D -m 644 out/guide.pdf "$(SHARE)/doc/dopyo/guide.pdf"; fi

uninstall: ## what install has put there
	rm -f "$(DESTDIR)$(PREFIX)/bin/dopyo" "$(SHARE)/bash-completion/completions/dopyo" \
		"$(SHARE)/zsh/site-functions/_dopyo" "$(SHARE)/fish/vendor_completions.d/dopyo.fish" \
		"$(SHARE)/doc/dopyo/guide.pdf"
	for page in $(PAGES) $(PAGES:%=ko/%); do rm -f "$(SHARE)/man/$$page"; done
	rm -rf "$(SHARE)/dopyo"

clean: ## everything that was built
	rm -rf build out

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

-include $(OBJ:.o=.d) $(VECTORS:.o=.d) $(CASES:.o=.d) $(wildcard $(OUT)/tests/fuzz/*.d) $(UNIT:=.d) $(OUT)/src/main.d
.PHONY: all report report-files gallery fonts-pretendard test fuzz replay packages-fuzz unit unit-programs vectors csv-cases lint warnings objects mutants soak \
        format conformance golden-update bench install uninstall man packages-install \
        clean help packages-build packages-test packages-conformance packages-bench packages-format
.SECONDARY:
