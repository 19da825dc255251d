# What was handed out is tried as far as this computer can, and what it cannot try is said.

untried=()

check() {
    local part
    check_source
    ground_ready
    expected_ready
    for part in "$@"; do
        step "trying $part"
        check_archive "$part"
        case $part in
            linux-x86_64) in_an_old_root; check_package amd64 ;;
            linux-aarch64) under_qemu; check_package arm64 ;;
            windows-x86_64) under_wine ;;
        esac
    done
    untried+=(
        "glibc 2.17 itself: by the versions of its symbols only"
        "ARM64 itself, and its package there"
        "a real Windows: consoles, Excel and virus scanners that hold files, paths beyond 260 characters, SmartScreen, Task Scheduler"
        "our own tests on Windows: under Wine only, by --tests"
        "PowerShell: that it takes the completions"
    )
    printf 'not tried: %s\n' "${untried[@]}"
}

# The source with all crates is whole: cargo finds everything it needs without a network.
check_source() {
    local folder=$work/try-source
    rm -rf "$folder" && mkdir -p "$folder"
    tar -xf "$out/$name-source.tar.xz" -C "$folder"
    (cd "$folder/$name-source" && CARGO_HOME=$folder/home cargo metadata --locked --offline --format-version 1 >/dev/null)
    rm -rf "$folder"
    echo "source: all crates are there"
}

# An archive unpacks to what its own sums say, and a folder to try it in.
check_archive() {
    tried=$work/try-$1
    rm -rf "$tried" && mkdir -p "$tried"
    case $1 in
        windows-*) python3 -m zipfile -e "$out/$name-$1.zip" "$tried" ;;
        *) tar -xf "$out/$name-$1.tar.xz" -C "$tried" ;;
    esac
    (
        cd "$tried/$name"
        sha256sum --quiet -c SHA256SUMS
        ls README.md README.zh-CN.md LICENSE LICENCES-OF-CRATES.txt sbom.cdx.json man/{,zh_CN/}man1/shuangqian.1 \
            completions/{shuangqian.{bash,fish,ps1,elv},_shuangqian} data-template/mechanism.toml examples/weekly-report.{sh,cmd} \
            examples/cangzhou-2019/mechanism.toml >/dev/null
    )
    echo "$1: $(find "$tried/$name" -type f | wc -l) files as their sums say"
}

# All reports of the example, each into its own file, and what else is made of it, by a program.
reports() {
    local to=$1 kind ending status
    shift
    local on=("$@" --lang zh --as-of 2019-09-10 -C examples/cangzhou-2019)
    mkdir -p "$to"
    for kind in progress form letters missing findings decisions differences assessment; do
        for ending in csv xlsx json; do
            "${on[@]}" report "$kind" -o "$to/$kind.$ending" || return
        done
        "${on[@]}" report "$kind" --format table >"$to/$kind.txt" || return
    done
    for ending in week week.html week.xlsx; do
        "${on[@]}" report weekly -o "$to/$ending" || return
    done
    for kind in letter form; do
        "${on[@]}" print "$kind" --all 献县 -o "$to/$kind.html" || return
    done
    SHUANGQIAN_LINE='shuangqian -C examples/cangzhou-2019 status 献县/' "$@" completions powershell --live >"$to/live.out" || return
    for kind in check 'check --format json' status due; do
        status=0
        # shellcheck disable=SC2086
        "${on[@]}" $kind >"$to/${kind// /-}.out" 2>&1 || status=$?
        echo "$status" >"$to/${kind// /-}.status"
        [ "$status" -lt 2 ] || return
    done
}

# Sheets are read: a CSV as Excel in China writes it, and a workbook, which a second process reads.
sheets() {
    local to=$1
    shift
    local on=("$@" --lang zh -C examples/cangzhou-2019 import)
    "${on[@]}" schools examples/roster-gbk.csv --dry-run >"$to/roster.out" || return
    "${on[@]}" inspections examples/inspections-2019.xlsx --dry-run >"$to/inspections.out" || return
    "${on[@]}" inspections --template -o "$to/template.xlsx" --county 献县
}

# The five minutes of both READMEs: what each command prints, how it ends, and the files that are left.
walk() {
    local to=$1 readme line status language
    shift
    local with=("$@")
    shuangqian() { env LC_MESSAGES="$language" "${with[@]}" "$@"; }
    for readme in README.md README.zh-CN.md; do
        language=C
        [ "$readme" = README.md ] || language=zh_CN.UTF-8
        mkdir -p "$to/$readme"
        sed -n '/^```console$/,/^```$/s/^\$ //p' "$readme" | grep -vE '^(cargo|git) ' >"$to/$readme.session"
        (
            unset LC_ALL LANG
            export LC_CTYPE=C.UTF-8
            cd "$to/$readme"
            while read -r line <&3; do
                status=0
                eval "$line" </dev/null || status=$?
                echo "$status: $line"
                [ $status -lt 2 ] || exit
            done
        ) 3<"$to/$readme.session" >"$to/$readme.out" 2>&1 || return
    done
}

# The example and the readmes outside any repository: on the other systems there is no git here.
ground_ready() {
    ground=$(mktemp -d)
    trap 'rm -rf "$ground"' EXIT
    cp -r "$work"/source/{README.md,README.zh-CN.md,examples} "$ground/"
}

# What the Linux program makes of them, with which the others are compared.
expected_ready() {
    wanted=$ground/wanted
    does_its_work "$wanted" "$(program linux-x86_64)"
    [ "$(find "$wanted" -type f | wc -l)" -gt 100 ] || refuse "the Linux program makes too little of the example"
}

