#!/bin/sh
# Makes a history as long as that of a city in many years, and measures what the program reads of it beside what git alone takes.
#
#   benches/history.sh FOLDER [SCHOOLS [COMMITS [CLERKS]]]
#
# The history is made once, by `git fast-import`, and kept in FOLDER: 20 counties of SCHOOLS schools with 5 records each
# (250: 25,000 files), COMMITS commits (100,000), of CLERKS clerks (20), who work side by side and are merged every day.
# SHUANGQIAN names the program; otherwise that of `cargo build --release`. Of TURNS turns (5) of each two the best counts.
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
    # What a clerk records as the nth.
    function record(w, n,   c, s, kind, turn, where) {
        c = (w - 1) % 20 + 1; s = n % schools + 1; kind = int(n / schools) % 4; turn = int(n / schools / 4)
        where = "2019/" county(c) "/"
        if (kind == 0) file("letters/" where school(s) ".toml", "copies = " (turn + 1))
        if (kind == 1) file("conveyances/" where "2019-08-02-" school(s) ".toml", "staff_total = " (40 + turn))
        if (kind == 2) file("inspections/" where "2019-08-12-" school(s) ".toml", "remarks = \"第" turn "次\"\n[results]\npolicy = \"problem\"")
        if (kind == 3) file("school-work/" where school(s) ".toml", "reported_to_leaders_on = 2019-08-06\nself_inspected_on = 2019-08-" (turn % 20 + 10))
    }
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
        while (mark < commits) {
            time += 86400
            for (w = 1; w <= clerks && mark < commits; w++) {
                base = tip
                for (k = 1; k <= 8; k++) {
                    begin("w" w, w, time + k * 600, base); base = mark
                    record(w, count[w]++)
                }
                begin("main", 0, time + 40000 + w, tip); printf "merge :%d\n", base
                # A merge says again what it takes from the branch.
                for (k = count[w] - 8; k < count[w]; k++) record(w, k)
                tip = mark
            }
        }
    }'
}

if [ ! -d "$records/.git" ]; then
    mkdir -p "$records"
    git init -q -b main "$records"
    made | git -C "$records" fast-import --quiet --date-format=raw
fi

git() { command git -C "$records" "$@"; }
ours() { "$program" -C "$records" "$@"; }
bare_read() { git ls-tree -r --format='%(objectname)' "$1" | git cat-file --batch; }

# Milliseconds that something takes. What fails is not measured; 1 says that something is wrong with the records.
took() {
    begun=$(date +%s%N)
    "$@" > "$folder/said" 2>&1 || [ $? -eq 1 ] || { cat "$folder/said" >&2; exit 1; }
    echo $((($(date +%s%N) - begun) / 1000000))
}

# A row of the table: what, and the best times of two functions that take turns.
row() {
    own= other=
    for _ in $(seq "${TURNS:-5}"); do
        one=$(took "$2")
        if [ -z "$own" ] || [ "$one" -lt "$own" ]; then own=$one; fi
        one=$(took "$3")
        if [ -z "$other" ] || [ "$one" -lt "$other" ]; then other=$one; fi
    done
    awk -v what="$1" -v own="$own" -v other="$other" 'BEGIN { printf "%-52s %6.2f s %6.2f s %6.2f\n", what, own / 1000, other / 1000, own / other }'
}

git reset -q --hard main
far=$(git rev-list --skip=$((commits * 9 / 10)) -1 main)
week=$(git rev-list --first-parent --before="$(($(git log -1 --format=%ct main) - 7 * 86400))" -1 main)
monday=$(git log -1 --format=%cs "$week")
unit=01县/001小学
paths="units/$unit.toml letters/2019/$unit.toml conveyances/2019/01县 inspections/2019/01县 school-work/2019/$unit.toml"
then=$folder/then report=$folder/weekly
graph=$records/.git/objects/info/commit-graph
rm -rf "$then" "$graph" "$report"
git worktree prune
git worktree add -q --detach "$then" "$far"
ours --at main report weekly -o "$report" --proof 2> "$folder/said" || [ $? -eq 1 ]

log_school() { ours log "$unit"; }
# shellcheck disable=SC2086
git_log_school() { git log --full-history --raw main -- $paths; }
log_week() { ours log --since "$monday"; }
git_log_all() { git log --raw main; }
diff_week() { ours diff "$week" main; }
two_bare_reads() { bare_read "$week" && bare_read main; }
at_far() { ours --at "$far" report progress; }
folder_then() { "$program" -C "$then" report progress; }
bare_read_far() { bare_read "$far"; }
verify() { ours report verify "$report"; }
weekly() { ours --at main report weekly -o "$folder/again"; }

echo "$(git ls-files | wc -l) files, $(git rev-list --count main) commits"
echo "what | beside what                                    program    other  ratio"
row "log SCHOOL | git log" log_school git_log_school
git commit-graph write --reachable --changed-paths --no-progress
row "log SCHOOL | git log, with the graph of commits" log_school git_log_school
rm -f "$graph"
row "log --since a week ago | git log of everything" log_week git_log_all
row "diff over a week | two bare reads" diff_week two_bare_reads
row "--at 9/10 of the commits ago | that state in a folder" at_far folder_then
row "--at 9/10 of the commits ago | a bare read" at_far bare_read_far
row "report verify of a week | report weekly" verify weekly
git worktree remove --force "$then"
