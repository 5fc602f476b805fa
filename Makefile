# Two commands: `make site` builds the demo, `make test` proves that everything holds.
# Both install what is missing first, and say what they do.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
SOURCES := Sources Tests Fuzz docs/Handbook.swift Package.swift
PRIVACY_TESTS := swift test -c release --scratch-path .build/nightly -Xswiftc -enable-testing

.PHONY: site test check lint format golden prepare prepare-tests check-site check-province check-privacy fuzz nightly \
  bench bench-search bench-serve bench-export font check-data check-instructions bench-site bench-edit

## Build the demo site from content/ and templates/ into site/.
site: prepare
	swift build -c release --product prongsai
	@# The demo holds one fund whose book has a fault on purpose: status 1 says so.
	.build/release/prongsai build || [ $$? -eq 1 ]
	@echo
	@echo "เปิดดู: รันคำสั่งนี้แล้วเปิด http://127.0.0.1:8000/ · To look: run this, then open it"
	@echo "  python3 -m http.server --bind 127.0.0.1 --directory site 8000"

## Damage 100,000 books: each year is exact or held back. `make nightly PRONGSAI_SEED=7` for others.
nightly: prepare
	PRONGSAI_CASES=$(or $(PRONGSAI_CASES),100000) PRONGSAI_SEED=$(or $(PRONGSAI_SEED),1) \
	  swift test -c release --scratch-path .build/nightly -Xswiftc -enable-testing \
	  --filter DamageTests

## Lint, build with the arrows held, and run every test.
test: prepare-tests lint
	swift build --build-tests $(SWIFT_FLAGS)
	swift test $(SWIFT_FLAGS)

## The same as test.
check: test

lint:
	swift format lint --strict --recursive --parallel $(SOURCES)

## Let the formatter decide the layout.
format:
	swift format --in-place --recursive --parallel $(SOURCES)

## Record golden files anew: the pages of docs/diagnostics, what components print, the demo site.
golden: prepare
	PRONGSAI_GOLDEN=1 swift test $(SWIFT_FLAGS) --filter "^BookTests\.|TemplateNames|ComponentTests"
	swift build --product prongsai $(SWIFT_FLAGS)
	.build/debug/prongsai build || [ $$? -eq 1 ]

## Ask the outside judges, where they lie beside the repository.
check-site: site
	@sh .ci/judge site Tests/SiteTests/judges.toml

## The same for an invented province of 100 funds and 1,000 news items.
check-province: prepare
	swift build -c release --product prongsai
	@rm -rf .build/province .build/province-site
	@Benchmarks/generate-province .build/province
	@.build/release/prongsai build --content .build/province --site .build/province-site
	@sed -e 's|^base_url.*|base_url = "https://province.example/"|' \
	  -e 's|^queries.*|queries = ["กองทุน", "ทุนการศึกษา", ["บึงศรีสุข", "/f/"], ["บึงศรีสุก", "/f/"]]|' \
	  Tests/SiteTests/judges.toml >.build/province.toml
	@sh .ci/judge .build/province-site .build/province.toml

## Show what the scan finds and misses, how fast it is, and what the roll-up holds against attackers.
check-privacy: prepare-tests
	@PRONGSAI_ATTACK_FUNDS=$(or $(PRONGSAI_ATTACK_FUNDS),300) $(PRIVACY_TESTS) \
	  --filter "DisclosureTests|CanaryTests" >.build/check-privacy.log 2>&1 \
	  || { grep '✘' .build/check-privacy.log; exit 1; }
	@# How fast is measured alone: attackers beside it would empty its caches.
	@PRONGSAI_SCAN_BENCH=1 $(PRIVACY_TESTS) --skip-build --filter ScanSpeed \
	  >>.build/check-privacy.log 2>&1
	@grep -E '^(privacy|rollup|attack):' .build/check-privacy.log
	@grep -E 'CanaryTests passed|DoesNotCompileTests passed|Test run with' .build/check-privacy.log

## Hold the demo's open data against outside judges; the first run installs them.
check-data: site
	@sh .ci/prepare libreoffice-calc
	@sh .ci/check-data site

## Make a subset of Sarabun for a site of one's own: two files of 20 kB in .build/font.
font:
	@sh .ci/font

## Time the reading of cash books beside DuckDB, Ledger and hledger: BENCH_POSTINGS="100000 1000000".
bench:
	@sh Benchmarks/ledgers/run

## Measure the search in a browser, beside Pagefind, where the corpus lies beside the repository.
bench-search: prepare
	@sh Benchmarks/search/run

## Time a preview in a browser from a save to the new figure: BENCH_CONTENT=folder BENCH_EDITS=20.
bench-serve: prepare
	@sh Benchmarks/serve/run

## Build a site with Prongsai and with Hugo, side by side: BENCH_SIZES="S M L".
bench-site: prepare
	@sh Benchmarks/site/run

## Time a build after a row of a book was changed, from a cold command: BENCH_CONTENT=folder.
bench-edit: prepare
	@swift build -c release --product prongsai
	@mkdir -p .build/bench-edit
	@python3 Benchmarks/site/edit.py .build/release/prongsai $(or $(BENCH_CONTENT),content) .build/bench-edit/site

## Measure what each format of the open data costs for a million postings.
bench-export: prepare-tests
	@PRONGSAI_EXPORT_BENCH=1 $(PRIVACY_TESTS) --filter ExportSpeed | grep -E '^export:|error|✘'

## Count the instructions of the hot paths and hold them against Benchmarks/instructions/limits.txt.
check-instructions: prepare
	@sh Benchmarks/instructions/run

## Feed the readers with bytes that nobody chose, FUZZ_SECONDS=60 each.
fuzz: prepare
	@sh Fuzz/run $(FUZZERS)

prepare:
	@sh .ci/prepare

# The tests also ask the cmark-gfm command, over the official examples of Markdown, and hledger,
# over the published journals.
prepare-tests:
	@sh .ci/prepare cmark-gfm hledger
	@[ -f .build/privacy-names/family_names_th.txt ] || \
	  sh Tests/DisclosureTests/fetch-names .build/privacy-names || \
	  echo "ไม่ได้รายชื่อภาษาไทย การทดสอบนั้นจะถูกข้าม · No lists of Thai names: their test is skipped"
	@[ -f .build/spec/spec.txt ] || sh Tests/OutputsTests/fetch-spec .build/spec || \
	  echo "ไม่ได้ตัวอย่างทางการของ Markdown การทดสอบนั้นจะถูกข้าม · No official examples of Markdown: their test is skipped"