# What a program makes is put into a folder.
does_its_work() {
    local to=$1
    shift
    (cd "$ground" && reports "$to" "$@" && walk "$to" "$@" && sheets "$to" "$@") >"$to.log" 2>&1 ||
        { tail -5 "$to.log" >&2; refuse "$* does not do its work"; }
}

same() {
    diff -r --exclude=.shuangqian.lock "$wanted" "$1" || refuse "$1 differs from what the Linux program makes"
}

# Bullseye has glibc 2.31, as Kylin V10 SP1 and UOS 20 have 2.28 to 2.31; older ones are not on the mirrors any more.
old_root_ready() {
    installed debootstrap:debootstrap
    [ -x "$tools/bullseye/usr/bin/dpkg" ] && [ ! -d "$tools/bullseye/debootstrap" ] || {
        rm -rf "$tools/bullseye"
        debootstrap --variant=minbase bullseye "$tools/bullseye" "$debian" >/dev/null
    }
}

# A command in that root, with /proc, where a program finds itself; that is gone with the command.
inside() {
    unshare --mount sh -ec 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" "$@"
}

in_an_old_root() {
    [ "$(id -u)" = 0 ] || { untried+=("the start on an older system: chroot needs root"); return; }
    old_root_ready
    local root=$tools/bullseye
    rm -rf "$root/try" && mkdir "$root/try"
    cp -r "$tried/$name/." "$root/try/"
    cp "$out/shuangqian_${version}_amd64.deb" "$root/try/"
    inside /bin/bash -c "cd /try && export LC_ALL=C.UTF-8 && $(declare -f reports walk sheets)
        reports /try/made /try/shuangqian && walk /try/made /try/shuangqian && sheets /try/made /try/shuangqian" >"$work/bullseye.log" 2>&1 ||
        { tail -5 "$work/bullseye.log" >&2; refuse "it does not do its work in bullseye"; }
    same "$root/try/made"
    inside /bin/sh -ec "
        dpkg -i /try/shuangqian_${version}_amd64.deb
        shuangqian --version
        cd /usr/share/shuangqian/examples && shuangqian -C cangzhou-2019 --as-of 2019-08-20 check --fail-on error
        gzip -t /usr/share/man/man1/shuangqian.1.gz /usr/share/man/zh_CN/man1/shuangqian.1.gz
        dpkg -P shuangqian
        test ! -e /usr/bin/shuangqian && test ! -e /usr/share/shuangqian" >"$work/deb.log" 2>&1 ||
        { tail -5 "$work/deb.log" >&2; refuse "the .deb is not installed and removed in bullseye"; }
    rm -rf "$root/try"
    echo "linux-x86_64: starts in bullseye ($(chroot "$root" ldd --version | head -1)); reports, sheets and walk are the same bytes; the .deb comes and goes"
}

check_package() {
    installed lintian:lintian man:man-db
    lintian --fail-on error --allow-root "$out/shuangqian_${version}_$1.deb" || refuse "lintian finds errors"
    echo "shuangqian_${version}_$1.deb: lintian finds no error"
}

# Run by qemu alone, a program cannot start itself again, as it does to read a workbook.
under_qemu() {
    installed qemu-aarch64-static:qemu-user-static
    debian_rust_ready
    local to=$ground/under-qemu with=(qemu-aarch64-static -L "$tools/arm64" "$tried/$name/shuangqian")
    (cd "$ground" && reports "$to" "${with[@]}" && walk "$to" "${with[@]}") >"$to.log" 2>&1 ||
        { tail -5 "$to.log" >&2; refuse "it does not do its work under qemu"; }
    cp "$wanted"/{roster,inspections}.out "$wanted/template.xlsx" "$to/"
    same "$to"
    untried+=("sheets on ARM64: under qemu a program cannot start itself")
    echo "linux-aarch64: under qemu reports and walk are the same bytes"
}

# Wine 8 lacks the library of random bytes that Rust asks; three lines stand in for it.
wine_ready() {
    installed wine:wine "$wine:wine64"
    export WINEPREFIX=$work/wine WINEDEBUG=-all
    "$wine" wineboot -i >/dev/null 2>&1 || true
    printf '%s\n' '#include <windows.h>' 'BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);' \
        '__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T length) { return SystemFunction036(to, (ULONG)length); }' >"$work/prng.c"
    x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$work/prng.c" -ladvapi32
}

under_wine() {
    wine_ready
    does_its_work "$ground/under-wine" "$wine" "$tried/$name/shuangqian.exe"
    as_from_unix "$ground/under-wine"
    same "$ground/under-wine"
    echo "windows-x86_64: under Wine reports, sheets and walk are the same bytes"
}

# Our own tests, but for the one that asks cargo. There is no git, so what needs it says that it is skipped.
tests_under_wine() {
    windows_ready
    wine_ready
    CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=$wine for_windows test --offline --frozen --no-fail-fast \
        -Zbuild-std=std,panic_unwind,proc_macro,test -- --skip the_tests_ask_no_crate_for_more_than_the_program_does
}

# Each file in a workbook names the system that packed it, by one byte, which differs; all else in it must not.
as_from_unix() {
    python3 - "$1" <<'PYTHON'
import pathlib, sys
for file in pathlib.Path(sys.argv[1]).rglob("*.xlsx"):
    entry, *entries = file.read_bytes().split(b"PK\1\2")
    file.write_bytes(b"PK\1\2".join([entry] + [one[:1] + b"\3" + one[2:] for one in entries]))
PYTHON
}
