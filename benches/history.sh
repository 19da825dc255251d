#!/bin/sh
# Makes a history as long as that of a city in many years, and measures what the program reads of it beside what git alone takes.
#
#   benches/history.sh FOLDER [SCHOOLS [COMMITS [CLERKS]]]
#
# The history is made once, by `git fast-import`, and kept in FOLDER: 20 counties of SCHOOLS schools with 5 records each
# (250: 25,000 files), COMMITS commits (100,000), of CLERKS clerks (20), who work side by side and are merged every day.
# SHUANGQIAN names the program; otherwise that of `cargo build --release`.
set -eu
folder=$1 schools=${2:-250} commits=${3:-100000} clerks=${4:-20}
program=${SHUANGQIAN:-$(dirname "$0")/../target/release/shuangqian}
records=$folder/city

made() {
    awk -v ROUND="$(dirname "$0")/../examples/cangzhou-2019/rounds/2019.toml" -v schools="$schools" -v commits="$commits" -v clerks="$clerks" '
    function data(text) { printf "data <<EOT\n%s\nEOT\n", text }
    function begin(branch, who, time, from) {
        printf "commit refs/heads/%s\nmark :%d\n", branch, ++mark
        printf "committer 县%d <clerk@example.invalid> %d +0800\n", who, time
        data("登记"); if (from) printf "from :%d\n", from
    }
    function file(path, text) { printf "M 100644 inline %s\n", path; data(text) }
    function county(c) { return sprintf("%02d县", c) }
    function school(s) { return sprintf("%03d小学", s) }
    BEGIN {
        time = 1564444800; begin("main", 0, time, 0)
        file("mechanism.toml", "title = \"机制\"\ncity = \"某市\"\nlanguage = \"zh\"\n[city_group]\nname = \"组\"\nprocuratorate = \"检\"\neducation_bureau = \"教\"")
        while ((getline line < ROUND) > 0) round = round line "\n"
        file("rounds/2019.toml", round)
        for (c = 1; c <= 20; c++) {
            file("units/" county(c) ".toml", "name = \"" county(c) "\"\nkind = \"county\"\nprocuratorate = \"检\"\neducation_bureau = \"教\"\nleader = \"张某\"")
            for (s = 1; s <= schools; s++) file("units/" county(c) "/" school(s) ".toml", "name = \"" county(c) school(s) "\"\nkind = \"primary\"\nprincipal = \"李某\"")
        }
        tip = mark
        for (w = 1; w <= clerks; w++) own[w] = tip
        while (mark < commits) {
            day++; time += 86400
            for (w = 1; w <= clerks && mark < commits; w++) {
                base = tip
                for (k = 1; k <= 8; k++) {
                    n = count[w]++; c = (w - 1) % 20 + 1; s = n % schools + 1; kind = int(n / schools) % 4; turn = int(n / schools / 4)
                    begin("w" w, w, time + k * 600, base); base = mark
                    where = "2019/" county(c) "/"
                    if (kind == 0) file("letters/" where school(s) ".toml", "copies = " (turn + 1))
                    if (kind == 1) file("conveyances/" where "2019-08-02-" school(s) ".toml", "staff_total = " (40 + turn))
                    if (kind == 2) file("inspections/" where "2019-08-12-" school(s) ".toml", "remarks = \"第" turn "次\"\n[results]\npolicy = \"problem\"")
                    if (kind == 3) file("school-work/" where school(s) ".toml", "reported_to_leaders_on = 2019-08-06\nself_inspected_on = 2019-08-" (turn % 20 + 10))
                }
                begin("main", 0, time + 40000 + w, tip); printf "merge :%d\n", base
                # A merge says again what it takes from the branch.
                for (k = count[w] - 8; k < count[w]; k++) again(w, k)
                tip = mark
            }
        }
    }
    function again(w, n,   c, s, kind, turn, where) {
        c = (w - 1) % 20 + 1; s = n % schools + 1; kind = int(n / schools) % 4; turn = int(n / schools / 4); where = "2019/" county(c) "/"
        if (kind == 0) file("letters/" where school(s) ".toml", "copies = " (turn + 1))
        if (kind == 1) file("conveyances/" where "2019-08-02-" school(s) ".toml", "staff_total = " (40 + turn))
        if (kind == 2) file("inspections/" where "2019-08-12-" school(s) ".toml", "remarks = \"第" turn "次\"\n[results]\npolicy = \"problem\"")
        if (kind == 3) file("school-work/" where school(s) ".toml", "reported_to_leaders_on = 2019-08-06\nself_inspected_on = 2019-08-" (turn % 20 + 10))
    }'
}

if [ ! -d "$records/.git" ]; then
    mkdir -p "$records"
    git init -q -b main "$records"
    made | git -C "$records" fast-import --quiet --date-format=raw
    git -C "$records" reset -q --hard main
fi

# Seconds that a command takes, the best of three.
seconds() {
    best=
    for _ in 1 2 3; do
        begun=$(date +%s%N)
        "$@" > /dev/null 2>&1 || true
        took=$((($(date +%s%N) - begun) / 1000000))
        if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
    done
    echo "$best"
}

row() {
    name=$1 own=$2 git=$3
    awk -v name="$name" -v own="$own" -v git="$git" 'BEGIN { printf "%-34s %8.2f s %8.2f s %6.2f\n", name, own / 1000, git / 1000, git ? own / git : 0 }'
}

git() { command git -C "$records" "$@"; }
bare_read() { git ls-tree -r --format='%(objectname)' "$1" | git cat-file --batch; }
total=$(git rev-list --count main)
far=$(git rev-list --first-parent main | tail -n 2 | head -n 1)
week=$(git rev-list --first-parent --before="$(($(git log -1 --format=%ct main) - 7 * 86400))" -1 main)
echo "$(git ls-files | wc -l) files, $total commits"
echo "what                                program         git   ratio"
unit=01县/001小学
paths="units/$unit.toml letters/2019/$unit.toml conveyances/2019/01县 inspections/2019/01县 school-work/2019/$unit.toml"
# shellcheck disable=SC2086
row "log SCHOOL | git log" "$(seconds "$program" -C "$records" log "$unit")" "$(seconds git log --full-history --raw main -- $paths)"
row "log | git log --raw" "$(seconds "$program" -C "$records" log --since 2100-01-01)" "$(seconds git log --raw main)"
row "diff over a week | two bare reads" "$(seconds "$program" -C "$records" diff "$week" main)" "$((2 * $(seconds bare_read main)))"
row "--at the first | a bare read" "$(seconds "$program" -C "$records" --at "$far" report progress)" "$(seconds bare_read "$far")"
row "--at the last | from the folder" "$(seconds "$program" -C "$records" --at main report progress)" "$(seconds "$program" -C "$records" report progress)"
